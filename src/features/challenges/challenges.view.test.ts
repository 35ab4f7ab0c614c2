import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportOf, snapshotCounters } from '#src/domain/export-report.ts';
import { readExport } from '#src/domain/snapshots.ts';
import { aDevice } from '#tests/support/people.ts';
import { challengesOfToday } from './challenges.view.ts';

const at = (now: string, timeZone = 'Europe/Berlin') => ({ now: Date.parse(now), timeZone });
const challenge = (type: string, index: number, more: object = {}) => ({
  date: '2025-11-05',
  type,
  index,
  target: 1,
  rewardXP: 6,
  availableFrom: 1_762_300_000_000,
  title: 'T',
  description: 'D',
  eonMessage: 'E',
  completionMessage: 'C',
  ...more,
});
const reported = (daily_challenges: unknown, more: object = {}) => ({
  device_id: aDevice().id,
  epoch: 1,
  daily_challenges,
  as_of: '2025-11-05T08:00:00Z',
  ...more,
});
const noon = at('2025-11-05T12:00:00Z');

describe('challenges of today', () => {
  it('are those of each paired device, in the order it gave them', () => {
    const [list] = challengesOfToday(
      [reported([challenge('minutes', 0), challenge('cycles', 1, { completed: true })])],
      [aDevice()],
      noon,
    );
    expect(list?.challenges.map(({ type, completed }) => [type, completed])).toEqual([
      ['minutes', false],
      ['cycles', true],
    ]);
    expect(list?.asOf).toBe('2025-11-05T08:00:00Z');
  });

  it('are of the date where the device is, from its midnight to its midnight', () => {
    const rows = [reported([challenge('minutes', 0)])];
    const auckland = aDevice({ time_zone: 'Pacific/Auckland' });
    expect(challengesOfToday(rows, [auckland], at('2025-11-04T11:30:00Z'))).toHaveLength(1);
    expect(challengesOfToday(rows, [auckland], noon)).toEqual([]);
    const unknown = aDevice({ time_zone: null });
    expect(challengesOfToday(rows, [unknown], at('2025-11-05T23:30:00Z', 'America/New_York'))).toHaveLength(1);
    expect(challengesOfToday(rows, [unknown], at('2025-11-05T23:30:00Z', 'Europe/Berlin'))).toEqual([]);
  });

  it('leave out what is unreadable, repeated, of another day, of an earlier epoch or of no paired editor', () => {
    const mixed = [challenge('minutes', 0), challenge('minutes', 0, { completed: true }), 'no', { id: 7 }];
    const [list] = challengesOfToday([reported(mixed)], [aDevice()], noon);
    expect(list?.challenges).toEqual([expect.objectContaining({ type: 'minutes', completed: true })]);
    for (const other of [
      null,
      'text',
      {},
      [],
      [challenge('dance', 0)],
      [challenge('minutes', 0, { date: '2025-11-04' })],
    ]) {
      expect(challengesOfToday([reported(other)], [aDevice()], noon)).toEqual([]);
    }
    const rows = [reported([challenge('minutes', 0)])];
    expect(challengesOfToday(rows, [aDevice({ current_epoch: 2 })], noon)).toEqual([]);
    expect(challengesOfToday(rows, [aDevice({ kind: 'import' })], noon)).toEqual([]);
    expect(challengesOfToday(rows, [aDevice({ revoked_at: '2025-11-05T09:00:00Z' })], noon)).toEqual([]);
    expect(challengesOfToday([], [aDevice()], noon)).toEqual([]);
  });

  it('read what our clients really send of an export', () => {
    const text = readFileSync('tests/fixtures/exports/05-pledges-and-challenges.json', 'utf8');
    const source = readExport(text);
    if (!source.ok) throw new Error('the fixture could not be read');
    const { dailyChallenges } = snapshotCounters(source.value, reportOf(source.value, { zone: 'UTC' }));
    const [list] = challengesOfToday([reported(dailyChallenges)], [aDevice()], at('2025-08-02T12:00:00Z'));
    expect(list?.challenges.length).toBeGreaterThan(0);
    expect(list?.challenges).toEqual(dailyChallenges);
  });
});
