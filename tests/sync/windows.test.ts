/** Two windows of one editor with the extension's engine, killed at any moment behind a network that does not behave. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import type { NotAccepted } from '#src/extension/client/outbox.ts';
import { depth, patience } from './depth.ts';
import { combinedNames, expectedOf, exportOf, facts, heldFacts } from './expected.ts';
import { type Fault, type FaultProxy, faults, openFaultProxy } from './fault-proxy.ts';
import { ProcessHost, unlessKilled } from './hosts.ts';
import { expectRebuildChangesNothing, newUser, openSql, pairDevice, storedSessions } from './person.ts';
import { otherXp, Practice, type RowKind } from './practice.ts';
import type { WindowRequest, WindowView } from './window-process.ts';

const { apiUrl, adminUrl } = inject('stack');

let sql: postgres.Sql;
let folder: string;
let proxy: FaultProxy;
let runs = 0;

beforeAll(async () => {
  sql = openSql(adminUrl);
  folder = await mkdtemp(join(tmpdir(), 'bm-windows-'));
  proxy = await openFaultProxy(apiUrl);
});
afterAll(async () => {
  await proxy.close();
  await sql.end({ timeout: 1 });
  await rm(folder, { recursive: true, force: true });
});

class Editor {
  readonly windows: readonly ProcessHost<WindowRequest>[];
  readonly user: string;
  readonly #root: string;

  private constructor(windows: readonly ProcessHost<WindowRequest>[], user: string, root: string) {
    this.windows = windows;
    this.user = user;
    this.#root = root;
  }

  static async open(zone: string, count: number): Promise<Editor> {
    const user = await newUser(sql, zone);
    const { id, token } = await pairDevice(sql, user);
    const root = join(folder, `${++runs}`);
    const args = [root, proxy.url, id, token];
    const windows = Array.from({ length: count }, () => new ProcessHost<WindowRequest>('window-process.ts', args));
    await Promise.all(windows.map((window) => window.start()));
    return new Editor(windows, user, root);
  }

  async ask(window: number, request: WindowRequest): Promise<void> {
    await this.windows[window]?.ask(request);
  }

  /** Hands something over, sends, and is killed so many milliseconds later. What was not accepted is handed over again. */
  async killedWhile(at: number, request: WindowRequest, afterMs: number): Promise<void> {
    const window = this.windows[at];
    if (window === undefined) return;
    const accepted = unlessKilled(window.ask(request));
    const sent = unlessKilled(window.ask({ op: 'kick' }));
    await delay(afterMs);
    await window.kill();
    await sent;
    await window.start();
    if (!(await accepted)) await window.ask(request);
  }

  /** Calms the network and lets the windows finish. */
  async calm(): Promise<void> {
    await proxy.calm();
    const look = async () => {
      const views: unknown[] = [];
      for (const window of this.windows) {
        await window.ask({ op: 'kick' });
        views.push(await window.ask({ op: 'look' }));
      }
      return views as WindowView[];
    };
    const settled = this.windows.map((): WindowView => ({ waits: false, state: 'idle' }));
    await expect.poll(look, { timeout: 30_000, interval: 20 }).toEqual(settled);
    await proxy.calm();
    const left = await readdir(join(this.#root, 'inbox')).catch(() => []);
    // A half-written one of a killed window goes a minute later.
    expect(left.filter((name) => !name.endsWith('.tmp'))).toEqual([]);
  }

  async notAccepted(): Promise<readonly NotAccepted[]> {
    const [window] = this.windows;
    let list: unknown = null;
    // null while the other window still holds the lease.
    await expect.poll(async () => (list = await window?.ask({ op: 'not_accepted' }))).not.toBeNull();
    return list as readonly NotAccepted[];
  }

  async close(): Promise<void> {
    proxy.plan.length = 0;
    await Promise.all(this.windows.map((window) => window.kill()));
  }
}

/** Which states were handed over for sure. */
interface Model {
  readonly practice: Practice;
  states: number;
}

type Step = fc.AsyncCommand<Model, Editor>;

function step(name: string, run: (model: Model, editor: Editor) => Promise<unknown>): Step {
  return {
    check: () => true,
    run: async (model, editor) => void (await run(model, editor)),
    toString: () => name,
  };
}

const kinds = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constant<RowKind>('sound') },
    // Which of two contents of one id comes first is open between two windows; large bodies are tried without them.
    { weight: 2, arbitrary: fc.constantFrom<RowKind>('again', 'negative', 'future', 'nonsense') },
  ),
  { minLength: 1, maxLength: 12 },
);
const oneWindow = fc.constantFrom(0, 1);
const plan = fc.array(fc.constantFrom<Fault>('none', 'none', ...faults), { maxLength: 3 });
const moment = fc.nat(150);

const steps = [
  fc.tuple(oneWindow, kinds, plan).map(([at, list, bad]) =>
    step(`window ${at}: sessions(${list.join()}), then ${bad.join()}`, (model, editor) => {
      proxy.plan.push(...bad);
      return editor.ask(at, { op: 'sessions', rows: model.practice.rows(list) });
    }),
  ),
  fc
    .tuple(kinds, kinds)
    .map(([one, other]) =>
      step(`both windows: ${one.join()} and ${other.join()}`, (model, editor) =>
        Promise.all([
          editor.ask(0, { op: 'sessions', rows: model.practice.rows(one) }),
          editor.ask(1, { op: 'sessions', rows: model.practice.rows(other) }),
        ]),
      ),
    ),
  fc.tuple(oneWindow, plan).map(([at, bad]) =>
    step(`window ${at}: state, then ${bad.join()}`, (model, editor) => {
      model.states += 1;
      proxy.plan.push(...bad);
      return editor.ask(at, { op: 'state', state: model.practice.state() });
    }),
  ),
  fc.tuple(oneWindow, kinds, moment, plan).map(([at, list, ms, bad]) =>
    step(`kill window ${at} after ${ms} ms of sessions(${list.join()}), ${bad.join()}`, (model, editor) => {
      proxy.plan.push(...bad);
      return editor.killedWhile(at, { op: 'sessions', rows: model.practice.rows(list) }, ms);
    }),
  ),
  fc.tuple(oneWindow, moment).map(([at, ms]) =>
    step(`kill window ${at} after ${ms} ms of a state`, (model, editor) => {
      model.states += 1;
      return editor.killedWhile(at, { op: 'state', state: model.practice.state() }, ms);
    }),
  ),
  fc
    .tuple(oneWindow, fc.constantFrom(-172_800_000, 172_800_000))
    .map(([at, ms]) => step(`clock(${ms}) of window ${at}`, (_model, editor) => editor.ask(at, { op: 'clock', ms }))),
];

const usualRuns = 4;

test('two windows, killed at any moment: every session that was kept is stored once', {
  timeout: patience(usualRuns, 20_000),
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 8 }), async (commands) => {
      const editor = await Editor.open('Europe/Berlin', 2);
      const model: Model = { practice: new Practice(), states: 0 };
      try {
        await fc.asyncModelRun(() => ({ model, real: editor }), commands);
        await editor.calm();
        model.practice.expectSettled(await storedSessions(sql, editor.user), await editor.notAccepted());
        await expectRebuildChangesNothing(sql, editor.user);
        const [totals] = await sql`select known_xp, other_xp from public.user_totals where user_id = ${editor.user}`;
        expect(totals).toEqual({ known_xp: model.practice.knownXp, other_xp: model.states > 0 ? otherXp : 0 });
      } finally {
        await editor.close();
      }
    }),
    depth(usualRuns),
  );
});

test.each(combinedNames)(
  'killed while it brings %s: the epochs and totals are right',
  { timeout: 60_000 },
  async (name) => {
    const expected = expectedOf(name);
    // The windows take the zone of their computer from here.
    vi.stubEnv('TZ', expected.zone);
    const editor = await Editor.open(expected.zone, 1);
    try {
      for (const file of expected.files) {
        await editor.killedWhile(0, { op: 'state', state: exportOf(file) }, 30);
        await editor.killedWhile(0, { op: 'kick' }, 90);
        await editor.calm();
      }
      expect(await heldFacts(sql, editor.user, expected.asOfLocalDate)).toEqual(facts(expected));
    } finally {
      await editor.close();
      vi.unstubAllEnvs();
    }
  },
);
