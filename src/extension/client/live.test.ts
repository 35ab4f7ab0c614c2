import { expect, test } from 'vitest';
import { jsonAnswer, problemAnswer } from '../testing/answers.ts';
import { createFakeClock, settle } from '../testing/fake-clock.ts';
import { createHttp } from './http.ts';
import { LiveReporter, type LiveSession } from './live.ts';

const session: LiveSession = {
  state: 'running',
  clientSessionId: 'sess-1757062800000',
  startedAt: '2025-09-05T09:00:00.000Z',
  activeMs: 1000,
  goalMinutes: 5,
};

function setUp(answer: () => Response | Promise<Response> = () => jsonAnswer(200, { ok: true })) {
  const clock = createFakeClock();
  const sent: { state: string; active_ms: number }[] = [];
  const fetcher: typeof fetch = async (_input, init) => {
    sent.push(JSON.parse(String(init?.body)) as { state: string; active_ms: number });
    return await answer();
  };
  const http = createHttp({ endpoint: 'http://127.0.0.1:54321', fetch: fetcher, clock });
  return { clock, sent, reporter: new LiveReporter({ http, clock, token: () => 'bmd_token' }) };
}

test('repeats a running session every 15 seconds with the time that passed', async () => {
  const { clock, sent, reporter } = setUp();
  await reporter.report(session);
  await clock.advance(30_000);
  expect(sent.map((report) => report.active_ms)).toEqual([1000, 16_000, 31_000]);
  expect(sent[0]).toEqual({
    state: 'running',
    client_session_id: 'sess-1757062800000',
    started_at: '2025-09-05T09:00:00.000Z',
    active_ms: 1000,
    goal_minutes: 5,
  });
});

test('a paused session stays where it is, an ended one is told once', async () => {
  const { clock, sent, reporter } = setUp();
  await reporter.report({ ...session, state: 'paused' });
  await clock.advance(15_000);
  await reporter.report({ ...session, state: 'ended' });
  await clock.advance(60_000);
  expect(sent.map((report) => [report.state, report.active_ms])).toEqual([
    ['paused', 1000],
    ['paused', 1000],
    ['ended', 1000],
  ]);
});

test('while one report is on its way only the newest of the others follows', async () => {
  let release: () => void = () => undefined;
  const { sent, reporter } = setUp(
    () =>
      new Promise((resolve) => {
        release = () => resolve(jsonAnswer(200, { ok: true }));
      }),
  );
  const first = reporter.report(session);
  void reporter.report({ ...session, state: 'paused' });
  void reporter.report({ ...session, state: 'ended' });
  await settle();
  release();
  await settle();
  release();
  await first;
  expect(sent.map((report) => report.state)).toEqual(['running', 'ended']);
});

test('a failed report is said by the next heartbeat; a revoked device falls silent', async () => {
  const answers = [() => new Response('', { status: 502 }), () => problemAnswer(401, 'device_revoked')];
  const { clock, sent, reporter } = setUp(() => (answers.shift() ?? (() => jsonAnswer(200, { ok: true })))());
  await reporter.report(session);
  await clock.advance(120_000);
  expect(sent).toHaveLength(2);
});

test('waits as long as it is asked to', async () => {
  const answers = [() => problemAnswer(429, 'rate_limited', { headers: { 'retry-after': '40' } })];
  const { clock, sent, reporter } = setUp(() => (answers.shift() ?? (() => jsonAnswer(200, { ok: true })))());
  await reporter.report(session);
  await clock.advance(45_000);
  expect(sent.map((report) => report.active_ms)).toEqual([1000, 46_000]);
});
