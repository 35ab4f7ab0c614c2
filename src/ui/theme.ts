import { useSyncExternalStore } from 'react';

/** The person's choice of theme; "system" follows the operating system. */
export type Theme = 'system' | 'light' | 'dark';
/** The person's choice of motion; "system" follows the operating system. */
export type Motion = 'system' | 'reduced' | 'full';

// public/first-paint.js reads the same names before the first paint.
const themeKey = 'bm.theme';
const motionKey = 'bm.motion';
const groundLight = '#f7f9f7';
const groundDark = '#11170c';

/** Shows the theme at once and remembers it on this device for the next first paint. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  remember(themeKey, theme);
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const isDarkMeta = meta.getAttribute('media')?.includes('dark') === true;
    const dark = theme === 'system' ? isDarkMeta : theme === 'dark';
    meta.content = dark ? groundDark : groundLight;
  }
}

/** Applies the motion choice at once and remembers it on this device for the next first paint. */
export function applyMotion(motion: Motion): void {
  const root = document.documentElement;
  if (motion === 'system') delete root.dataset.motion;
  else root.dataset.motion = motion;
  remember(motionKey, motion);
}

/** Whether movement is to be left out, by the person's choice or, without one, the system's. */
export function prefersReducedMotion(): boolean {
  const chosen = document.documentElement.dataset.motion;
  if (chosen === 'reduced') return true;
  if (chosen === 'full') return false;
  return reducedQuery()?.matches ?? false;
}

/** {@link prefersReducedMotion} as state: follows changes of the choice and of the system. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(subscribeToMotion, prefersReducedMotion);
}

function reducedQuery(): MediaQueryList | null {
  return typeof window.matchMedia === 'function' ? window.matchMedia('(prefers-reduced-motion: reduce)') : null;
}

function subscribeToMotion(onChange: () => void): () => void {
  const query = reducedQuery();
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-motion'] });
  query?.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    query?.removeEventListener('change', onChange);
  };
}

function remember(key: string, value: string): void {
  try {
    if (value === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage may be refused: the choice still holds for this page.
  }
}
