import { formatDay } from '#src/ui/format.ts';
import type { WeekFigures } from './analytics.review.ts';
import { reviewTexts as texts } from './analytics-review.texts.ts';

function aboutBefore({ minutes, minutesBefore, restBefore }: WeekFigures): string | null {
  if (minutesBefore === 0) return restBefore > 0 && restBefore < 4 ? texts.return(restBefore) : null;
  if (minutes === minutesBefore) return texts.same;
  return minutes > minutesBefore ? texts.more(minutes - minutesBefore) : texts.less(minutesBefore);
}

/**
 * A week in two or three sentences, made from its figures and nothing else. It looks at the person's own weeks only,
 * names what was and never what was not, and takes rest as rest.
 */
export function reviewSentences(week: WeekFigures): string[] {
  if (week.practised === 0) {
    if (week.sessions > 0) return [texts.noTime(week.sessions), texts.rest];
    return [week.minutesBefore > 0 ? texts.restAfter(week.minutesBefore) : texts.rest];
  }
  const noticed =
    week.dayPart !== null
      ? texts.parts[week.dayPart]
      : week.fullestDay !== null
        ? texts.fullest(formatDay(week.fullestDay.date, 'long'), week.fullestDay.minutes)
        : null;
  return [
    texts.practised(week.minutes, week.sessions, week.practised),
    noticed,
    week.goalReached ? texts.goalReached(week.goalMinutes) : null,
    aboutBefore(week),
  ]
    .filter((sentence) => sentence !== null)
    .slice(0, 3);
}
