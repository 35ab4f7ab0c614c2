/**
 * Does something once the browser has drawn what it has to draw, at the latest after `timeoutMs`. Returns how to call
 * it off. Browsers that don't tell when they are idle (Safari) do it right after the current work.
 */
export function whenIdle(work: () => void, timeoutMs: number): () => void {
  if ('requestIdleCallback' in window) {
    const handle = window.requestIdleCallback(work, { timeout: timeoutMs });
    return () => window.cancelIdleCallback(handle);
  }
  const handle = setTimeout(work);
  return () => clearTimeout(handle);
}
