import type { SessionRow } from '#src/domain/sessions.ts';
import { type Clock, systemClock, wait } from '../client/clock.ts';
import type { Http } from '../client/http.ts';
import { LiveReporter } from '../client/live.ts';
import { createMemoryStore, type OutboxStore } from '../client/outbox.ts';
import { type SnapshotOutcome, sendSnapshot } from '../client/snapshot.ts';
import { readDeviceStatus } from '../client/status.ts';
import type { SyncState } from '../client/sync-state.ts';
import { Uploader } from '../client/uploader.ts';
import type { Device } from './connect.ts';
import { Counter } from './counter.ts';
import { Ended, endedBy } from './ended.ts';
import { LiveSessions } from './live-sessions.ts';
import { problemText, pushTexts } from './push.texts.ts';
import { clientVersion, type PushOptions } from './push-options.ts';
import type { ExportFile } from './read-file.ts';

const liveStepMs = 250;

/** A push under way: one device, one outbox, one count. */
export class Push {
  readonly #options: PushOptions;
  readonly #clock: Clock;
  readonly #http: Http;
  readonly #device: Device;
  readonly #store: OutboxStore = createMemoryStore();
  readonly #uploader: Uploader;
  readonly #counter = new Counter();
  #total = 0;

  constructor(options: PushOptions, http: Http, device: Device) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#http = http;
    this.#device = device;
    this.#uploader = new Uploader({
      http,
      store: this.#store,
      clock: this.#clock,
      token: () => device.token,
      frame: () => ({ time_zone: options.timeZone, client_version: clientVersion }),
      onOutcome: (row, outcome) => {
        this.#counter.add(row, outcome);
        if (this.#counter.settled <= this.#total) options.reporter.progress(this.#counter.settled, this.#total);
      },
    });
  }

  async run(file: ExportFile): Promise<void> {
    const { reporter, signal, liveSessions } = this.#options;
    signal?.addEventListener('abort', () => this.#uploader.stop(), { once: true });
    const maySendSessions = this.#device.consent === 'sessions';
    // The counters open a new epoch, once however often they are sent; the rows belong into it.
    const opened = this.#options.newEpoch ? await this.#sendCounters(file, true) : undefined;
    if (maySendSessions) await this.#sendHistory(file.rows);
    else reporter.totalsOnly();
    const snapshot = opened ?? (await this.#sendCounters(file, false));
    const live = maySendSessions ? liveSessions : 0;
    if (live > 0) await this.#sendLive(new LiveSessions(file.sessions), live);
    const status = await readDeviceStatus(this.#http, this.#device.token);
    reporter.summary({
      tally: this.#counter.tally,
      refused: this.#counter.refused,
      snapshotEpoch: snapshot.epoch,
      liveSessions: live,
      totals: status.kind === 'ok' ? status.body.totals : snapshot.totals,
    });
  }

  async #sendCounters({ counters }: ExportFile, newEpoch: boolean): Promise<SnapshotOutcome> {
    const snapshot = await sendSnapshot(this.#http, this.#device.token, { ...counters, newEpoch });
    if (snapshot.kind !== 'ok') throw endedBy(snapshot, this.#options.endpoint);
    return snapshot.body;
  }

  async #sendHistory(rows: readonly unknown[]): Promise<void> {
    this.#total = rows.length;
    await this.#store.append(rows);
    await this.#drain();
  }

  /** Sends until nothing waits. The server's wish for a pause is followed; anything else ends the push. */
  async #drain(): Promise<void> {
    while ((await this.#store.counts()).pending > 0) {
      const state = await this.#uploader.flush({ byPerson: true });
      if (this.#options.signal?.aborted) throw new Ended(pushTexts.stopped, 130);
      if (state.name === 'rate_limited') await this.#pause(state);
      else if (state.name !== 'idle') {
        this.#uploader.stop();
        throw new Ended(problemText(state, this.#options.endpoint));
      }
    }
    // A planned flush would keep the process waiting for nothing.
    this.#uploader.stop();
  }

  async #pause({ retryAt }: SyncState): Promise<void> {
    const ms = Math.max(1000, (retryAt ?? 0) - this.#clock.now());
    if (!(await wait(this.#clock, ms, this.#options.signal))) throw new Ended(pushTexts.stopped, 130);
  }

  async #sendLive(sessions: LiveSessions, count: number): Promise<void> {
    const reporter = new LiveReporter({ http: this.#http, clock: this.#clock, token: () => this.#device.token });
    try {
      for (let done = 1; done <= count; done += 1) {
        const startedAt = this.#clock.now();
        await this.#playSession(reporter, sessions.next(startedAt));
        this.#options.reporter.live(done, count);
        const rest = startedAt + 4 * liveStepMs - this.#clock.now();
        if (done < count && !(await wait(this.#clock, Math.max(0, rest), this.#options.signal))) {
          throw new Ended(pushTexts.stopped, 130);
        }
      }
    } finally {
      reporter.stop();
    }
  }

  /** Running, paused, running, ended, and the session itself. */
  async #playSession(reporter: LiveReporter, session: SessionRow): Promise<void> {
    const report = (state: 'running' | 'paused' | 'ended', part: number) =>
      reporter.report({
        state,
        clientSessionId: session.id,
        startedAt: session.startedAt,
        activeMs: Math.round(session.activeMs * part),
        ...(session.goalMinutes === undefined ? {} : { goalMinutes: session.goalMinutes }),
        ...(session.pattern === undefined ? {} : { pattern: session.pattern }),
      });
    for (const [state, part] of [
      ['running', 0.3],
      ['paused', 0.6],
      ['running', 0.6],
    ] as const) {
      await report(state, part);
      if (!(await wait(this.#clock, liveStepMs, this.#options.signal))) throw new Ended(pushTexts.stopped, 130);
    }
    await this.#store.append([session]);
    await this.#drain();
    await report('ended', 1);
  }
}
