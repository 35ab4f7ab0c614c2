import { expect, test } from 'vitest';
import { badgeDates } from './badges.ts';
import { addDays } from './calendar.ts';
import type { SessionFact } from './day-totals.ts';
import { foldTotals } from './totals.ts';

const session = (date: string, hour: number, activeMs: number): SessionFact => {
  const start = Date.parse(`${date}T${String(hour).padStart(2, '0')}:00:00.000Z`);
  return {
    deviceId: 'laptop',
    epoch: 1,
    id: `sess-${start}`,
    startedAt: start,
    endedAt: start + activeMs,
    activeMs,
    cycles: 0,
    goalMinutes: null,
    goalBonusXp: 0,
    pledgeHonored: null,
    pattern: null,
    timeZone: 'UTC',
  };
};

const datesOf = (sessions: readonly SessionFact[]) => Object.fromEntries(badgeDates(foldTotals(sessions, [])));
const days = (count: number, hour: number, activeMs: number) =>
  Array.from({ length: count }, (_, at) => session(addDays('2025-01-01', at), hour, activeMs));

test('nothing practised, nothing earned', () => {
  expect(datesOf([])).toEqual({});
});

test('a session without active time is a session, and no day', () => {
  expect(datesOf([session('2025-01-01', 9, 0)])).toEqual({ first_session: '2025-01-01' });
});

test('each badge is earned on the day on which its condition first holds', () => {
  expect(datesOf(days(100, 5, 1_800_000))).toEqual({
    first_session: '2025-01-01',
    week_run: '2025-01-07',
    early_bird: '2025-01-20',
    // 30 minutes a day.
    ten_hours: '2025-01-20',
    month_run: '2025-01-30',
    hundred_sessions: '2025-04-10',
    hundred_days: '2025-04-10',
    fifty_hours: '2025-04-10',
    hundred_run: '2025-04-10',
  });
});

test.each([
  ['early_bird', 4, false],
  ['early_bird', 11, true],
  ['early_bird', 12, false],
  ['evening_rest', 17, false],
  ['evening_rest', 18, true],
  ['evening_rest', 23, true],
])('%s counts starts at %i h: %s', (badge, hour, counts) => {
  expect(datesOf(days(20, hour, 60_000))[badge]).toBe(counts ? '2025-01-20' : undefined);
});

test('the first run that is long enough counts, from its own beginning', () => {
  const later = days(40, 9, 60_000).filter((_, at) => at !== 6);
  expect(datesOf(later)).toMatchObject({ week_run: '2025-01-14' });
});
