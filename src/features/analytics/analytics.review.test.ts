import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#src/domain/calendar.ts';
import { formatDay } from '#src/ui/format.ts';
import { reviewSpan, weekFigures } from './analytics.review.ts';
import { aRow, atHour } from './analytics.test-data.ts';
import { reviewTexts as texts } from './analytics-review.texts.ts';
import { reviewSentences } from './review-words.ts';

const week = '2025-11-03';
const goals = [{ validFrom: '0001-01-01', dailyMinutes: 10, weeklyMinutes: 30 }];
const told = (...rows: Parameters<typeof weekFigures>[1]) => reviewSentences(weekFigures(week, rows, goals));

describe('the week in words', () => {
  it('takes rest as rest', () => {
    expect(told()).toEqual([texts.rest]);
    expect(told(aRow('2025-10-30', 20))).toEqual([texts.restAfter(20)]);
    expect(told(aRow('2025-11-03', 0))).toEqual([texts.noTime(1), texts.rest]);
  });

  it('says what was, what stands out, and how it lies beside the week before', () => {
    expect(told(aRow('2025-10-30', 5), atHour('2025-11-03', 8), atHour('2025-11-04', 8))).toEqual([
      texts.practised(10, 2, 2),
      texts.parts.morning,
      texts.more(5),
    ]);
    expect(told(aRow('2025-10-30', 20), atHour('2025-11-03', 20))).toContain(texts.less(20));
    expect(told(aRow('2025-10-30', 5), atHour('2025-11-03', 2))).toEqual([
      texts.practised(5, 1, 1),
      texts.parts.night,
      texts.same,
    ]);
    expect(told(aRow('2025-11-03', 40))).toContain(texts.goalReached(30));
    expect(told(aRow('2025-10-15', 5), atHour('2025-11-03', 13))).toContain(texts.return(2));
    expect(told(atHour('2025-11-03', 8), atHour('2025-11-04', 13, 2), atHour('2025-11-06', 20))).toContain(
      texts.fullest(formatDay('2025-11-04', 'long'), 10),
    );
    expect(told(atHour('2025-11-03', 8), atHour('2025-11-04', 13))).toEqual([texts.practised(10, 2, 2)]);
  });

  it('looks at the week and the four before', () => {
    expect(reviewSpan(week)).toEqual({ from: '2025-10-06', to: '2025-11-09' });
  });

  const day = fc.record({
    back: fc.integer({ min: 0, max: 34 }),
    hour: fc.integer({ min: 0, max: 23 }),
    sessions: fc.integer({ min: 1, max: 20 }),
    seconds: fc.integer({ min: 0, max: 20_000 }),
  });
  const rowsOf = (days: readonly { back: number; hour: number; sessions: number; seconds: number }[]) =>
    days
      .map(({ back, hour, sessions, seconds }) => {
        const active_ms = seconds * 1000;
        const date = addDays('2025-11-09', -back);
        const active_ms_by_hour = Array.from({ length: 24 }, (_, at) => (at === hour ? active_ms : 0));
        return aRow(date, 0, { active_ms, sessions, active_days: 1, active_ms_by_hour });
      })
      .map((row) => ({ ...row, active_days: row.active_ms > 0 ? 1 : 0 }));

  it('is kind: no command, no hype, no guilt, nobody else, and never more than three sentences', () => {
    const unkind =
      /!|\b(should|must|only|just|fail|failed|lost|lose|miss|missed|behind|lazy|bad|worse|least|try|keep|don.t|others|average|people|users|rank|better than|streak|enough|not)\b/i;
    fc.assert(
      fc.property(fc.uniqueArray(day, { selector: (one) => one.back, maxLength: 20 }), (days) => {
        const sentences = reviewSentences(weekFigures(week, rowsOf(days), goals));
        expect(sentences.length).toBeGreaterThan(0);
        expect(sentences.length).toBeLessThanOrEqual(3);
        expect(sentences.join(' ')).not.toMatch(unkind);
      }),
    );
  });

  it('is true: every number in it is one of the figures', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { selector: (one) => one.back, maxLength: 20 }), (days) => {
        const rows = rowsOf(days);
        const own = rows.filter((row) => row.local_date >= week);
        const before = rows.filter((row) => row.local_date < week && row.local_date >= addDays(week, -7));
        const minutes = (list: typeof rows) => Math.floor(list.reduce((sum, row) => sum + row.active_ms, 0) / 60_000);
        const figures = weekFigures(week, rows, goals);
        expect([figures.minutes, figures.minutesBefore]).toEqual([minutes(own), minutes(before)]);
        const known = [
          minutes(own),
          minutes(before),
          minutes(own) - minutes(before),
          own.reduce((sum, row) => sum + row.sessions, 0),
          own.filter((row) => row.active_ms > 0).length,
          30,
          figures.restBefore,
          ...own.map((row) => minutes([row])),
        ];
        const dates = own.map((row) => formatDay(row.local_date, 'long'));
        const sentences = reviewSentences(figures).map((sentence) =>
          dates.reduce((text, date) => text.replace(date, ''), sentence),
        );
        const numbers = sentences.join(' ').replaceAll(',', '').match(/\d+/g) ?? [];
        for (const number of numbers) expect(known).toContain(Number(number));
        if (minutes(own) * 60_000 >= 30 * 60_000) expect(figures.goalReached).toBe(true);
      }),
    );
  });
});
