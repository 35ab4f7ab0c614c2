import { callApi } from '../people.ts';
import { brief, type Case, type Door, deep, HTML, HUGE, LONE, NUL, SQL, TWO_MEGABYTES, type World } from './door.ts';

const live = {
  state: 'running',
  client_session_id: 'sess-1757062800000',
  started_at: '2025-09-05T09:00:00.000Z',
  active_ms: 1,
};
const snapshot = { exportDate: '2025-09-06T09:00:00.000Z' };

type Bearer = (world: World) => string;
const ofDevice: Bearer = ({ device }) => device.token;

function post(input: string, path: string, body: unknown, answer: string, bearer: Bearer = ofDevice): Case {
  return {
    input: `POST ${path}: ${input}`,
    answer,
    send: async (world) =>
      brief(
        await callApi(path, {
          headers: { authorization: `Bearer ${bearer(world)}` },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
  };
}

function typed(input: string, type: string, answer: string, headers: Record<string, string> = {}): Case {
  return {
    input: `POST /sessions:batch: ${input}`,
    answer,
    send: async ({ device }) =>
      brief(
        await callApi('/sessions:batch', {
          headers: { authorization: `Bearer ${device.token}`, 'content-type': type, ...headers },
          body: '{"rows":[{}]}',
        }),
      ),
  };
}

function method(verb: string, path: string, answer: string): Case {
  return {
    input: `${verb} ${path}: a method that is not there`,
    answer,
    send: async ({ device }) =>
      brief(await callApi(path, { method: verb, headers: { authorization: `Bearer ${device.token}` } })),
  };
}

function bearer(input: string, authorization: string | undefined | ((world: World) => string), answer: string): Case {
  return {
    input: `GET /me: ${input}`,
    answer,
    send: async (world) => {
      const value = typeof authorization === 'function' ? authorization(world) : authorization;
      return brief(
        await callApi('/me', { method: 'GET', headers: value === undefined ? {} : { authorization: value } }),
      );
    },
  };
}

/** The API function, as a device calls it. */
export const apiDoor: Door = {
  name: 'API: frame of a request',
  about: 'A request that cannot be read as a whole is refused as a whole, with `application/problem+json` (RFC 9457).',
  cases: [
    post('no JSON', '/sessions:batch', '<html>', '400 malformed_json'),
    post('JSON that is cut off', '/sessions:batch', '{"rows":[', '400 malformed_json'),
    post('NaN as a bare word', '/sessions:batch', '{"rows":[NaN]}', '400 malformed_json'),
    post('null', '/sessions:batch', 'null', '400 invalid_body'),
    post('a list', '/sessions:batch', '[]', '400 invalid_body'),
    post('no rows', '/sessions:batch', { rows: [] }, '400 invalid_body'),
    post('rows that are text', '/sessions:batch', { rows: SQL }, '400 invalid_body'),
    post('101 rows', '/sessions:batch', { rows: Array(101).fill({}) }, '413 too_many_rows'),
    post('2 MB', '/sessions:batch', { rows: [TWO_MEGABYTES] }, '413 body_too_large'),
    post('100,000 nested lists', '/sessions:batch', deep(100_000), '400 invalid_body'),
    post('an epoch the device never had', '/sessions:batch', { rows: [{}], epoch: 99 }, '400 epoch_unknown'),
    post('an epoch below one', '/sessions:batch', { rows: [{}], epoch: -1 }, '400 invalid_body'),
    post('a huge sequence number', '/sessions:batch', `{"rows":[{}],"seq":${HUGE}}`, '400 invalid_body'),
    post('a clock in words', '/sessions:batch', { rows: [{}], client_now: 'yesterday' }, '400 invalid_body'),
    typed('text/plain', 'text/plain', '415 unsupported_media_type'),
    typed('a form', 'application/x-www-form-urlencoded', '415 unsupported_media_type'),
    typed('multipart', 'multipart/form-data; boundary=x', '415 unsupported_media_type'),
    typed('compressed', 'application/json', '415 unsupported_encoding', { 'content-encoding': 'gzip' }),
    method('PUT', '/sessions:batch', '405 method_not_allowed'),
    method('GET', '/sessions:batch', '405 method_not_allowed'),
    method('DELETE', '/me', '405 method_not_allowed'),
    post('a path that is not there', '/nothing', {}, '404 not_found'),
    post('no date', '/snapshots', {}, '400 invalid_body'),
    post('a date that is none', '/snapshots', { exportDate: '2025-02-30T09:00:00.000Z' }, '400 invalid_body'),
    post('totals as text', '/snapshots', { ...snapshot, totalXP: '77' }, '400 invalid_body'),
    post('challenges that are HTML', '/snapshots', { ...snapshot, dailyChallenges: HTML }, '400 invalid_body'),
    post('an unknown state', '/live', { ...live, state: 'flying' }, '400 invalid_body'),
    post('time below zero', '/live', { ...live, active_ms: -1 }, '400 invalid_body'),
    post('more than a week', '/live', { ...live, active_ms: 1e12 }, '400 invalid_body'),
    post('an id with SQL in it', '/live', { ...live, client_session_id: SQL }, '400 invalid_body'),
    post('a name of 2 MB', '/device_authorization', { device_name: TWO_MEGABYTES }, '413 invalid_request'),
    post('a scope nobody knows', '/device_authorization', { scope: 'admin' }, '400 invalid_scope'),
    post('a kind nobody knows', '/device_authorization', { kind: 'admin' }, '400 invalid_request'),
    post('a name of U+0000', '/device_authorization', { device_name: NUL.repeat(3) }, '200'),
    post('a name with half a character', '/device_authorization', { device_name: `Desk ${LONE}` }, '200'),
    post('another grant', '/token', { grant_type: 'password' }, '400 unsupported_grant_type'),
    post(
      'no device code',
      '/token',
      { grant_type: 'urn:ietf:params:oauth:grant-type:device_code' },
      '400 invalid_request',
    ),
    bearer('no bearer', undefined, '401 token_missing'),
    bearer('another scheme', 'Basic dXNlcjpwYXNz', '401 token_missing'),
    bearer('a token of another form', 'Bearer secret', '401 token_invalid'),
    bearer('a token that never was', `Bearer bmd_${'A'.repeat(43)}`, '401 token_invalid'),
    bearer('a token with SQL in it', `Bearer bmd_${SQL}`, '401 token_missing'),
    bearer('a token of 8,000 characters', `Bearer bmd_${'A'.repeat(8000)}`, '401 token_invalid'),
    bearer('the token of a person', ({ owner }) => `Bearer ${owner.token}`, '401 token_invalid'),
    bearer('the token of a revoked device', ({ revoked }) => `Bearer ${revoked.token}`, '401 device_revoked'),
    {
      input: 'DELETE /account: the token of a device',
      answer: '401 session_invalid',
      send: async ({ device }) =>
        brief(
          await callApi('/account', {
            method: 'DELETE',
            headers: { authorization: `Bearer ${device.token}` },
            body: JSON.stringify({ confirm: 'delete my account' }),
          }),
        ),
    },
    {
      input: 'DELETE /account: without the words that confirm it',
      answer: '400 invalid_body',
      send: async ({ owner }) =>
        brief(
          await callApi('/account', {
            method: 'DELETE',
            headers: { authorization: `Bearer ${owner.token}` },
            body: JSON.stringify({ confirm: true }),
          }),
        ),
    },
    post('a revoked device', '/sessions:batch', { rows: [{}] }, '401 device_revoked', ({ revoked }) => revoked.token),
    post('a revoked device', '/snapshots', snapshot, '401 device_revoked', ({ revoked }) => revoked.token),
    post('a revoked device', '/live', live, '401 device_revoked', ({ revoked }) => revoked.token),
  ],
};
