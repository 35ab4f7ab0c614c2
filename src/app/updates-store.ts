import { create } from 'zustand';

interface Updates {
  /** Opens the new version, in every tab that is opened from now on; `null` while this is the newest. */
  readonly open: (() => void) | null;
}

/** Whether a newer version of the app is here; written only by the registration of the service worker. */
export const updatesStore = create<Updates>(() => ({ open: null }));
