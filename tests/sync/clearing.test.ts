/** Clear data in the editor, with sessions told one by one beside whole states: nothing counts twice, nothing is lost. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { type ExtensionExport, normaliseExport } from '#src/domain/snapshots.ts';
import { systemClock } from '#src/extension/client/clock.ts';
import { createHttp } from '#src/extension/client/http.ts';
import { Engine } from '#src/extension/sync/engine.ts';
import { sessionRow } from '#src/extension/testing/answers.ts';
import { expectRebuildChangesNothing, newUser, openSql, pairDevice, storedSessions } from './person.ts';

const { apiUrl, adminUrl } = inject('stack');
/** XP and milliseconds of one row. */
const each = { xp: 3, ms: 300_000 };

let sql: postgres.Sql;
let folder: string;
let user: string;
let engine: Engine;

beforeAll(() => {
  sql = openSql(adminUrl);
});
afterAll(() => sql.end({ timeout: 1 }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bm-clear-'));
  user = await newUser(sql);
  const { id, token } = await pairDevice(sql, user);
  engine = new Engine({
    root: folder,
    device: { id, name: 'Editor', consent: 'sessions', endpoint: apiUrl, dashboard: '', secretKey: '', paused: false },
    http: createHttp({ endpoint: apiUrl }),
    token: () => token,
    allowed: () => true,
    clientVersion: '0.1.0',
    onView: () => undefined,
    onConsent: () => undefined,
    log: () => undefined,
    clock: { now: systemClock.now, after: (ms, run) => systemClock.after(ms / 100, run) },
  });
});
afterEach(async () => {
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Statistics that hold rows of these numbers, taken just after the last of them or after `after`, and some XP besides. */
function stateOf(numbers: readonly number[], otherXp: number, after = numbers.at(-1) ?? 0): ExtensionExport {
  const sessions = numbers.map(sessionRow);
  const asOf = Date.parse(String(sessionRow(after).endedAt)) + 1000;
  const reading = normaliseExport({
    exportDate: new Date(asOf).toISOString(),
    breathMaster: {
      meditation: {
        totalXP: numbers.length * each.xp + otherXp,
        totalMeditationTime: numbers.length * each.ms,
        challengesCompleted: otherXp,
        sessions,
      },
    },
  });
  if (!reading.ok) throw new Error(reading.problem.message);
  return reading.value;
}

async function sent(): Promise<void> {
  const waits = async () => {
    await engine.kick();
    const { pending, countersWait } = await engine.look();
    return { pending, countersWait };
  };
  await expect.poll(waits, { timeout: 20_000, interval: 10 }).toEqual({ pending: 0, countersWait: false });
}

/** So many sessions, and so much XP and time that no session explains. */
async function expectHeld(sessions: number, otherXp: number): Promise<void> {
  await sent();
  expect(await storedSessions(sql, user)).toHaveLength(sessions);
  const [totals] = await sql`
    select sessions, total_xp, other_xp, active_ms + other_ms as ms from public.user_totals where user_id = ${user}`;
  expect(totals).toEqual({
    sessions,
    total_xp: sessions * each.xp + otherXp,
    other_xp: otherXp,
    ms: sessions * each.ms,
  });
  await expectRebuildChangesNothing(sql, user);
}

test('the first session after clearing is told before any state shows the clear', async () => {
  await engine.state(stateOf([1, 2, 3], 10));
  await sent();
  await engine.session(sessionRow(4));
  await sent();
  await engine.state(stateOf([4], 0));
  await expectHeld(4, 10);
  await engine.session(sessionRow(5));
  await engine.state(stateOf([4, 5], 2));
  await expectHeld(5, 12);
});

test('the same while the network is away', async () => {
  await engine.state(stateOf([1, 2, 3], 10));
  await engine.session(sessionRow(4));
  await engine.state(stateOf([4], 0));
  await engine.state(stateOf([4, 5], 2));
  await expectHeld(5, 12);
});

test('a state from before the clear that comes late still brings its sessions', async () => {
  await engine.state(stateOf([1, 2, 3], 10));
  await engine.state(stateOf([], 0, 6));
  await sent();
  await engine.state(stateOf([1, 2, 3, 5], 10));
  await sent();
  expect((await storedSessions(sql, user)).map(({ id }) => id)).toEqual(
    [1, 2, 3, 5].map((number) => sessionRow(number).id),
  );
});
