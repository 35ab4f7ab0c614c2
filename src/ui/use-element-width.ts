import { useCallback, useState } from 'react';

/** The inner width of an element in pixels, followed as it changes; `initial` until it is measured. */
export function useElementWidth(
  initial: number,
): readonly [(element: HTMLElement | null) => (() => void) | undefined, number] {
  const [width, setWidth] = useState(initial);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    // The first report comes before the next paint, when the browser has laid the page out anyway.
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
