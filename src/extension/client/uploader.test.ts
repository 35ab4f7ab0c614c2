import { expect, test } from 'vitest';
import { htmlAnswer, problemAnswer, sessionRow } from '../testing/answers.ts';
import { createFakeClock, settle } from '../testing/fake-clock.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { createHttp } from './http.ts';
import { createMemoryStore } from './outbox.ts';
import type { RowOutcome } from './outcomes.ts';
import type { SyncState } from './sync-state.ts';
import { Uploader, type UploaderOptions } from './uploader.ts';

function setUp(fetcher: typeof fetch, options: Partial<UploaderOptions> = {}) {
  const clock = createFakeClock();
  const store = createMemoryStore();
  const outcomes: RowOutcome[] = [];
  const uploader = new Uploader({
    http: createHttp({ endpoint: 'http://127.0.0.1:54321', fetch: fetcher, clock }),
    store,
    clock,
    token: () => 'bmd_token',
    random: () => 0.5,
    onOutcome: (_row, outcome) => outcomes.push(outcome),
    ...options,
  });
  const states: SyncState[] = [];
  uploader.subscribe((state) => states.push(state));
  return { clock, store, uploader, outcomes, states };
}

const rows = (count: number) => Array.from({ length: count }, (_, index) => sessionRow(index));

test('sends 25 rows a request and at most 1000 a flush, then goes on by itself', async () => {
  const server = new FakeServer();
  const { clock, store, uploader, states } = setUp(server.fetch);
  await store.append(rows(1040));
  expect(await uploader.flush()).toEqual({ name: 'idle', reason: '' });
  expect(server.requests).toHaveLength(40);
  expect(server.requests.every((request) => request.rows.length === 25)).toBe(true);
  expect(await store.counts()).toEqual({ pending: 40, notAccepted: 0 });
  await clock.advance(1000);
  expect(await store.counts()).toEqual({ pending: 0, notAccepted: 0 });
  expect(server.created.size).toBe(1040);
  expect(states.map((state) => state.name)).toEqual(['syncing', 'idle', 'syncing', 'idle']);
});

test('puts conflicts and rejected rows aside with their reasons and goes on', async () => {
  const server = new FakeServer();
  const { store, uploader } = setUp(server.fetch);
  await store.append([sessionRow(1), { ...sessionRow(2), id: 'sess-nonsense' }, sessionRow(3)]);
  await uploader.flush();
  expect(await store.notAccepted()).toEqual([
    { row: expect.objectContaining({ id: 'sess-nonsense' }), reasons: ['rejected', 'bad_id'] },
  ]);
  expect([...server.created.keys()]).toEqual([sessionRow(1).id, sessionRow(3).id]);
});

test('finds the row that spoils a batch and sends all others', async () => {
  const server = new FakeServer();
  const { store, uploader } = setUp(server.fetch);
  const all = rows(60).map((row, index) => (index === 17 || index === 41 ? { ...row, poison: true } : row));
  await store.append(all);
  expect(await uploader.flush()).toEqual({ name: 'idle', reason: '' });
  expect(server.created.size).toBe(58);
  expect((await store.notAccepted()).map(({ reasons }) => reasons)).toEqual([
    ['rejected', 'data_refused'],
    ['rejected', 'data_refused'],
  ]);
  expect(server.requests.length).toBeLessThanOrEqual(18);
});

test('keeps every row when the fault is in the frame, not in a row', async () => {
  const answer = () =>
    Promise.resolve(problemAnswer(400, 'invalid_body', { errors: [{ pointer: '/client_version', message: 'no' }] }));
  const { store, uploader } = setUp(answer);
  await store.append(rows(3));
  expect(await uploader.flush()).toMatchObject({ name: 'misconfigured', reason: 'invalid_body' });
  expect(await store.counts()).toEqual({ pending: 3, notAccepted: 0 });
});

test('sends the rest again when the answer names fewer rows than were sent', async () => {
  const server = new FakeServer();
  const { store, uploader, outcomes } = setUp(server.fetch);
  server.faults.push('short');
  await store.append(rows(25));
  await uploader.flush();
  expect(server.requests.map((request) => request.rows.length)).toEqual([25, 12]);
  expect(outcomes.map((outcome) => outcome.outcome)).toEqual([
    ...Array<string>(13).fill('created'),
    ...Array<string>(12).fill('duplicate'),
  ]);
});

test('a row that no request can carry is put aside unsent, and large ones share requests as they fit', async () => {
  const server = new FakeServer();
  const { store, uploader, outcomes } = setUp(server.fetch);
  const [one, two, three, four] = rows(4);
  const note = 'ü'.repeat(250_000);
  await store.append([
    one,
    { ...two, note: 'x'.repeat(1_000_000) },
    { ...three, note },
    { ...four, note },
    ...rows(9).slice(6),
  ]);
  expect(await uploader.flush()).toEqual({ name: 'idle', reason: '' });
  expect(server.requests.map((request) => request.rows.length)).toEqual([1, 1, 4]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'rejected', ...Array<string>(5).fill('created')]);
  expect((await store.notAccepted()).map(({ reasons }) => reasons)).toEqual([['rejected', 'body_too_large']]);
});

test('waits longer after each failure and recovers by itself', async () => {
  const server = new FakeServer();
  const { clock, store, uploader } = setUp(server.fetch);
  server.faults.push('lost', 'server_error', 'cut');
  await store.append(rows(1));
  const start = clock.now();
  expect(await uploader.flush()).toEqual({ name: 'offline', reason: 'network', retryAt: start + 7500 });
  expect(await uploader.flush()).toMatchObject({ name: 'offline' });
  expect(server.requests).toHaveLength(1);
  await clock.advance(7500);
  expect(uploader.state).toEqual({ name: 'offline', reason: 'server_unavailable', retryAt: start + 7500 + 15_000 });
  await clock.advance(15_000);
  expect(uploader.state).toMatchObject({ name: 'offline', reason: 'answer_cut', retryAt: start + 22_500 + 30_000 });
  await clock.advance(30_000);
  expect(uploader.state).toEqual({ name: 'idle', reason: '' });
  expect(server.created.size).toBe(1);
});

test('a clock that is set back does not put the next try off', async () => {
  const server = new FakeServer();
  const { clock, store, uploader } = setUp(server.fetch);
  server.faults.push('lost');
  await store.append(rows(1));
  await uploader.flush();
  clock.step(-172_800_000);
  await clock.advance(7500);
  expect(uploader.state).toEqual({ name: 'idle', reason: '' });
  expect(server.created.size).toBe(1);
});

test('a person may try at once; the next failure counts on', async () => {
  const server = new FakeServer();
  const { store, uploader } = setUp(server.fetch);
  server.faults.push('lost', 'lost');
  await store.append(rows(1));
  await uploader.flush();
  await uploader.flush({ byPerson: true });
  expect(server.requests).toHaveLength(2);
  await uploader.flush({ byPerson: true });
  expect(uploader.state.name).toBe('idle');
});

test('honours Retry-After', async () => {
  const answer = () => Promise.resolve(problemAnswer(429, 'rate_limited', { headers: { 'retry-after': '90' } }));
  const { clock, store, uploader } = setUp(answer);
  await store.append(rows(1));
  expect(await uploader.flush()).toEqual({
    name: 'rate_limited',
    reason: 'rate_limited',
    retryAt: clock.now() + 90_000,
  });
});

test.each([
  ['signed_out', 'device_revoked', () => problemAnswer(401, 'device_revoked')],
  ['consent_withdrawn', 'consent_totals_only', () => problemAnswer(403, 'consent_totals_only')],
] as const)('%s stops, keeps what waits and plans nothing', async (name, reason, answer) => {
  const { clock, store, uploader } = setUp(() => Promise.resolve(answer()));
  await store.append(rows(2));
  expect(await uploader.flush()).toEqual({ name, reason });
  expect(await store.counts()).toEqual({ pending: 2, notAccepted: 0 });
  expect(clock.planned()).toEqual([]);
});

test.each([
  ['a captive portal', () => htmlAnswer(200)],
  ['a page that is not there', () => htmlAnswer(404)],
  ['a proxy that refuses', () => htmlAnswer(403)],
  ['a gateway that wants its own key', () => new Response('{"message":"no key"}', { status: 401 })],
  ['a redirect', () => Response.redirect('http://127.0.0.1/login', 302)],
])('%s is misconfigured and loses nothing', async (_name, answer) => {
  const { store, uploader } = setUp(() => Promise.resolve(answer()));
  await store.append(rows(2));
  expect((await uploader.flush()).name).toBe('misconfigured');
  expect(await store.counts()).toEqual({ pending: 2, notAccepted: 0 });
});

test('without a token it says so and asks nobody', async () => {
  const server = new FakeServer();
  const { store, uploader } = setUp(server.fetch, { token: () => undefined });
  await store.append(rows(1));
  expect(await uploader.flush()).toEqual({ name: 'signed_out', reason: 'not_paired' });
  expect(server.requests).toEqual([]);
});

test("turning sync off in the middle stops at once; what waits is the owner's to drop", async () => {
  const server = new FakeServer();
  const { store, uploader } = setUp(server.fetch, { allowed: () => server.requests.length < 2 });
  await store.append(rows(100));
  expect(await uploader.flush()).toEqual({ name: 'idle', reason: 'turned_off' });
  expect(server.created.size).toBe(50);
  expect(await store.counts()).toEqual({ pending: 50, notAccepted: 0 });
});

test('an owner that plans the tries itself gets the time and no timer', async () => {
  const server = new FakeServer();
  const { clock, store, uploader } = setUp(server.fetch, { retries: false });
  server.faults.push('lost');
  await store.append(rows(1));
  expect(await uploader.flush()).toMatchObject({ name: 'offline', retryAt: clock.now() + 7500 });
  expect(clock.planned()).toEqual([]);
});

test('stop ends a request that hangs and plans nothing', async () => {
  const hang: typeof fetch = (_input, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
  const { clock, store, uploader } = setUp(hang);
  await store.append(rows(1));
  const flush = uploader.flush();
  await settle();
  uploader.stop();
  expect(await flush).toEqual({ name: 'idle', reason: 'stopped' });
  expect(await store.counts()).toEqual({ pending: 1, notAccepted: 0 });
  expect(clock.planned()).toEqual([]);
});

test('a request without an answer counts as lost after 30 seconds', async () => {
  const hang: typeof fetch = (_input, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
  const { clock, store, uploader } = setUp(hang);
  await store.append(rows(1));
  const flush = uploader.flush();
  await clock.advance(30_000);
  expect(await flush).toMatchObject({ name: 'offline', reason: 'timeout' });
});

test('calls during a flush join it', async () => {
  const server = new FakeServer();
  const { store, uploader } = setUp(server.fetch);
  await store.append(rows(5));
  await Promise.all([uploader.flush(), uploader.flush()]);
  expect(server.requests).toHaveLength(1);
});

test('an answer for other rows settles nothing', async () => {
  const answer: typeof fetch = () =>
    Promise.resolve(
      new Response(JSON.stringify({ outcomes: [{ index: 0, id: 'sess-0000000000000', outcome: 'created' }] }), {
        headers: { 'content-type': 'application/json' },
      }),
    );
  const { store, uploader } = setUp(answer);
  await store.append(rows(1));
  expect(await uploader.flush()).toMatchObject({ name: 'offline', reason: 'no_outcomes' });
  expect(await store.counts()).toEqual({ pending: 1, notAccepted: 0 });
});
