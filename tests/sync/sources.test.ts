/** Every export, brought by each source through the extension's own engine, gives what its expected file says. */
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { systemClock } from '#src/extension/client/clock.ts';
import { createHttp } from '#src/extension/client/http.ts';
import { createDatabaseSource } from '#src/extension/database/database-source.ts';
import { createDirectSource } from '#src/extension/sources/direct.ts';
import { createOnDemandSource } from '#src/extension/sources/on-demand.ts';
import type { Source, SourceSink } from '#src/extension/sources/source.ts';
import { Engine } from '#src/extension/sync/engine.ts';
import { itemText, makeEditorFolder, openState, putItem } from '#src/extension/testing/editor-state.ts';
import {
  combinedNames,
  expectedOf,
  exportNames,
  exportOf,
  exportText,
  facts,
  heldFacts,
  statisticsOf,
} from './expected.ts';
import { expectRebuildChangesNothing, newUser, openSql, pairDevice } from './person.ts';

const { apiUrl, adminUrl } = inject('stack');

let sql: postgres.Sql;
let folder: string;
const ownZone = process.env.TZ;

beforeAll(() => {
  sql = openSql(adminUrl);
});
afterAll(() => sql.end({ timeout: 1 }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bm-source-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  if (ownZone === undefined) delete process.env.TZ;
  else process.env.TZ = ownZone;
});

/** The editor of one person, from which states go out. */
async function openEditor(zone: string) {
  // The zone of the computer on which the sessions are captured.
  process.env.TZ = zone;
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  const user = await newUser(sql, zone);
  const { id, token } = await pairDevice(sql, user);
  const device = {
    id,
    name: 'Editor',
    consent: 'sessions' as const,
    endpoint: apiUrl,
    dashboard: '',
    secretKey: 'token',
    paused: false,
  };
  const engine = new Engine({
    root: folder,
    device,
    http: createHttp({ endpoint: apiUrl }),
    token: () => token,
    allowed: () => true,
    clientVersion: '0.1.0',
    onView: () => undefined,
    onConsent: () => undefined,
    log: () => undefined,
    // A pause between flushes passes at once.
    clock: { now: systemClock.now, after: (ms, run) => systemClock.after(ms / 100, run) },
  });
  const sink: SourceSink = {
    session: (row) => engine.session(row),
    state: (state) => engine.state(state),
    live: () => undefined,
    problem: (problem) => expect(problem).toBeNull(),
  };
  return {
    user,
    sink,
    /** Resolves when all that was handed over is at the server. */
    async sent(): Promise<void> {
      const waits = async () => {
        await engine.kick();
        const { pending, countersWait, state, notAccepted } = await engine.look();
        return { pending, countersWait, state: state.name, notAccepted };
      };
      await expect
        .poll(waits, { timeout: 20_000, interval: 10 })
        .toEqual({ pending: 0, countersWait: false, state: 'idle', notAccepted: 0 });
    },
    stop: () => engine.stop(),
  };
}

type Bring = (name: string, sink: SourceSink) => Promise<void>;

async function handOver(source: Source, sink: SourceSink): Promise<void> {
  const reading = await source.read();
  if (!reading?.ok) throw new Error(`nothing was read: ${JSON.stringify(reading)}`);
  await sink.state(reading.state);
}

/** Breath Master tells sessions as they end, and all statistics at the end. */
const direct: Bring = async (name, sink) => {
  const { asOf } = exportOf(name);
  const source = createDirectSource({ now: () => Date.parse(asOf), refusal: () => null, onStats: () => undefined });
  await source.start(sink);
  const statistics = statisticsOf(name) as { sessions?: unknown };
  for (const session of Array.isArray(statistics.sessions) ? statistics.sessions.slice(-4) : []) {
    expect(await source.api.recordSession(session)).toEqual({ kept: true });
  }
  expect(await source.api.reportSnapshot(statistics)).toEqual({ kept: true });
  await source.stop();
};

/** A person asks for it: Breath Master copies its export. */
const onDemand: Bring = async (name, sink) => {
  let copied = 'what the person had copied';
  const source = createOnDemandSource({
    clipboard: {
      readText: () => Promise.resolve(copied),
      writeText: (text) => {
        copied = text;
        return Promise.resolve();
      },
    },
    runExport: () =>
      Promise.resolve(() => {
        copied = exportText(name);
        return Promise.resolve();
      }),
  });
  await handOver(source, sink);
  expect(copied).toBe('what the person had copied');
};

/** The editor keeps it in its database, written some seconds after the moment of the export. */
const database: Bring = async (name, sink) => {
  const editor = makeEditorFolder();
  try {
    const globalStoragePath = await editor.storage();
    const state = openState(editor.database());
    putItem(state, itemText(statisticsOf(name)));
    state.close();
    const written = (Date.parse(exportOf(name).asOf) + 5000.5) / 1000;
    utimesSync(editor.database(), written, written);
    await handOver(createDatabaseSource({ globalStoragePath }), sink);
  } finally {
    editor.remove();
  }
};

describe.each<[string, Bring]>([
  ['told by Breath Master', direct],
  ['on demand', onDemand],
  ['from the database', database],
])('%s', (_source, bring) => {
  test.each(exportNames)('%s', async (name) => {
    const expected = expectedOf(name.replace('.json', '.expected.json'));
    const editor = await openEditor(expected.zone);
    try {
      await bring(name, editor.sink);
      await editor.sent();
      const held = await heldFacts(sql, editor.user, expected.asOfLocalDate);
      expect(held).toEqual(facts(expected));
      // The same again changes nothing.
      await bring(name, editor.sink);
      await editor.sent();
      expect(await heldFacts(sql, editor.user, expected.asOfLocalDate)).toEqual(held);
      await expectRebuildChangesNothing(sql, editor.user);
    } finally {
      await editor.stop();
    }
  });

  test.each(combinedNames)('%s', async (name) => {
    const expected = expectedOf(name);
    const editor = await openEditor(expected.zone);
    try {
      for (const file of expected.files) {
        await bring(file, editor.sink);
        await editor.sent();
      }
      expect(await heldFacts(sql, editor.user, expected.asOfLocalDate)).toEqual(facts(expected));
    } finally {
      await editor.stop();
    }
  });
});
