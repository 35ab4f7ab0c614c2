import { useEffect, useRef, useState } from 'react';
import { formatNumber } from './format.ts';
import { prefersReducedMotion } from './theme.ts';

export interface AnimatedNumberProps {
  readonly value: number;
  /** How the figure is written; whole numbers in the page's locale by default. */
  readonly format?: ((value: number) => string) | undefined;
  /** Milliseconds, 300 to 800. */
  readonly duration?: number | undefined;
  readonly className?: string | undefined;
}

/**
 * A figure that counts to its new value. The first value stands at once, and so does every one under reduced motion.
 * Assistive technology reads the real value only.
 */
export function AnimatedNumber({ value, format = formatNumber, duration = 600, className }: AnimatedNumberProps) {
  const [shown, setShown] = useState(value);
  const current = useRef(value);

  useEffect(() => {
    const from = current.current;
    if (from === value) return;
    if (prefersReducedMotion() || document.visibilityState === 'hidden') {
      current.current = value;
      setShown(value);
      return;
    }
    const start = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const t = Math.min(1, Math.max(0, (now - start) / duration));
      const eased = 1 - (1 - t) ** 4;
      current.current = t === 1 ? value : from + (value - from) * eased;
      setShown(current.current);
      if (t < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [value, duration]);

  const wholeNumbers = Number.isInteger(value);
  return (
    <span className={className}>
      <span aria-hidden="true" className={shown === value ? undefined : 'tabular'}>
        {format(wholeNumbers ? Math.round(shown) : shown)}
      </span>
      <span className="sr-only">{format(value)}</span>
    </span>
  );
}
