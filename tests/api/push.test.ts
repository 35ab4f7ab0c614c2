import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pushTexts } from '#src/extension/push/push.texts.ts';
import type { PushSummary, Reporter } from '#src/extension/push/reporter.ts';
import { runPush } from '#src/extension/push/run-push.ts';
import { app, decide, newPerson, ownAddress, type Person, stack } from './support.ts';

let folder: string;
let deviceFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bm-push-'));
  deviceFile = join(folder, 'push-device.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The push's requests, handed to the API in this process from an address of their own. */
function ownFetch(): typeof fetch {
  const address = ownAddress();
  return async (input, init) => {
    const url = new URL(String(input));
    const headers = new Headers(init?.headers);
    headers.set('x-forwarded-for', address);
    return await app.request(url.pathname.replace('/functions/v1', ''), { ...init, headers });
  };
}

interface Heard {
  readonly events: string[];
  readonly summaries: PushSummary[];
  readonly problems: string[];
}

/** A reporter that writes down what it hears and answers the pairing. */
function recorder(person: Person, answer: { allow: boolean; consent?: string } = { allow: true }): Reporter & Heard {
  const heard: Heard = { events: [], summaries: [], problems: [] };
  return {
    ...heard,
    file: (_path, rows) => heard.events.push(`file ${rows}`),
    async code(code) {
      heard.events.push('code');
      await decide(person, code.userCode, answer.allow, answer.consent);
    },
    device: (name, isNew) => heard.events.push(`device ${name} ${isNew ? 'new' : 'known'}`),
    totalsOnly: () => heard.events.push('totals only'),
    progress: (done, total) => {
      if (done === total) heard.events.push(`progress ${done}`);
    },
    live: (done, total) => heard.events.push(`live ${done}/${total}`),
    summary: (summary) => heard.summaries.push(summary),
    problem: (message) => heard.problems.push(message),
  };
}

const options = (file: string, reporter: Reporter) => ({
  file,
  reporter,
  deviceFile,
  endpoint: stack.apiUrl,
  fetch: ownFetch(),
  name: 'Push',
  consent: 'sessions' as const,
  timeZone: 'Europe/Berlin',
  fresh: false,
  newEpoch: false,
  liveSessions: 0,
});

const ninetyDays = 'tests/fixtures/exports/03-ninety-days.json';

test('an export is paired for, sent and counted; a second push finds everything there', async () => {
  const person = await newPerson();
  const first = recorder(person);
  expect(await runPush(options(ninetyDays, first))).toBe(0);
  expect(first.problems).toEqual([]);
  expect(first.events).toEqual(['file 96', 'code', 'device Push new', 'progress 96']);
  const expected = JSON.parse(await readFile('tests/fixtures/exports/03-ninety-days.expected.json', 'utf8')) as {
    totalXP: number;
    totals: { sessions: number; activeMs: number };
  };
  expect(first.summaries).toMatchObject([
    {
      tally: { created: expected.totals.sessions, duplicate: 0, conflict: 0, rejected: 0 },
      snapshotEpoch: 1,
      totals: { sessions: expected.totals.sessions, active_ms: expected.totals.activeMs, total_xp: expected.totalXP },
    },
  ]);
  expect((await stat(deviceFile)).mode & 0o777).toBe(0o600);

  const second = recorder(person);
  expect(await runPush(options(ninetyDays, second))).toBe(0);
  expect(second.events).toEqual(['file 96', 'device Push known', 'progress 96']);
  expect(second.summaries).toMatchObject([{ tally: { created: 0, duplicate: 96 } }]);
});

test('after Clear data the earlier history is kept as an epoch of its own, once however often it is pushed', async () => {
  const person = await newPerson();
  const later = 'tests/fixtures/exports/07b-after-clear-data-later.json';
  const combined = JSON.parse(
    await readFile(
      'tests/fixtures/exports/03-ninety-days-then-07b-after-clear-data-later.combined.expected.json',
      'utf8',
    ),
  ) as { totalXP: number; otherXp: number; totals: { sessions: number; activeMs: number; cycles: number } };
  expect(await runPush(options(ninetyDays, recorder(person)))).toBe(0);
  for (const created of [8, 0]) {
    const reporter = recorder(person);
    expect(await runPush({ ...options(later, reporter), newEpoch: true })).toBe(0);
    expect(reporter.summaries).toMatchObject([
      {
        snapshotEpoch: 2,
        tally: { created, duplicate: 8 - created },
        totals: {
          total_xp: combined.totalXP,
          other_xp: combined.otherXp,
          sessions: combined.totals.sessions,
          active_ms: combined.totals.activeMs,
          cycles: combined.totals.cycles,
        },
      },
    ]);
  }
});

test('live sessions follow the history, each running, paused and ended on the way', async () => {
  const person = await newPerson();
  await person.client.realtime.setAuth(person.accessToken);
  const states: string[] = [];
  let recorded = 0;
  const channel = person.client.channel(`user:${person.id}`, { config: { private: true } });
  channel.on('broadcast', { event: 'live_session' }, ({ payload }) => states.push(payload.state));
  channel.on('broadcast', { event: 'sessions_recorded' }, ({ payload }) => {
    recorded += payload.count;
  });
  await new Promise<void>((resolve, reject) => {
    channel.subscribe((status, error) => {
      if (status === 'SUBSCRIBED') resolve();
      if (status === 'CHANNEL_ERROR') reject(error ?? new Error(status));
    });
  });
  const reporter = recorder(person);
  const file = 'tests/fixtures/exports/01-first-run.json';
  expect(await runPush({ ...options(file, reporter), liveSessions: 2 })).toBe(0);
  expect(reporter.events).toEqual(['file 0', 'code', 'device Push new', 'live 1/2', 'live 2/2']);
  expect(reporter.summaries).toMatchObject([
    { tally: { created: 2, flagged: 0 }, liveSessions: 2, totals: { sessions: 2 } },
  ]);
  const once = ['running', 'paused', 'running', 'ended'];
  await expect.poll(() => states, { timeout: 5000 }).toEqual([...once, ...once]);
  await expect.poll(() => recorded).toBe(2);
  await person.client.removeAllChannels();
});

test('a device that may send totals only keeps its sessions here', async () => {
  const reporter = recorder(await newPerson(), { allow: true, consent: 'totals' });
  expect(await runPush({ ...options(ninetyDays, reporter), liveSessions: 3 })).toBe(0);
  expect(reporter.events).toEqual(['file 96', 'code', 'device Push new', 'totals only']);
  expect(reporter.summaries).toMatchObject([{ tally: { created: 0 }, totals: { sessions: 0 } }]);
});

test('a refused pairing sends nothing and says so', async () => {
  const reporter = recorder(await newPerson(), { allow: false });
  expect(await runPush(options(ninetyDays, reporter))).toBe(1);
  expect(reporter.problems).toEqual([pushTexts.denied]);
});

test('a device that was disconnected is paired anew', async () => {
  const person = await newPerson();
  expect(await runPush(options(ninetyDays, recorder(person)))).toBe(0);
  const { data } = await person.client.from('devices').select('id').single();
  const { error } = await person.client.rpc('device_revoke', { p_device: data?.id });
  expect(error).toBeNull();
  const again = recorder(person);
  expect(await runPush(options(ninetyDays, again))).toBe(0);
  expect(again.events).toContain('code');
  // Another device, the same person: what is there already is known by id and content.
  expect(again.summaries).toMatchObject([{ tally: { created: 0, duplicate: 96 } }]);
});

test('bad rows are named and the others arrive', async () => {
  const value = JSON.parse(await readFile(ninetyDays, 'utf8')) as {
    breathMaster: { meditation: { sessions: Record<string, unknown>[] } };
  };
  const { sessions } = value.breathMaster.meditation;
  sessions[3] = { ...sessions[3], activeMs: -5, goalBonusXP: undefined };
  sessions[7] = { nonsense: true };
  const file = join(folder, 'some-bad.json');
  await writeFile(file, JSON.stringify(value));
  const reporter = recorder(await newPerson());
  expect(await runPush(options(file, reporter))).toBe(0);
  expect(reporter.summaries[0]?.tally).toMatchObject({ created: 94, rejected: 2 });
  expect(reporter.summaries[0]?.refused).toEqual([
    { id: sessions[3]?.id, reasons: ['negative_active_ms'] },
    { id: '', reasons: expect.arrayContaining(['missing_field:id']) },
  ]);
});

test.each([
  ['a file that is not there', 'nothing.json', pushTexts.noFile('nothing.json')],
  ['a file that is no export', 'package.json', expect.stringContaining('(at /breathMaster)')],
])('%s is told in one sentence', async (_name, file, message) => {
  const reporter = recorder(await newPerson());
  expect(await runPush(options(file, reporter))).toBe(1);
  expect(reporter.problems).toEqual([message]);
});

test.each([
  ['a server that does not run', 'http://127.0.0.1:9', pushTexts.notRunning('http://127.0.0.1:9')],
  ['no address', 'bmd_token', pushTexts.badAddress('bmd_token')],
  ['an address without encryption', 'http://example.test', pushTexts.insecure('http://example.test')],
  ['the wrong address', `${stack.apiUrl}/auth/v1/api/v1`, pushTexts.notTheApi(`${stack.apiUrl}/auth/v1/api/v1`)],
])('%s is told in one sentence too', async (_name, endpoint, message) => {
  const reporter = recorder(await newPerson());
  expect(await runPush({ ...options(ninetyDays, reporter), endpoint, fetch })).toBe(1);
  expect(reporter.problems).toEqual([message]);
});

test('the command itself pairs over HTTP, speaks JSON and ends with 0', { timeout: 60_000 }, async () => {
  const person = await newPerson();
  const file = 'tests/fixtures/exports/02-one-week.json';
  const child = spawn(
    process.execPath,
    ['src/extension/push/main.ts', file, '--json', '--endpoint', stack.apiUrl, '--time-zone', 'Europe/Stockholm'],
    { env: { ...process.env, BM_DATA_DIR: folder, INIT_CWD: process.cwd() }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const events: Record<string, unknown>[] = [];
  let rest = '';
  for await (const chunk of child.stdout) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = JSON.parse(line) as Record<string, unknown>;
      events.push(event);
      if (event.event === 'code') await decide(person, String(event.user_code), true);
    }
  }
  expect(await exit).toBe(0);
  expect(events.at(-1)).toMatchObject({ event: 'summary', created: 6, totals: { sessions: 6 } });
  expect(JSON.stringify(events)).not.toContain('bmd_');
});
