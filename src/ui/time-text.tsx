import { useEffect, useState } from 'react';
import { formatExactDate, formatRelativeDate } from './format.ts';

export interface TimeTextProps {
  /** ISO string or epoch milliseconds. */
  readonly value: string | number;
  /** IANA name of the zone in which it is told. */
  readonly timeZone: string;
  readonly locale?: string | undefined;
  readonly className?: string | undefined;
}

/** A date as people say it ("yesterday, 18:40"), exact on hover and in the machine-readable attribute. Renewed each half minute. */
export function TimeText({ value, timeZone, locale, className }: TimeTextProps) {
  const now = useNow(30_000);
  const iso = new Date(value).toISOString();
  return (
    <time dateTime={iso} title={formatExactDate(value, { timeZone, locale })} className={className}>
      {formatRelativeDate(value, { timeZone, now, locale })}
    </time>
  );
}

/** The current moment in epoch milliseconds, renewed every `intervalMs` and when the page comes back to view. */
export function useNow(intervalMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const renew = () => setNow(Date.now());
    const timer = setInterval(renew, intervalMs);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [intervalMs]);
  return now;
}
