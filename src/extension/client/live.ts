import { type Clock, systemClock } from './clock.ts';
import { type Http, isRecord } from './http.ts';

/** A session as it runs; nothing of it is kept anywhere. */
export interface LiveSession {
  readonly state: 'running' | 'paused' | 'ended';
  readonly clientSessionId: string;
  /** ISO UTC. */
  readonly startedAt: string;
  /** Milliseconds without pauses, now. */
  readonly activeMs: number;
  readonly goalMinutes?: number;
  readonly pattern?: string;
}

export interface LiveReporterOptions {
  readonly http: Http;
  readonly token: () => string | undefined;
  readonly allowed?: () => boolean;
  readonly clock?: Clock;
}

/** The app forgets a session after 45 s of silence; three reports fit into that. */
const heartbeatMs = 15_000;

/**
 * Tells the person's open pages that a session runs or is paused, every 15 s until it has ended.
 * Only the newest report matters: one that fails is not repeated, the next heartbeat says it anyway.
 */
export class LiveReporter {
  readonly #options: LiveReporterOptions;
  readonly #clock: Clock;
  #latest: { session: LiveSession; at: number } | undefined;
  #cancelHeartbeat: () => void = () => undefined;
  #sending: Promise<void> | undefined;
  #unsent = false;
  #notBefore = 0;

  constructor(options: LiveReporterOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  /** Reports a state now; resolves when it, or a newer one, was tried. */
  report(session: LiveSession): Promise<void> {
    this.#latest = { session, at: this.#clock.now() };
    this.#unsent = true;
    this.#sending ??= this.#drain().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  /** Says nothing more. The pages forget the session by themselves. */
  stop(): void {
    this.#cancelHeartbeat();
    this.#latest = undefined;
    this.#unsent = false;
  }

  /** One report after the other, so that an older one never overtakes a newer one. */
  async #drain(): Promise<void> {
    this.#cancelHeartbeat();
    while (this.#unsent && this.#latest) {
      this.#unsent = false;
      await this.#send(this.#latest);
    }
    if (this.#latest && this.#latest.session.state !== 'ended') {
      this.#cancelHeartbeat = this.#clock.after(heartbeatMs, () => {
        if (this.#latest) void this.report(this.#aged(this.#latest));
      });
    }
  }

  /** The session as it is now: a running one has gone on since it was reported. */
  #aged({ session, at }: { session: LiveSession; at: number }): LiveSession {
    if (session.state !== 'running') return session;
    return { ...session, activeMs: session.activeMs + Math.max(0, this.#clock.now() - at) };
  }

  async #send({ session }: { session: LiveSession }): Promise<void> {
    const token = this.#options.token();
    if (token === undefined || this.#options.allowed?.() === false) return this.stop();
    if (this.#clock.now() < this.#notBefore) return;
    const answer = await this.#options.http.request({
      method: 'POST',
      path: '/live',
      token,
      body: {
        state: session.state,
        client_session_id: session.clientSessionId,
        started_at: session.startedAt,
        active_ms: Math.round(session.activeMs),
        ...(session.goalMinutes === undefined ? {} : { goal_minutes: session.goalMinutes }),
        ...(session.pattern === undefined ? {} : { pattern: session.pattern }),
      },
      read: (body) => (isRecord(body) ? true : undefined),
    });
    if (answer.kind === 'signed_out' || answer.kind === 'consent_withdrawn') this.stop();
    if (answer.kind === 'rate_limited') this.#notBefore = this.#clock.now() + (answer.retryAfterMs ?? heartbeatMs);
  }
}
