const lockName = 'bm-breathe';

const nothingHeld = (): void => undefined;

/**
 * Makes this tab the one that breathes. Resolves to the function that gives the place free, or to `null` while
 * another tab has it. A browser without locks has one place a tab.
 */
export function takePlace(): Promise<(() => void) | null> {
  if (!('locks' in navigator)) return Promise.resolve(nothingHeld);
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(lockName, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
}
