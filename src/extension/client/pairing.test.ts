import { expect, test } from 'vitest';
import { htmlAnswer, jsonAnswer, problemAnswer } from '../testing/answers.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createHttp } from './http.ts';
import { type PairingCode, type PairingResult, pair } from './pairing.ts';

const grant = {
  device_code: 'd'.repeat(43),
  user_code: 'BM-7K2M9Q-4XW8PD',
  verification_uri: 'http://127.0.0.1:5173/pair',
  verification_uri_complete: 'http://127.0.0.1:5173/pair?code=BM-7K2M9Q-4XW8PD',
  expires_in: 600,
  interval: 2,
};
const token = {
  access_token: 'bmd_x',
  token_type: 'Bearer',
  scope: 'sessions',
  device_id: '0d5e9f6e-5c39-4cd8-b9f0-6b1f2f0b9a11',
  device_name: 'Desk',
};

const oauth = (error: string) => () => jsonAnswer(400, { error, error_description: error });

/** Pairs against these answers to the polls, in order; the last one repeats. Returns the times of the polls, in seconds. */
function setUp(polls: readonly (() => Response)[], first: () => Response = () => jsonAnswer(200, grant)) {
  const clock = createFakeClock();
  const start = clock.now();
  const times: number[] = [];
  const codes: PairingCode[] = [];
  const controller = new AbortController();
  const fetcher: typeof fetch = async (input) => {
    if (String(input).endsWith('/device_authorization')) return first();
    times.push((clock.now() - start) / 1000);
    const answer = polls[Math.min(times.length, polls.length) - 1];
    if (!answer) throw new TypeError('fetch failed');
    return answer();
  };
  let result: PairingResult | undefined;
  const done = pair({
    http: createHttp({ endpoint: 'http://127.0.0.1:54321', fetch: fetcher, clock }),
    clock,
    clientId: 'vscode',
    clientName: 'VS Code',
    deviceName: 'Desk',
    consent: 'sessions',
    signal: controller.signal,
    onCode: (code) => codes.push(code),
  }).then((value) => {
    result = value;
  });
  return { clock, times, codes, controller, done, result: () => result };
}

test('polls until the person allows it', async () => {
  const run = setUp([oauth('authorization_pending'), oauth('authorization_pending'), () => jsonAnswer(200, token)]);
  await run.clock.advance(10_000);
  expect(run.codes).toEqual([expect.objectContaining({ userCode: 'BM-7K2M9Q-4XW8PD' })]);
  expect(run.times).toEqual([2, 4, 6]);
  expect(run.result()).toEqual({
    outcome: 'paired',
    device: { token: 'bmd_x', deviceId: token.device_id, deviceName: 'Desk', consent: 'sessions' },
  });
});

test('slow_down adds five seconds for good', async () => {
  const run = setUp([oauth('slow_down'), oauth('authorization_pending'), oauth('access_denied')]);
  await run.clock.advance(60_000);
  expect(run.times).toEqual([2, 9, 16]);
  expect(run.result()).toEqual({ outcome: 'denied' });
});

test('a lost connection doubles the pause, and pairing goes on', async () => {
  const lost = () => {
    throw new TypeError('fetch failed');
  };
  const run = setUp([lost, () => new Response('', { status: 503 }), () => jsonAnswer(200, token)]);
  await run.clock.advance(60_000);
  expect(run.times).toEqual([2, 6, 14]);
  expect(run.result()).toMatchObject({ outcome: 'paired' });
});

test.each([
  ['expired_token', { outcome: 'expired' }],
  ['access_denied', { outcome: 'denied' }],
  [
    'invalid_grant',
    { outcome: 'failed', failure: { kind: 'refused', status: 400, reason: 'invalid_grant', pointers: [] } },
  ],
])('%s ends the polling', async (error, result) => {
  const run = setUp([oauth(error)]);
  await run.clock.advance(10_000);
  expect(run.result()).toEqual(result);
  expect(run.times).toEqual([2]);
});

test('ends by its own clock when the server says nothing about the end', async () => {
  const run = setUp([oauth('authorization_pending')]);
  await run.clock.advance(700_000);
  expect(run.result()).toEqual({ outcome: 'expired' });
  expect(run.times.at(-1)).toBe(600);
});

test('can be cancelled while it waits', async () => {
  const run = setUp([oauth('authorization_pending')]);
  await run.clock.advance(3000);
  run.controller.abort();
  await run.done;
  expect(run.result()).toEqual({ outcome: 'cancelled' });
  await run.clock.advance(60_000);
  expect(run.times).toEqual([2]);
});

test.each([
  ['another site', () => htmlAnswer(200), { kind: 'misconfigured', reason: 'not_the_api' }],
  [
    'too many tries',
    () => problemAnswer(429, 'rate_limited', { headers: { 'retry-after': '30' } }),
    {
      kind: 'rate_limited',
      reason: 'rate_limited',
      retryAfterMs: 30_000,
    },
  ],
  ['an answer without codes', () => jsonAnswer(200, {}), { kind: 'misconfigured', reason: 'unexpected_answer' }],
])('%s at the start fails with its cause', async (_name, first, failure) => {
  const run = setUp([], first);
  await run.done;
  expect(run.result()).toEqual({ outcome: 'failed', failure });
  expect(run.codes).toEqual([]);
});
