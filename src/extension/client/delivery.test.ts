import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sessionRow } from '../testing/answers.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { FakeServer, type Fault } from '../testing/fake-server.ts';
import { type FileStore, openFileStore } from './file-store.ts';
import { createHttp } from './http.ts';
import { createMemoryStore, type OutboxStore } from './outbox.ts';
import { Uploader } from './uploader.ts';

/** What should hold at the end: the rows that were appended, by kind. */
interface Model {
  next: number;
  sound: Set<string>;
  bad: string[];
}

interface System {
  readonly server: FakeServer;
  readonly clock: FakeClock;
  store: OutboxStore;
  uploader: Uploader;
  restart(): Promise<void>;
}

type Step = fc.AsyncCommand<Model, System>;

function upload(server: FakeServer, clock: FakeClock, store: OutboxStore): Uploader {
  const http = createHttp({ endpoint: 'http://localhost:1', fetch: server.fetch, clock });
  return new Uploader({ http, store, clock, token: () => 'bmd_token', random: () => 0.1 });
}

class Append implements Step {
  readonly kinds: readonly ('sound' | 'rejected' | 'poison' | 'again')[];
  constructor(kinds: Append['kinds']) {
    this.kinds = kinds;
  }
  check = () => true;
  async run(model: Model, system: System) {
    const rows = this.kinds.map((kind) => {
      const row = sessionRow(kind === 'again' ? 0 : model.next++);
      if (kind === 'sound' || kind === 'again') {
        model.sound.add(row.id);
        return row;
      }
      const bad = kind === 'rejected' ? { ...row, id: `bad-${row.id}` } : { ...row, poison: true };
      model.bad.push(bad.id);
      return bad;
    });
    await system.store.append(rows);
  }
  toString = () => `append(${this.kinds.join()})`;
}

class Flush implements Step {
  readonly faults: readonly Fault[];
  readonly waitMs: number;
  constructor(faults: readonly Fault[], waitMs: number) {
    this.faults = faults;
    this.waitMs = waitMs;
  }
  check = () => true;
  async run(_model: Model, system: System) {
    system.server.faults.push(...this.faults);
    await system.uploader.flush();
    await system.clock.advance(this.waitMs);
  }
  toString = () => `flush(${this.faults.join()}; ${this.waitMs})`;
}

class Restart implements Step {
  check = () => true;
  run = (_model: Model, system: System) => system.restart();
  toString = () => 'restart';
}

const faults = fc.constantFrom<Fault>(
  'none',
  'lost',
  'answer_lost',
  'late',
  'twice',
  'reordered',
  'short',
  'server_error',
  'rate_limited',
  'cut',
);
const kinds = fc.oneof(
  { weight: 8, arbitrary: fc.constant('sound' as const) },
  { weight: 1, arbitrary: fc.constantFrom('rejected' as const, 'poison' as const, 'again' as const) },
);
const steps = [
  fc.array(kinds, { minLength: 1, maxLength: 40 }).map((list) => new Append(list)),
  fc.tuple(fc.array(faults, { maxLength: 6 }), fc.nat(120_000)).map(([list, ms]) => new Flush(list, ms)),
  fc.constant(new Restart()),
];

/** Calms the network, lets every plan run out, and compares with the model. */
async function expectDelivered(model: Model, system: System): Promise<void> {
  system.server.faults.length = 0;
  await system.clock.advance(7_200_000);
  await system.uploader.flush({ byPerson: true });
  await system.clock.advance(7_200_000);
  expect(await system.store.counts()).toEqual({ pending: 0, notAccepted: model.bad.length });
  const kept = (await system.store.notAccepted()).map(({ row }) => (row as { id: string }).id);
  expect(kept.toSorted()).toEqual(model.bad.toSorted());
  expect([...system.server.created.keys()].toSorted()).toEqual([...model.sound].toSorted());
  expect([...system.server.created.values()].every((times) => times === 1)).toBe(true);
}

async function runModel(commands: Iterable<Step>, system: System): Promise<void> {
  const model: Model = { next: 1, sound: new Set(), bad: [] };
  await fc.asyncModelRun(() => ({ model, real: system }), commands);
  await expectDelivered(model, system);
  system.uploader.stop();
}

test('whatever the network does, every row arrives once and bad ones are told', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(steps.slice(0, 2), { maxCommands: 12 }), async (commands) => {
      const server = new FakeServer();
      const clock = createFakeClock();
      const store = createMemoryStore();
      await runModel(commands, {
        server,
        clock,
        store,
        uploader: upload(server, clock, store),
        restart: async () => {},
      });
    }),
    { numRuns: 60 },
  );
});

test('the same with a file behind it and restarts in between', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bm-outbox-'));
  let run = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 10 }), async (commands) => {
        run += 1;
        const path = join(folder, `${run}.journal`);
        const server = new FakeServer();
        const clock = createFakeClock();
        let store: FileStore = await openFileStore(path, { compactAt: 20 });
        const system: System = {
          server,
          clock,
          store,
          uploader: upload(server, clock, store),
          async restart() {
            system.uploader.stop();
            await store.close();
            store = await openFileStore(path, { compactAt: 20 });
            system.store = store;
            system.uploader = upload(server, clock, store);
          },
        };
        await runModel(commands, system);
        await store.close();
      }),
      { numRuns: 25 },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
