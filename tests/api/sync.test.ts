import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { reportOf, snapshotCounters } from '#src/domain/export-report.ts';
import { readExport } from '#src/domain/snapshots.ts';
import { call, newDevice, newPerson, type Reply, row, type TestDevice } from './support.ts';

const batch = (device: TestDevice, rows: readonly unknown[], frame: Record<string, unknown> = {}): Promise<Reply> =>
  call('/sessions:batch', { token: device.token, body: { rows, time_zone: 'Europe/Berlin', ...frame } });

const outcomesOf = (reply: Reply) =>
  (reply.body.outcomes as { outcome: string; reasons: string[] }[]).map(({ outcome, reasons }) => [
    outcome,
    ...reasons,
  ]);

test('each row has its own outcome, and a bad one sinks nothing', async () => {
  const person = await newPerson();
  const device = await newDevice(person);
  const first = row(1);
  const reply = await batch(device, [
    first,
    first,
    { ...first, cycles: 21 },
    'not a row',
    null,
    row(2, { id: 'sess-1' }),
    row(3, { endedAt: '2999-01-01T00:00:00.000Z' }),
    row(4, { id: 'sess-\u0000\ud800' }),
    row(5, { activeMs: 1e300 }),
    row(6, { pattern: '\u0000' }),
    row(7, { finalXP: null }),
    row(8, { deep: JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) }),
  ]);
  expect(reply.status).toBe(200);
  expect(outcomesOf(reply)).toEqual([
    ['created'],
    ['duplicate', 'duplicate_id_identical'],
    ['conflict', 'duplicate_id_conflict'],
    ['rejected', 'not_an_object'],
    ['rejected', 'not_an_object'],
    ['rejected', 'bad_id'],
    ['rejected', 'ended_in_future'],
    ['rejected', 'bad_id'],
    ['rejected', 'wrong_type:activeMs'],
    ['created'],
    ['created', 'final_xp_null'],
    ['created'],
  ]);
  expect(reply.body.totals).toMatchObject({ sessions: 4, active_ms: 1_200_000 });
  const { data } = await person.client.rpc('session_page');
  expect(data).toHaveLength(4);
});

test('the same batch again changes nothing', async () => {
  const device = await newDevice(await newPerson());
  const rows = [row(1), row(2)];
  const once = await batch(device, rows, { batch_id: 'b', seq: 1 });
  const twice = await batch(device, rows, { batch_id: 'b', seq: 1 });
  expect(outcomesOf(twice)).toEqual([['duplicate'], ['duplicate']]);
  expect(twice.body.totals).toEqual(once.body.totals);
});

test('the same batch sent five times at once is kept once', async () => {
  const device = await newDevice(await newPerson());
  const rows = Array.from({ length: 20 }, (_, index) => row(index));
  const replies = await Promise.all(Array.from({ length: 5 }, () => batch(device, rows)));
  const created = replies.flatMap(outcomesOf).filter(([outcome]) => outcome === 'created');
  expect(created).toHaveLength(20);
  const me = await call('/me', { method: 'GET', token: device.token });
  expect(me.body.totals).toMatchObject({ sessions: 20, known_xp: 20 * 23 });
});

test('a hundred rows fit, one more does not', async () => {
  const device = await newDevice(await newPerson());
  const rows = Array.from({ length: 101 }, (_, index) => row(index));
  expect(await batch(device, rows)).toMatchObject({
    status: 413,
    body: { code: 'too_many_rows', errors: [{ pointer: '/rows' }] },
  });
  expect(outcomesOf(await batch(device, rows.slice(0, 100)))).toEqual(Array.from({ length: 100 }, () => ['created']));
});

test('the skew of the client’s clock is told', async () => {
  const device = await newDevice(await newPerson());
  const reply = await batch(device, [row(1)], { client_now: new Date(Date.now() + 3_600_000).toISOString() });
  expect(Math.abs(Number(reply.body.clock_skew_ms) - 3_600_000)).toBeLessThan(60_000);
});

test('an export’s counters and rows give its totals, whatever the order', async () => {
  const text = await readFile('tests/fixtures/exports/05-pledges-and-challenges.json', 'utf8');
  const expected = JSON.parse(
    await readFile('tests/fixtures/exports/05-pledges-and-challenges.expected.json', 'utf8'),
  ) as { totalXP: number; totals: { sessions: number }; zone: string };
  const reading = readExport(text);
  if (!reading.ok) throw new Error(reading.problem.message);
  const device = await newDevice(await newPerson());
  const counters = snapshotCounters(reading.value, reportOf(reading.value, { zone: expected.zone }));
  const first = await call('/snapshots', { token: device.token, body: counters });
  expect(first).toMatchObject({ status: 200, body: { epoch: 1, totals: { total_xp: expected.totalXP } } });
  const rows = reading.value.rows.map((place) => place.row);
  for (let at = 0; at < rows.length; at += 100) {
    const reply = await batch(device, rows.slice(at, at + 100), { time_zone: expected.zone });
    expect(outcomesOf(reply).every(([outcome]) => outcome === 'created')).toBe(true);
  }
  const again = await call('/snapshots', { token: device.token, body: { ...counters, totalXP: 1 } });
  expect(again.body.totals).toMatchObject({ total_xp: expected.totalXP, sessions: expected.totals.sessions });
  const cleared = await call('/snapshots', {
    token: device.token,
    body: { totalXP: 7, exportDate: new Date().toISOString(), newEpoch: true },
  });
  expect(cleared.body).toMatchObject({ epoch: 2, totals: { total_xp: expected.totalXP + 7 } });
});

test('a device with totals only sends counters, no sessions and no live reports', async () => {
  const device = await newDevice(await newPerson(), 'totals');
  const refusal = { status: 403, body: { code: 'consent_totals_only', title: 'Forbidden' } };
  expect(await batch(device, [row(1)])).toMatchObject(refusal);
  const live = {
    state: 'running',
    client_session_id: 'sess-1757062800000',
    started_at: new Date().toISOString(),
    active_ms: 0,
  };
  expect(await call('/live', { token: device.token, body: live })).toMatchObject(refusal);
  const snapshot = { totalXP: 60, exportDate: new Date().toISOString() };
  expect(await call('/snapshots', { token: device.token, body: snapshot })).toMatchObject({ status: 200 });
});

test('live reports reach the person’s own pages and nothing else', async () => {
  const person = await newPerson();
  const device = await newDevice(person);
  await person.client.realtime.setAuth(person.accessToken);
  const heard: unknown[] = [];
  const channel = person.client.channel(`user:${person.id}`, { config: { private: true } });
  channel.on('broadcast', { event: 'live_session' }, ({ payload }) => heard.push(payload));
  await new Promise<void>((resolve, reject) => {
    channel.subscribe((status, error) => {
      if (status === 'SUBSCRIBED') resolve();
      if (status === 'CHANNEL_ERROR') reject(error ?? new Error(status));
    });
  });
  const live = { client_session_id: 'sess-1757062800000', started_at: '2025-09-05T09:00:00.000Z', goal_minutes: 5 };
  for (const [state, activeMs] of [
    ['running', 1000],
    ['paused', 2000],
    ['ended', 3000],
  ] as const) {
    const reply = await call('/live', { token: device.token, body: { ...live, state, active_ms: activeMs } });
    expect(reply).toMatchObject({ status: 200, body: { ok: true } });
  }
  await expect
    .poll(() => heard, { timeout: 5000 })
    .toMatchObject([
      { state: 'running', active_ms: 1000, device_id: device.id, goal_minutes: 5 },
      { state: 'paused', active_ms: 2000 },
      { state: 'ended', active_ms: 3000 },
    ]);
  const { data } = await person.client.rpc('session_page');
  expect(data).toEqual([]);
  await person.client.removeAllChannels();
});

test('live reports have a limit, told with the seconds to wait', async () => {
  const device = await newDevice(await newPerson());
  const body = {
    state: 'running',
    client_session_id: 'sess-1757062800000',
    started_at: '2025-09-05T09:00:00.000Z',
    active_ms: 1,
  };
  let reply = await call('/live', { token: device.token, body });
  for (let count = 0; count < 200 && reply.status === 200; count += 1)
    reply = await call('/live', { token: device.token, body });
  expect(reply).toMatchObject({ status: 429, body: { code: 'rate_limited', title: 'Too Many Requests' } });
  expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('status names the last accepted session', async () => {
  const device = await newDevice(await newPerson());
  const newest = row(0);
  await batch(device, [row(3), newest]);
  const me = await call('/me', { method: 'GET', token: device.token });
  expect(me.body).toMatchObject({ last_accepted: { client_session_id: newest.id, epoch: 1 }, totals: { sessions: 2 } });
});

test('a device that signs out is refused from then on; its sessions stay', async () => {
  const person = await newPerson();
  const device = await newDevice(person);
  await batch(device, [row(1)]);
  expect((await call('/devices/self', { method: 'DELETE', token: device.token })).status).toBe(204);
  for (const [path, method, body] of [
    ['/me', 'GET', undefined],
    ['/sessions:batch', 'POST', { rows: [row(2)] }],
    ['/snapshots', 'POST', { exportDate: new Date().toISOString() }],
    ['/devices/self', 'DELETE', undefined],
  ] as const) {
    const reply = await call(path, { method, token: device.token, ...(body ? { body } : {}) });
    expect([path, reply.status, reply.body.code]).toEqual([path, 401, 'device_revoked']);
  }
  const { data } = await person.client.rpc('session_page');
  expect(data).toHaveLength(1);
});

test('an account goes with everything in it, and only when that is confirmed', async () => {
  const person = await newPerson();
  const device = await newDevice(person);
  await batch(device, [row(1)]);
  const remove = (token: string, body: unknown) => call('/account', { method: 'DELETE', token, body });
  const confirm = { confirm: 'delete my account' };
  expect(await remove(person.accessToken, { confirm: 'yes' })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/confirm' }] },
  });
  expect((await remove(device.token, confirm)).status).toBe(401);
  expect((await remove('eyJhbGciOiJIUzI1NiJ9.e30.x', confirm)).status).toBe(401);
  expect((await call('/me', { method: 'GET', token: device.token })).status).toBe(200);
  expect((await remove(person.accessToken, confirm)).status).toBe(204);
  expect((await call('/me', { method: 'GET', token: device.token })).status).toBe(401);
  expect((await remove(person.accessToken, confirm)).status).toBe(401);
});
