/** Client and server are killed at any moment, and started again: what was accepted is stored once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { depth, patience } from './depth.ts';
import { type Fault, type FaultProxy, faults, openFaultProxy } from './fault-proxy.ts';
import { ClientHost, ServerHost, unlessKilled } from './hosts.ts';
import { expectRebuildChangesNothing, newUser, openSql, pairDevice, storedSessions } from './person.ts';
import { Practice, type RowKind, someKinds } from './practice.ts';

let folder: string;
let server: ServerHost;
let proxy: FaultProxy;
let runs = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bm-kill-'));
  server = new ServerHost(join(folder, 'stack'));
  await server.start();
  proxy = await openFaultProxy(server.ready.apiUrl);
});
afterAll(async () => {
  await proxy.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function withDatabase<Result>(use: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const sql = openSql(server.ready.adminUrl);
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** An editor window with its outbox on disk. */
class Window {
  readonly client: ClientHost;
  readonly user: string;

  constructor(client: ClientHost, user: string) {
    this.client = client;
    this.user = user;
  }

  static async open(): Promise<Window> {
    const { user, token } = await withDatabase(async (sql) => {
      const id = await newUser(sql, 'Europe/Berlin');
      return { user: id, token: (await pairDevice(sql, id)).token };
    });
    const client = new ClientHost(join(folder, `${++runs}.journal`), proxy.url, token);
    await client.start();
    return new Window(client, user);
  }

  /** Hands rows in and sends, and is killed after so many milliseconds. What it did not accept is handed in again. */
  async killedWhile(rows: unknown[], afterMs: number): Promise<void> {
    const accepted = unlessKilled(this.client.ask({ op: 'append', rows }));
    const flushed = unlessKilled(this.client.ask({ op: 'flush' }));
    await delay(afterMs);
    await this.client.kill();
    await flushed;
    await this.client.start();
    if (!(await accepted)) await this.client.ask({ op: 'append', rows });
  }

  async calm(): Promise<void> {
    await proxy.calm();
    const settled = async () => {
      await this.client.ask({ op: 'flush' });
      return await this.client.counts();
    };
    await expect.poll(settled, { timeout: 30_000, interval: 20 }).toMatchObject({ pending: 0 });
  }

  async expectSettled(practice: Practice): Promise<void> {
    await this.calm();
    const notAccepted = await this.client.notAccepted();
    await withDatabase(async (sql) => {
      practice.expectSettled(await storedSessions(sql, this.user), notAccepted);
      await expectRebuildChangesNothing(sql, this.user);
    });
  }
}

/** The server is killed so many milliseconds after a flush has begun, and comes back. */
async function serverKilled(window: Window, afterMs: number, withPostgres: boolean): Promise<void> {
  const flushed = window.client.ask({ op: 'flush' });
  await delay(afterMs);
  await server.kill(withPostgres);
  await flushed;
  await server.start();
  proxy.target = server.ready.apiUrl;
}

type Step = fc.AsyncCommand<Practice, Window>;

function step(name: string, run: (practice: Practice, window: Window) => Promise<unknown>): Step {
  return {
    check: () => true,
    run: async (practice, window) => void (await run(practice, window)),
    toString: () => name,
  };
}

const anyFault = fc.constantFrom<Fault>('none', 'none', ...faults);
const plan = fc.array(anyFault, { maxLength: 3 });
const moment = fc.nat(60);
const steps = [
  fc.tuple(someKinds, plan).map(([kinds, bad]) =>
    step(`append(${kinds.join()}), flush(${bad.join()})`, async (practice, window) => {
      await window.client.ask({ op: 'append', rows: practice.rows(kinds) });
      proxy.plan.push(...bad);
      await window.client.ask({ op: 'flush' });
    }),
  ),
  fc.tuple(someKinds, plan, moment).map(([kinds, bad, ms]) =>
    step(`kill client after ${ms} ms of append(${kinds.join()}), flush(${bad.join()})`, (practice, window) => {
      proxy.plan.push(...bad);
      return window.killedWhile(practice.rows(kinds), ms);
    }),
  ),
  fc.tuple(someKinds, moment, fc.boolean()).map(([kinds, ms, withPostgres]) =>
    step(`kill server after ${ms} ms, Postgres ${withPostgres}, append(${kinds.join()})`, async (practice, window) => {
      await window.client.ask({ op: 'append', rows: practice.rows(kinds) });
      await serverKilled(window, ms, withPostgres);
    }),
  ),
  fc
    .constantFrom(-172_800_000, 172_800_000)
    .map((ms) => step(`clock(${ms})`, (_, window) => window.client.ask({ op: 'clock', ms }))),
];

const usualRuns = 3;

test('killed at any moment, every accepted session is stored once', {
  timeout: patience(usualRuns, 30_000),
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 8 }), async (commands) => {
      const window = await Window.open();
      const practice = new Practice();
      try {
        await fc.asyncModelRun(() => ({ model: practice, real: window }), commands);
        await window.expectSettled(practice);
      } finally {
        proxy.plan.length = 0;
        await window.client.kill();
      }
    }),
    depth(usualRuns),
  );
});

const many = (count: number) => Array<RowKind>(count).fill('sound');

test('both are killed in the middle of a long first send', { timeout: 60_000 }, async () => {
  const window = await Window.open();
  const practice = new Practice();
  try {
    await window.client.ask({ op: 'append', rows: practice.rows(many(400)) });
    await window.killedWhile(practice.rows(many(30)), 120);
    await serverKilled(window, 40, false);
    await serverKilled(window, 40, true);
    await window.killedWhile(practice.rows(many(30)), 5);
    await window.expectSettled(practice);
    await withDatabase(async (sql) => expect(await storedSessions(sql, window.user)).toHaveLength(460));
  } finally {
    await window.client.kill();
  }
});
