import { describe, expect, test } from 'vitest';
import hashes from '#tests/fixtures/rules/content-hash.json';
import epochs from '#tests/fixtures/rules/device-epochs.json';
import bonuses from '#tests/fixtures/rules/goal-bonus.json';
import levels from '#tests/fixtures/rules/levels.json';
import dates from '#tests/fixtures/rules/local-dates.json';
import runs from '#tests/fixtures/rules/runs.json';
import batches from '#tests/fixtures/rules/session-batches.json';
import checks from '#tests/fixtures/rules/session-checks.json';
import { localDate, localHour } from './calendar.ts';
import { levelOf } from './levels.ts';
import { contentHash, contentHashInput, validateBatch, validateSession } from './sessions.ts';
import { currentRun, longestRun, runsOf } from './streaks.ts';
import { foldTotals } from './totals.ts';
import { goalBonus } from './xp.ts';

describe('the shared cases', () => {
  test.each(levels)('level of $xp XP', ({ xp, ...expected }) => {
    expect(levelOf(xp)).toMatchObject(expected);
  });

  test.each(bonuses)('bonus for $activeMs ms toward $goalMinutes min', ({ activeMs, goalMinutes, bonus }) => {
    expect(goalBonus(activeMs, goalMinutes)).toBe(bonus);
  });

  test.each(dates)('$instant in $zone, day from $dayStartHour', ({ instant, zone, dayStartHour, date, hour }) => {
    expect(localDate(instant, zone, dayStartHour)).toBe(date);
    expect(localHour(instant, zone)).toBe(hour);
  });

  test.each(hashes)('hash of $input', async ({ input, hash, ...facts }) => {
    expect(contentHashInput(facts)).toBe(input);
    expect(await contentHash(facts)).toBe(hash);
  });

  test.each(runs)('runs: $name', (given) => {
    const found = runsOf(given.dates);
    expect(found).toEqual(given.runs);
    expect(longestRun(found)).toEqual(given.longest);
    expect(currentRun(found.at(-1) ?? null, given.today)?.days ?? 0).toBe(given.current);
  });

  test.each(checks)('row: $name', ({ row, asOf, outcome, codes }) => {
    expect(validateSession(row, { asOf: Date.parse(asOf) })).toMatchObject({ outcome, codes });
  });

  test.each(batches)('batch: $name', ({ rows, asOf, results }) => {
    const found = validateBatch(rows, { asOf: Date.parse(asOf) });
    expect(found.map(({ outcome, codes }) => ({ outcome, codes }))).toEqual(results);
  });

  test.each(epochs)('totals: $name', ({ sessions, snapshots, totals }) => {
    const folded = foldTotals(
      sessions.map(({ device, goalBonusXP, ...session }) => ({
        ...session,
        deviceId: device,
        goalBonusXp: goalBonusXP,
        pledgeHonored: null,
        pattern: null,
      })),
      snapshots.map(({ device, totalXP, totalMeditationTime, ...snapshot }) => ({
        ...snapshot,
        deviceId: device,
        totalXp: totalXP,
        totalMs: totalMeditationTime,
      })),
    );
    expect(folded.totals).toMatchObject(totals);
  });
});
