/** Any history, over zones and changes of the clock, with odd rows in it, makes the same figures on both sides. */
import fc from 'fast-check';
import { afterAll, test } from 'vitest';
import { oddRow } from '#tests/database/odd-rows.ts';
import { sessionRow } from '#tests/database/sessions.ts';
import { bring } from './bring.ts';
import { compareAll } from './reads.ts';
import { closeSides, newPair } from './sides.ts';

afterAll(closeSides);

const MINUTE_MS = 60_000;
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
const NOW = Date.now();
/** Around the changes of the clock in spring and autumn, and the last weeks, which the dashboard shows. */
const WINDOWS = [Date.UTC(2026, 2, 7), Date.UTC(2026, 2, 28), Date.UTC(2026, 9, 24), NOW - 12 * 86_400_000];

const session = fc
  .record({
    window: fc.constantFrom(...WINDOWS),
    minute: fc.nat({ max: 10 * 24 * 60 }),
    activeMs: fc.constantFrom(0, MINUTE_MS, 10 * MINUTE_MS, 55 * MINUTE_MS),
    cycles: fc.nat({ max: 40 }),
    goalMinutes: fc.constantFrom(1, 5, 10, 12),
    timeZone: fc.constantFrom(...ZONES),
    pattern: fc.constantFrom('boxing', '4-7-8-0', ''),
    pause: fc.constantFrom(0, 20_000),
  })
  .map(({ window, minute, pause, ...facts }) =>
    sessionRow({ ...facts, start: window + minute * MINUTE_MS, span: facts.activeMs + pause }),
  );

const history = fc.record({
  sessions: fc.array(session, { maxLength: 40 }),
  odd: fc.array(oddRow(NOW), { maxLength: 8 }),
  timeZone: fc.constantFrom(...ZONES),
  dayStart: fc.constantFrom(0, 3, 12),
  totalXP: fc.option(fc.nat({ max: 3000 })),
});

test('any history', { timeout: 120_000 }, async () => {
  const property = fc.asyncProperty(history, async ({ sessions, odd, timeZone, dayStart, totalXP }) => {
    const pair = await newPair();
    const profile = { time_zone: timeZone, day_start_hour: dayStart };
    await pair.ask((side) => side.rest.from('profiles').update(profile).eq('user_id', side.userId));
    const rows = [...sessions, ...odd.map((row) => row ?? null), ...sessions.slice(0, 3)];
    const snapshot = { totalXP, totalMeditationTime: totalXP, exportDate: new Date(WINDOWS[1] ?? 0).toISOString() };
    await bring(pair, { rows, timeZone, snapshot, rowsAtOnce: 20 });
    await compareAll(pair);
  });
  await fc.assert(property, { numRuns: 8 });
});
