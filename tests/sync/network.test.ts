/** The sync client and the real server on a network that does not behave: in the end everything is there once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Client, FastClock, openClient } from './client.ts';
import { depth, patience } from './depth.ts';
import { type Fault, type FaultProxy, faults, openFaultProxy } from './fault-proxy.ts';
import {
  expectRebuildChangesNothing,
  newUser,
  openSql,
  type PairedDevice,
  pairDevice,
  storedSessions,
} from './person.ts';
import { Practice, type RowKind, someKinds } from './practice.ts';

const { apiUrl, adminUrl } = inject('stack');
const twoDays = 172_800_000;

let sql: postgres.Sql;
let folder: string;
let runs = 0;

beforeAll(async () => {
  sql = openSql(adminUrl);
  folder = await mkdtemp(join(tmpdir(), 'bm-sync-'));
});
afterAll(async () => {
  await sql.end({ timeout: 1 });
  await rm(folder, { recursive: true, force: true });
});

/** An editor of a new person, behind a proxy. */
class Editor {
  readonly proxy: FaultProxy;
  readonly user: string;
  readonly clock = new FastClock();
  readonly #journal = join(folder, `${++runs}.journal`);
  #device: PairedDevice;
  #client: Client | undefined;

  private constructor(proxy: FaultProxy, user: string, device: PairedDevice) {
    this.proxy = proxy;
    this.user = user;
    this.#device = device;
  }

  static async open(): Promise<Editor> {
    const user = await newUser(sql, 'Europe/Berlin');
    const editor = new Editor(await openFaultProxy(apiUrl), user, await pairDevice(sql, user));
    await editor.reload();
    return editor;
  }

  get client(): Client {
    if (this.#client === undefined) throw new Error('the editor is closed');
    return this.#client;
  }

  /** Ends whatever runs and begins anew with what the disk holds. */
  async reload(): Promise<void> {
    await this.#client?.close();
    this.#client = await openClient({
      journal: this.#journal,
      endpoint: this.proxy.url,
      token: () => this.#device.token,
      clock: this.clock,
    });
  }

  async revoke(): Promise<void> {
    await sql`update public.devices set revoked_at = now() where id = ${this.#device.id}`;
  }

  async pairAgain(): Promise<void> {
    this.#device = await pairDevice(sql, this.user);
  }

  async isRevoked(): Promise<boolean> {
    const [row] = await sql`select revoked_at is not null as revoked from public.devices where id = ${this.#device.id}`;
    return row?.revoked === true;
  }

  /** Calms the network, pairs if need be, and lets the person press "Sync now" until nothing waits. */
  async calm(): Promise<void> {
    await this.proxy.calm();
    if (await this.isRevoked()) await this.pairAgain();
    await expect
      .poll(
        async () => {
          await this.client.uploader.flush({ byPerson: true });
          return await this.client.store.counts();
        },
        { timeout: 20_000, interval: 5 },
      )
      .toMatchObject({ pending: 0 });
    await this.proxy.calm();
  }

  async expectSettled(practice: Practice): Promise<void> {
    await this.calm();
    practice.expectSettled(await storedSessions(sql, this.user), await this.client.store.notAccepted());
    await expectRebuildChangesNothing(sql, this.user);
    // What is on the disk is what was in memory.
    await this.reload();
    expect(await this.client.store.counts()).toMatchObject({ pending: 0 });
  }

  async close(): Promise<void> {
    await this.#client?.close();
    await this.proxy.close();
  }
}

type Step = fc.AsyncCommand<Practice, Editor>;

/** A step that is possible at any time. */
function step(name: string, run: (practice: Practice, editor: Editor) => Promise<unknown>): Step {
  return {
    check: () => true,
    run: async (practice, editor) => void (await run(practice, editor)),
    toString: () => name,
  };
}

const append = (kinds: readonly RowKind[]) =>
  step(`append(${kinds.join()})`, (practice, editor) => editor.client.store.append(practice.rows(kinds)));

const flush = (plan: readonly Fault[], byPerson: boolean) =>
  step(`flush(${plan.join()}; ${byPerson})`, (_practice, editor) => {
    editor.proxy.plan.push(...plan);
    return editor.client.uploader.flush({ byPerson });
  });

/** More rows while a flush is under way. */
const appendMeanwhile = (kinds: readonly RowKind[], fault: Fault) =>
  step(`flush(${fault}) and append(${kinds.join()})`, (practice, editor) => {
    editor.proxy.plan.push(fault);
    const flushed = editor.client.uploader.flush();
    return Promise.all([flushed, editor.client.store.append(practice.rows(kinds))]);
  });

const clockStep = (ms: number) =>
  step(`clock(${ms})`, (_practice, editor) => {
    editor.clock.step(ms);
    return Promise.resolve();
  });

const reload = step('reload', (_practice, editor) => editor.reload());

/** The person disconnects this very device while it sends. */
const revokeInFlight = (fault: Fault) =>
  step(`revoke in flight(${fault})`, (_practice, editor) => {
    editor.proxy.plan.push(fault);
    return Promise.all([editor.client.uploader.flush({ byPerson: true }), editor.revoke()]);
  });

const pairAgain = step('pair again', (_practice, editor) => editor.pairAgain());

const anyFault = fc.constantFrom<Fault>('none', ...faults);
const steps = [
  someKinds.map(append),
  someKinds.map(append),
  fc.tuple(fc.array(anyFault, { maxLength: 5 }), fc.boolean()).map(([plan, byPerson]) => flush(plan, byPerson)),
  fc.tuple(fc.array(anyFault, { maxLength: 5 }), fc.boolean()).map(([plan, byPerson]) => flush(plan, byPerson)),
  fc.tuple(someKinds, anyFault).map(([kinds, fault]) => appendMeanwhile(kinds, fault)),
  fc.constantFrom(-twoDays, twoDays, -3_600_000).map(clockStep),
  fc.constant(reload),
  anyFault.map(revokeInFlight),
  fc.constant(pairAgain),
];

const usualRuns = 12;

test('whatever happens on the way, every accepted session is stored once', {
  timeout: patience(usualRuns, 6000),
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 14 }), async (commands) => {
      const editor = await Editor.open();
      const practice = new Practice();
      try {
        await fc.asyncModelRun(() => ({ model: practice, real: editor }), commands);
        await editor.expectSettled(practice);
      } finally {
        await editor.close();
      }
    }),
    depth(usualRuns),
  );
});

test.each(faults)('%s: the first batch meets it, the rows arrive once', async (fault) => {
  const editor = await Editor.open();
  const practice = new Practice();
  try {
    const kinds: RowKind[] = [
      ...Array<RowKind>(30).fill('sound'),
      'again',
      'changed',
      'negative',
      'future',
      'nonsense',
    ];
    await editor.client.store.append(practice.rows(kinds));
    editor.proxy.plan.push(fault);
    await editor.client.uploader.flush();
    expect(editor.proxy.met.get(fault)).toBe(1);
    await editor.expectSettled(practice);
    expect((await storedSessions(sql, editor.user)).length).toBe(30);
  } finally {
    await editor.close();
  }
});

test('it recovers by itself, without a person and with a clock that was set back', async () => {
  const editor = await Editor.open();
  const practice = new Practice();
  try {
    await editor.client.store.append(practice.rows(Array<RowKind>(40).fill('sound')));
    editor.proxy.plan.push('server_error', 'answer_lost', 'lost', 'answer_cut');
    await editor.client.uploader.flush();
    editor.clock.step(-twoDays);
    await expect.poll(() => editor.client.store.counts(), { timeout: 10_000 }).toEqual({ pending: 0, notAccepted: 0 });
    await editor.expectSettled(practice);
  } finally {
    await editor.close();
  }
});

test('a device that was disconnected keeps what waits, and a new pairing sends it once', async () => {
  const editor = await Editor.open();
  const practice = new Practice();
  try {
    await editor.client.store.append(practice.rows(Array<RowKind>(60).fill('sound')));
    editor.proxy.plan.push('none', 'answer_lost');
    await editor.client.uploader.flush();
    await editor.revoke();
    expect(await editor.client.uploader.flush({ byPerson: true })).toEqual({
      name: 'signed_out',
      reason: 'device_revoked',
    });
    expect(await editor.client.store.counts()).toEqual({ pending: 35, notAccepted: 0 });
    await editor.pairAgain();
    await editor.expectSettled(practice);
  } finally {
    await editor.close();
  }
});
