import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type ExtensionExport, normaliseExport } from '#src/domain/snapshots.ts';
import { createHttp } from '../client/http.ts';
import type { PairedDevice } from '../sync/device-file.ts';
import { Engine } from '../sync/engine.ts';
import type { EngineView } from '../sync/engine-view.ts';
import { sessionRow } from './answers.ts';
import { FakeAccount } from './fake-account.ts';
import { createFakeClock } from './fake-clock.ts';

/** A profile's folder and an account, fresh for each test of the file that imports this. */
const endpoint = 'http://127.0.0.1:54321';
/** The time at which every clock begins. */
export const start = Date.parse('2026-03-02T08:00:00.000Z');
export let root: string;
export let account: FakeAccount;
const engines: Engine[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bm-engine-'));
  account = new FakeAccount();
  account.tokens.add('bmd_token');
});

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()));
  await rm(root, { recursive: true, force: true });
});

/** A window of the profile, with a clock of its own. */
export function open(options: { consent?: PairedDevice['consent']; allowed?: () => boolean; now?: number } = {}) {
  const clock = createFakeClock(options.now ?? start);
  const views: EngineView[] = [];
  const lines: string[] = [];
  const device: PairedDevice = {
    id: 'device-1',
    name: 'Test',
    consent: options.consent ?? 'sessions',
    endpoint,
    dashboard: '',
    secretKey: 'key',
    paused: false,
  };
  const engine = new Engine({
    root,
    device,
    http: createHttp({ endpoint, fetch: account.fetch, clock }),
    token: () => 'bmd_token',
    allowed: options.allowed ?? (() => true),
    clientVersion: 'vscode/test',
    clock,
    random: () => 0.5,
    onView: (view) => views.push(view),
    onConsent: () => undefined,
    log: (line) => lines.push(line),
  });
  engines.push(engine);
  return { engine, clock, views, lines };
}

/** An export with these sessions, in the extension's shape. */
export function stateOf(rows: readonly unknown[], counters: Record<string, unknown>, at = start): ExtensionExport {
  const reading = normaliseExport({
    exportDate: new Date(at).toISOString(),
    breathMaster: { meditation: { totalXP: 0, totalMeditationTime: 0, ...counters, sessions: rows } },
  });
  if (!reading.ok) throw new Error(reading.problem.code);
  return reading.value;
}

/** Sound rows, the first with that number. */
export const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => sessionRow(from + index));
/** Ids of all rows that were sent, in order. */
export const sentIds = () =>
  account.sent('/sessions:batch').flatMap((body) => (body.rows as { id: string }[]).map(({ id }) => id));
