import { type ReactNode, Suspense, useCallback, useState } from 'react';
import { useElementWidth } from '../use-element-width.ts';
import { whenRested } from '../when-rested.ts';

/** How long a chart in view stays still when nobody turns to it. */
const restMs = 3_500;

interface WakingChartProps {
  /** In pixels, the same asleep and awake. */
  readonly height: number;
  /** The drawing that needs nothing but itself; its columns carry their keys as `data-column`. */
  readonly still: (width: number) => ReactNode;
  /** The same with all that reacts to a pointer; its code may come later. */
  readonly awake: (width: number) => ReactNode;
  /** A column of the still drawing was chosen; a function that stays the same. */
  readonly onSelect: ((key: string) => void) | undefined;
}

/**
 * A chart that is there with the first paint, and becomes interactive when somebody turns to it or, in view, after a
 * while of rest: a page of charts never keeps a small machine busy while it opens.
 */
export function WakingChart({ height, still, awake, onSelect }: WakingChartProps) {
  const [frame, width] = useElementWidth(640);
  const [isAwake, setAwake] = useState(false);
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return;
      const stopMeasuring = frame(element);
      const stopWatching = watch(element, () => setAwake(true), onSelect);
      return () => {
        stopMeasuring?.();
        stopWatching();
      };
    },
    [frame, onSelect],
  );
  return (
    <div
      ref={ref}
      style={{ height }}
      data-chart={isAwake ? 'awake' : 'still'}
      className="relative min-w-0 overflow-hidden"
    >
      {isAwake ? <Suspense fallback={still(width)}>{awake(width)}</Suspense> : still(width)}
    </div>
  );
}

/** Wakes the chart when a pointer comes or a column is tapped, or when it has been in view for a while. */
function watch(element: HTMLElement, wake: () => void, onSelect: ((key: string) => void) | undefined): () => void {
  let callOff = () => {};
  const stop = new AbortController();
  const { signal } = stop;
  // A touch is answered by the drawing that was touched; it wakes the chart for the next one.
  element.addEventListener('pointerenter', ({ pointerType }) => pointerType === 'mouse' && wake(), { signal });
  const choose = ({ target }: MouseEvent) => {
    const column = target instanceof Element ? target.getAttribute('data-column') : null;
    if (column !== null) onSelect?.(column);
    wake();
  };
  element.addEventListener('click', choose, { signal });
  const observer = new IntersectionObserver((entries) => {
    callOff();
    if (entries.at(-1)?.isIntersecting === true) callOff = whenRested(wake, restMs);
  });
  observer.observe(element);
  return () => {
    callOff();
    observer.disconnect();
    stop.abort();
  };
}
