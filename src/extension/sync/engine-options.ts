import type { Clock } from '../client/clock.ts';
import type { Http } from '../client/http.ts';
import type { PairedDevice } from './device-file.ts';
import type { EngineView } from './engine-view.ts';
import type { Leases } from './lease.ts';

export interface EngineOptions {
  /** The extension's folder for this profile. */
  readonly root: string;
  readonly device: PairedDevice;
  readonly http: Http;
  readonly token: () => string | undefined;
  /** Whether all consents hold now. */
  readonly allowed: () => boolean;
  readonly clientVersion: string;
  readonly onView: (view: EngineView) => void;
  readonly onConsent: (consent: PairedDevice['consent']) => void;
  readonly log: (line: string) => void;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly leases?: Leases;
}
