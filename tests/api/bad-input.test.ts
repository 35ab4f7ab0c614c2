import { beforeAll, expect, test } from 'vitest';
import { call, newDevice, newPerson, row, type TestDevice } from './support.ts';

let device: TestDevice;
beforeAll(async () => {
  device = await newDevice(await newPerson());
});

const live = {
  state: 'running',
  client_session_id: 'sess-1757062800000',
  started_at: '2025-09-05T09:00:00.000Z',
  active_ms: 1,
};
const big = 'x'.repeat(1_100_000);

test.each([
  ['/sessions:batch', '', 400, 'malformed_json', ['']],
  ['/sessions:batch', '{"rows":[', 400, 'malformed_json', ['']],
  ['/sessions:batch', '<html>', 400, 'malformed_json', ['']],
  ['/sessions:batch', 'null', 400, 'invalid_body', ['']],
  ['/sessions:batch', '[]', 400, 'invalid_body', ['']],
  ['/sessions:batch', {}, 400, 'invalid_body', ['/rows']],
  ['/sessions:batch', { rows: {} }, 400, 'invalid_body', ['/rows']],
  ['/sessions:batch', { rows: [] }, 400, 'invalid_body', ['/rows']],
  ['/sessions:batch', { rows: [{}], seq: -1, epoch: 'one' }, 400, 'invalid_body', ['/seq', '/epoch']],
  ['/sessions:batch', { rows: [{}], client_now: 'yesterday' }, 400, 'invalid_body', ['/client_now']],
  ['/sessions:batch', { rows: [{}], epoch: 99 }, 400, 'epoch_unknown', undefined],
  ['/sessions:batch', { rows: [{ id: big }] }, 413, 'body_too_large', undefined],
  ['/sessions:batch', `${'['.repeat(200_000)}`, 400, 'malformed_json', ['']],
  ['/snapshots', {}, 400, 'invalid_body', ['/exportDate']],
  ['/snapshots', { exportDate: 'Sat Sep 06 2025' }, 400, 'invalid_body', ['/exportDate']],
  ['/snapshots', { exportDate: '2025-09-06T09:00:00Z', totalXP: '77' }, 400, 'invalid_body', ['/totalXP']],
  [
    '/snapshots',
    { exportDate: '2025-09-06T09:00:00Z', dailyChallenges: ['x'] },
    400,
    'invalid_body',
    ['/dailyChallenges/0'],
  ],
  ['/live', { ...live, state: 'flying' }, 400, 'invalid_body', ['/state']],
  ['/live', { ...live, client_session_id: 'sess-1' }, 400, 'invalid_body', ['/client_session_id']],
  ['/live', { ...live, active_ms: -1 }, 400, 'invalid_body', ['/active_ms']],
  ['/live', { ...live, active_ms: 1.5 }, 400, 'invalid_body', ['/active_ms']],
])('%s refuses what it cannot read (%#)', async (path, body, status, code, pointers) => {
  const reply = await call(path, { token: device.token, body });
  expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code });
  expect(reply.headers.get('content-type')).toBe('application/problem+json');
  expect(reply.body.request_id).toBe(reply.headers.get('x-request-id'));
  const errors = reply.body.errors as { pointer: string }[] | undefined;
  expect(errors?.map((error) => error.pointer)).toEqual(pointers);
});

test('odd numbers in counters are treated as not reported', async () => {
  const own = await newDevice(await newPerson());
  const body = { exportDate: '2025-09-06T09:00:00Z', totalXP: -5, totalMeditationTime: 1.5, challengesCompleted: 3 };
  const reply = await call('/snapshots', { token: own.token, body });
  expect(reply).toMatchObject({ status: 200, body: { totals: { total_xp: 0, challenges_completed: 3 } } });
});

test.each([
  ['no token', undefined, 'token_missing'],
  ['another scheme', 'Basic dXNlcjpwYXNz', 'token_missing'],
  ['an empty bearer', 'Bearer ', 'token_missing'],
  ['two words', 'Bearer one two', 'token_missing'],
  ['a token of another form', 'Bearer secret', 'token_invalid'],
  ['a token that never was', `Bearer bmd_${'A'.repeat(43)}`, 'token_invalid'],
  ['a token with SQL in it', "Bearer bmd_';drop", 'token_invalid'],
])('%s is 401', async (_name, authorization, code) => {
  const reply = await call('/sessions:batch', {
    body: { rows: [row(1)] },
    headers: authorization === undefined ? {} : { authorization },
  });
  expect(reply).toMatchObject({ status: 401, body: { code, status: 401 } });
  expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/);
});

test.each([
  ['text/plain', undefined, 415, 'unsupported_media_type'],
  ['application/x-www-form-urlencoded', undefined, 415, 'unsupported_media_type'],
  ['application/json', 'gzip', 415, 'unsupported_encoding'],
])('a body of type %s, encoding %s, is %d', async (type, encoding, status, code) => {
  const headers = { 'content-type': type, ...(encoding === undefined ? {} : { 'content-encoding': encoding }) };
  const reply = await call('/sessions:batch', { token: device.token, body: '{"rows":[{}]}', headers });
  expect(reply).toMatchObject({ status, body: { code } });
});

test('text that is not UTF-8 is refused', async () => {
  const { app } = await import('./support.ts');
  const response = await app.request('/api/v1/live', {
    method: 'POST',
    headers: { authorization: `Bearer ${device.token}`, 'content-type': 'application/json' },
    body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  });
  expect(await response.json()).toMatchObject({ status: 400, code: 'not_utf8' });
});
