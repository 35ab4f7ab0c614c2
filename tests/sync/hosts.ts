/** Client and server as processes that may be killed at any moment and started again. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { NotAccepted, OutboxCounts } from '#src/extension/client/outbox.ts';
import type { ClientRequest } from './client-process.ts';
import type { ServerReady } from './server-process.ts';

/** The process ended before it answered. */
class Killed extends Error {}

/** Starts a script here and waits for its first message. */
async function start(script: string, args: readonly string[]): Promise<{ child: ChildProcess; first: unknown }> {
  const child = fork(join(import.meta.dirname, script), [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const first = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it was ready`)));
  });
  return { child, first };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** A process that answers requests. What it was asked and did not answer before it was killed rejects with {@link Killed}. */
export class ProcessHost<Request> {
  readonly #script: string;
  readonly #args: readonly string[];
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #child: ChildProcess | undefined;
  #next = 0;

  constructor(script: string, args: readonly string[]) {
    this.#script = script;
    this.#args = args;
  }

  async start(): Promise<void> {
    const { child } = await start(this.#script, this.#args);
    this.#child = child;
    child.on('message', ({ id, value, error }: Reply) => {
      const answer = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) answer?.resolve(value);
      else answer?.reject(new Error(error));
    });
    child.on('exit', () => {
      for (const answer of this.#waiting.values()) answer.reject(new Killed());
      this.#waiting.clear();
    });
  }

  async kill(): Promise<void> {
    if (this.#child) await kill(this.#child);
  }

  ask(request: Request): Promise<unknown> {
    const id = ++this.#next;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(id, answer);
    this.#child?.send({ id, request }, (error) => {
      // A process that has just been killed takes no more; that is the same to the caller.
      if (error !== null) answer.reject(new Killed());
    });
    return answer.promise;
  }
}

/** Awaits work that a kill may cut off; whether it came to its end. */
export async function unlessKilled(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  }
}

/** The sync client alone, with its outbox on disk. */
export class ClientHost extends ProcessHost<ClientRequest> {
  constructor(journal: string, endpoint: string, token: string) {
    super('client-process.ts', [journal, endpoint, token]);
  }

  async counts(): Promise<OutboxCounts> {
    return (await this.ask({ op: 'counts' })) as OutboxCounts;
  }

  async notAccepted(): Promise<readonly NotAccepted[]> {
    return (await this.ask({ op: 'not_accepted' })) as readonly NotAccepted[];
  }
}

/** The embedded stack on a data folder that lasts. */
export class ServerHost {
  readonly #dataDir: string;
  #child: ChildProcess | undefined;
  #ready: ServerReady | undefined;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  get ready(): ServerReady {
    if (this.#ready === undefined) throw new Error('the server does not run');
    return this.#ready;
  }

  async start(): Promise<void> {
    const { child, first } = await start('server-process.ts', [this.#dataDir]);
    this.#child = child;
    this.#ready = first as ServerReady;
  }

  /** Kills the services, and their Postgres as well if wanted: what only a power cut does otherwise. */
  async kill(withPostgres: boolean): Promise<void> {
    if (withPostgres) process.kill(this.ready.postgresPid, 'SIGKILL');
    if (this.#child) await kill(this.#child);
  }

  /** Ends it in order, Postgres too. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.disconnect();
    await exited;
  }
}
