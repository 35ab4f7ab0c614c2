import { localDate } from '#src/domain/calendar.ts';
import { useNow } from '#src/ui/time-text.tsx';

const lookEveryMs = 15_000;

/** Today in the person's zone with their own start of the day; turns over by itself while the page is open. */
export function useToday(timeZone: string, dayStartHour: number): string {
  return localDate(useNow(lookEveryMs), timeZone, dayStartHour);
}
