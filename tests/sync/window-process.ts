/** A window of the editor with the extension's engine, in a process of its own. Run by `windows.test.ts`. */
import { join } from 'node:path';
import type { ExtensionExport } from '#src/domain/snapshots.ts';
import { createHttp } from '#src/extension/client/http.ts';
import { Engine } from '#src/extension/sync/engine.ts';
import { Leases } from '#src/extension/sync/lease.ts';
import { serve } from './answering.ts';
import { FastClock, patienceMs, speed } from './client.ts';

/** What the window is asked to do. */
export type WindowRequest =
  | { readonly op: 'sessions'; readonly rows: readonly unknown[] }
  | { readonly op: 'state'; readonly state: ExtensionExport }
  | { readonly op: 'kick' }
  | { readonly op: 'look' }
  | { readonly op: 'not_accepted' }
  | { readonly op: 'clock'; readonly ms: number };

/** What it says about what waits. */
export interface WindowView {
  readonly waits: boolean;
  readonly state: string;
}

const [root = '', endpoint = '', device = '', token = ''] = process.argv.slice(2);
const clock = new FastClock();
const engine = new Engine({
  root,
  device: {
    id: device,
    name: 'Editor',
    consent: 'sessions',
    endpoint,
    dashboard: '',
    secretKey: 'token',
    paused: false,
  },
  http: createHttp({ endpoint, clock, timeoutMs: patienceMs * speed }),
  token: () => token,
  allowed: () => true,
  clientVersion: '0.1.0',
  onView: () => undefined,
  onConsent: () => undefined,
  log: () => undefined,
  clock,
  // Its heartbeat stays in real time.
  leases: new Leases({ path: join(root, 'sender.lock') }),
});

async function run(request: WindowRequest): Promise<unknown> {
  switch (request.op) {
    case 'sessions':
      await Promise.all(request.rows.map((row) => engine.session(row)));
      return null;
    case 'state':
      return await engine.state(request.state);
    case 'kick':
      return await engine.kick(true);
    case 'look': {
      const { pending, countersWait, state } = await engine.look();
      return { waits: pending > 0 || countersWait, state: `${state.name} ${state.reason}`.trim() } satisfies WindowView;
    }
    case 'not_accepted':
      return await engine.withOutbox((outbox) => outbox.notAccepted());
    case 'clock':
      clock.step(request.ms);
      return null;
  }
}

void engine.wake();
serve(run);
