import { expect, test } from 'vitest';
import { sessionRow } from '../testing/answers.ts';
import { account, open, rows, start, stateOf } from '../testing/engine-windows.ts';

test('with consent for totals, counters go and rows stay', async () => {
  account.consent = 'totals';
  const { engine } = open({ consent: 'totals' });
  await engine.session(sessionRow(1));
  await engine.state(stateOf(rows(0, 3), { totalXP: 72 }));
  await engine.kick();
  expect(account.sent('/sessions:batch')).toEqual([]);
  expect(account.snapshots).toHaveLength(1);
  expect(engine.view).toMatchObject({ state: { name: 'idle' }, pending: 0 });
});

test('consent narrowed on the dashboard: rows stay and say why, counters go on', async () => {
  const { engine } = open();
  account.consent = 'totals';
  await engine.state(stateOf(rows(0, 2), { totalXP: 48 }));
  await engine.kick();
  expect(account.snapshots).toMatchObject([{ totalXP: 48 }]);
  expect(engine.view).toMatchObject({ pending: 2, state: { name: 'consent_withdrawn' } });
  await engine.state(stateOf(rows(0, 3), { totalXP: 72 }, start + 1000));
  await engine.kick();
  expect(account.sent('/sessions:batch')).toHaveLength(1);
  expect(account.snapshots.at(-1)).toMatchObject({ totalXP: 72 });
  account.consent = 'sessions';
  await engine.kick(true);
  await engine.state(stateOf(rows(0, 3), { totalXP: 72 }, start + 2000));
  await engine.kick();
  expect(account.rows.size).toBe(3);
  expect(engine.view).toMatchObject({ pending: 0, state: { name: 'idle' } });
});

test('consent that ends in the middle stops before the next request and keeps what waits', async () => {
  const { engine } = open({ allowed: () => account.sent('/sessions:batch').length < 2 });
  await engine.state(stateOf(rows(0, 100), { totalXP: 72 }));
  await engine.kick();
  expect(account.rows.size).toBe(50);
  expect(account.snapshots).toEqual([]);
  expect(await engine.drop()).toBe(true);
  const reopened = open();
  await reopened.engine.wake();
  expect(account.rows.size).toBe(50);
});

test('a revoked device stops, keeps what waits and plans nothing', async () => {
  account.tokens.clear();
  const { engine, clock } = open();
  await engine.session(sessionRow(1));
  await engine.kick();
  expect(engine.view).toMatchObject({ state: { name: 'signed_out', reason: 'device_revoked' }, pending: 1 });
  expect(clock.planned()).toEqual([]);
});
