import { useEffect, useState } from 'react';

/** Whole seconds left until `until` (epoch milliseconds), 0 once it has passed. */
export function useCountdown(until: number): number {
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  const running = left > 0;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  // A new target may be set long after the clock was last read.
  useEffect(() => setNow(Math.min(Date.now(), until)), [until]);
  return left;
}
