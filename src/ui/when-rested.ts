/**
 * Does something that can wait: after `restMs`, and then once the browser has nothing else to do (at the latest after
 * as long again). Browsers that don't tell when they are idle (Safari) do it right away then. Returns how to call it off.
 */
export function whenRested(work: () => void, restMs: number): () => void {
  let idle: number | undefined;
  const timer = setTimeout(() => {
    if ('requestIdleCallback' in window) idle = window.requestIdleCallback(work, { timeout: restMs });
    else work();
  }, restMs);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) window.cancelIdleCallback(idle);
  };
}
