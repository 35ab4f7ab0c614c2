import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { sessionRow } from '../testing/answers.ts';
import { account, open, root, rows, sentIds, start, stateOf } from '../testing/engine-windows.ts';

test('a session is kept, sent and forgotten; idle, nothing is left running or open', async () => {
  const { engine, clock } = open();
  await engine.session(sessionRow(1));
  await engine.kick();
  expect([...account.rows]).toEqual([[`1 ${sessionRow(1).id}`, 1]]);
  expect(engine.view).toMatchObject({ state: { name: 'idle', reason: '' }, pending: 0, lastSyncAt: start });
  expect(clock.planned()).toEqual([]);
  expect(await readdir(root)).toEqual(['devices']);
});

test('a session that has just ended names its zone, an older one does not', async () => {
  const now = Date.parse(String(sessionRow(1).endedAt)) + 60_000;
  const { engine } = open({ now });
  await engine.session(sessionRow(1));
  await engine.session(sessionRow(-100));
  await engine.kick();
  const sent = account.sent('/sessions:batch').flatMap((body) => body.rows as Record<string, unknown>[]);
  expect(sent.map((row) => row.timeZone)).toEqual([Intl.DateTimeFormat().resolvedOptions().timeZone, undefined]);
});

test('a whole history goes in parts with progress, and only what is new the next time', async () => {
  const { engine, clock, views } = open();
  await engine.state(stateOf(rows(0, 1040), { totalXP: 9000 }));
  await engine.kick();
  expect(account.rows.size).toBe(1000);
  expect(engine.view).toMatchObject({ state: { name: 'syncing' }, sending: { done: 1000, total: 1040 } });
  await clock.advance(1000);
  await engine.kick();
  expect(account.rows.size).toBe(1040);
  expect(views.some(({ sending }) => sending?.done === 25 && sending.total === 1040)).toBe(true);
  expect(account.snapshots).toEqual([expect.objectContaining({ totalXP: 9000 })]);
  await engine.state(stateOf(rows(0, 1041), { totalXP: 9024 }, start + 60_000));
  await engine.kick();
  expect(sentIds()).toHaveLength(1041);
  expect(account.snapshots.at(-1)).toMatchObject({ totalXP: 9024 });
  expect(engine.view.level).toBe(5);
});

test('offline, everything waits on disk, a new process sends it, once', async () => {
  account.fault = () => Promise.reject(new TypeError('fetch failed'));
  const first = open();
  await first.engine.session(sessionRow(1));
  await first.engine.state(stateOf(rows(1, 2), { totalXP: 48 }));
  await first.engine.kick();
  expect(first.engine.view).toMatchObject({ state: { name: 'offline', retryAt: start + 7500 }, pending: 2 });
  await first.engine.stop();
  account.fault = () => null;
  const second = open();
  await second.engine.wake();
  expect([...account.rows.values()]).toEqual([1, 1]);
  expect(account.snapshots).toHaveLength(1);
  expect(second.engine.view.pending).toBe(0);
});

test('it tries again by itself, also when the clock is set back by two days meanwhile', async () => {
  let isDown = true;
  account.fault = () => (isDown ? Promise.reject(new TypeError('fetch failed')) : null);
  const { engine, clock } = open();
  const step = vi.spyOn(clock, 'now');
  await engine.session(sessionRow(1));
  await engine.kick();
  isDown = false;
  step.mockImplementation(() => start - 172_800_000);
  await clock.advance(7500);
  await vi.waitFor(() => expect(account.rows.size).toBe(1));
});

test('two windows share one outbox; nothing is lost and nothing doubled', async () => {
  const windows = [open(), open(), open()];
  await Promise.all(windows.flatMap(({ engine }, at) => rows(at * 100, 20).map((row) => engine.session(row))));
  await vi.waitFor(async () => {
    for (const { engine, clock } of windows) {
      await clock.advance(2000);
      await engine.wake();
    }
    expect(account.rows.size).toBe(60);
  });
  expect([...account.rows.values()].every((times) => times === 1)).toBe(true);
});

test('cleared data opens a new epoch after what was still waiting; absence deletes nothing', async () => {
  let isDown = true;
  account.fault = () => (isDown ? Promise.reject(new TypeError('fetch failed')) : null);
  const { engine, clock } = open();
  await engine.state(stateOf(rows(0, 3), { totalXP: 72, challengesCompleted: 2 }));
  await engine.kick();
  await engine.state(stateOf([], { totalXP: 0 }, start + 1000));
  await engine.kick();
  await engine.state(stateOf(rows(50, 1), { totalXP: 24 }, start + 2000));
  await engine.kick();
  isDown = false;
  await clock.advance(3_600_000);
  await engine.kick();
  expect([...account.rows.keys()].map((key) => key.split(' ')[0])).toEqual(['1', '1', '1', '2']);
  expect(account.snapshots.map(({ totalXP, newEpoch }) => [totalXP, newEpoch])).toEqual([
    [72, undefined],
    [0, true],
    [24, undefined],
  ]);
  expect(account.epoch).toBe(2);
});

test('the opening of an epoch whose answer was lost is told again and opens it once', async () => {
  const { engine, clock } = open();
  await engine.state(stateOf(rows(0, 3), { totalXP: 72, challengesCompleted: 2 }));
  await engine.kick();
  let lose = true;
  const { fetch } = account;
  const losing: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (!String(input).endsWith('/snapshots') || !lose) return answer;
    lose = false;
    throw new TypeError('terminated');
  };
  Object.assign(account, { fetch: losing });
  const other = open();
  await engine.stop();
  await other.engine.state(stateOf([], { totalXP: 0 }, start + 1000));
  await other.engine.kick();
  expect(other.engine.view.state.name).toBe('offline');
  await other.clock.advance(7500);
  await other.engine.kick();
  expect(account.epoch).toBe(2);
  expect(clock.planned()).toEqual([]);
});

test('rows that are not accepted are listed with reasons, hold nothing up and are not sent again', async () => {
  const { engine } = open();
  const poisoned = { ...sessionRow(2), id: 'sess-nonsense' };
  const all = [sessionRow(1), poisoned, 'no row at all', sessionRow(3)];
  await engine.state(stateOf(all, { totalXP: 72 }));
  await engine.kick();
  expect(account.rows.size).toBe(2);
  expect(engine.view).toMatchObject({ pending: 0, notAccepted: 2, state: { name: 'idle' } });
  const before = sentIds().length;
  await engine.state(stateOf(all, { totalXP: 72 }, start + 1000));
  await engine.kick();
  expect(sentIds()).toHaveLength(before);
  expect(await engine.withOutbox((outbox) => outbox.notAccepted())).toMatchObject([
    { row: { id: 'sess-nonsense' }, reasons: ['rejected', 'bad_id'] },
    { row: 'no row at all' },
  ]);
});

test('a session that is known already goes once more when its pattern becomes known', async () => {
  const { engine } = open();
  await engine.session(sessionRow(1));
  await engine.kick();
  await engine.session(sessionRow(1));
  await engine.kick();
  expect(sentIds()).toHaveLength(1);
  await engine.session({ ...sessionRow(1), pattern: 'chill' });
  await engine.kick();
  expect(account.sent('/sessions:batch').at(-1)?.rows).toMatchObject([{ pattern: 'chill' }]);
  expect([...account.rows.values()]).toEqual([1]);
});

test('after a month the accepted rows are offered once more, the refused ones are not', async () => {
  const first = open();
  await first.engine.state(stateOf([...rows(0, 2), { id: 'sess-nonsense' }], { totalXP: 48 }));
  await first.engine.kick();
  await first.engine.stop();
  const later = start + 31 * 86_400_000;
  const second = open({ now: later });
  account.rows.delete(`1 ${sessionRow(0).id}`);
  await second.engine.state(stateOf([...rows(0, 2), { id: 'sess-nonsense' }], { totalXP: 48 }, later));
  await second.engine.kick();
  expect(sentIds()).toHaveLength(5);
  expect(account.rows.size).toBe(2);
  expect(second.engine.view.notAccepted).toBe(1);
});

test("a person's wish asks for the standing, too", async () => {
  const { engine } = open();
  await engine.kick(true);
  expect(engine.view).toMatchObject({ level: 5, streakDays: 4 });
});

test('a folder that cannot be written is told, and what comes meanwhile is not promised', async () => {
  const { engine, clock } = open();
  await engine.session(sessionRow(1));
  await engine.kick();
  await rm(join(root, 'inbox'), { recursive: true, force: true });
  await writeFile(join(root, 'inbox'), 'in the way');
  await expect(engine.session(sessionRow(2))).rejects.toThrow();
  expect(engine.view.state.name).toBe('disk_error');
  await rm(join(root, 'inbox'));
  await engine.session(sessionRow(2));
  expect(engine.view.pending).toBe(1);
  await clock.advance(60_000);
  await engine.kick();
  expect(account.rows.size).toBe(2);
  expect(engine.view.state.name).toBe('idle');
});
