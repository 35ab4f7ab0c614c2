import type postgres from 'postgres';
import { claimsOf, Refusal, refuseUnreadable } from './admission.ts';
import { type Claims, type Extension, mayWrite, type Policies, readPolicies } from './authorization.ts';
import type { Broadcast, Hub, Member } from './hub.ts';
import { type JoinConfig, parseJoin } from './join.ts';
import type { PresenceDiff } from './presence.ts';
import {
  type BinaryBroadcast,
  encodeBinaryBroadcast,
  encodeText,
  type Frame,
  type ProtocolVersion,
} from './protocol.ts';

const LONGEST_TIMER_MS = 3_600_000;

const encodedBroadcasts = new WeakMap<Broadcast, Partial<Record<ProtocolVersion, string>>>();

/** The socket of a channel, as the channel uses it. */
export interface Transport {
  readonly version: ProtocolVersion;
  send(data: string | Uint8Array): void;
  sendFrame(frame: Frame): void;
  reply(frame: Frame, status: 'ok' | 'error', response: unknown): void;
  /** Forgets a channel that has ended. */
  drop(channel: { readonly topic: string }): void;
}

export interface ChannelDeps {
  hub: Hub;
  pool: postgres.Sql;
  /** Claims of an access token; throws for one that is not valid. */
  verify(token: string): Promise<Claims>;
  /** What the API key of the socket stands for. */
  keyClaims: Claims;
  /** Resolves to whether messages from the database arrive, after a short wait at most. */
  whenLive(): Promise<boolean>;
  now(): number;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One joined topic of one socket. Frames are worked through in their order. */
export class Channel implements Member {
  readonly topic: string;
  readonly joinRef: string | null;
  readonly #connection: Transport;
  readonly #name: string;
  readonly #deps: ChannelDeps;
  readonly #joinFrame: Frame;
  readonly #config: JoinConfig;
  #token: string | undefined;
  #claims: Claims;
  #policies: Policies | undefined;
  #mayWrite = new Map<Extension, boolean>();
  #presenceEnabled: boolean;
  #expiry: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(connection: Transport, frame: Frame, name: string, deps: ChannelDeps) {
    this.#connection = connection;
    this.#name = name;
    this.#deps = deps;
    this.#joinFrame = frame;
    this.topic = frame.topic;
    // Version 1 has no join reference: there the reference of the join is what the client compares with.
    this.joinRef = frame.joinRef ?? frame.ref;
    this.#config = parseJoin(frame.payload);
    this.#token = this.#config.accessToken;
    this.#claims = deps.keyClaims;
    this.#presenceEnabled = this.#config.presenceEnabled;
  }

  get seesBroadcasts(): boolean {
    return this.#policies?.read.broadcast ?? true;
  }

  get seesPresence(): boolean {
    return this.#presenceEnabled && (this.#policies?.read.presence ?? true);
  }

  /** Joins; the answer follows when the token and the policies are checked. */
  start(): void {
    this.#queue(() => this.#join());
  }

  receive(frame: Frame): void {
    this.#queue(() => this.#handle(frame));
  }

  deliver(message: Broadcast | BinaryBroadcast): void {
    if ('bytes' in message) {
      // Version 1 cannot carry bytes; hosted leaves them out there too.
      if (this.#connection.version === '2.0.0') this.#connection.send(encodeBinaryBroadcast(this.topic, message));
      return;
    }
    this.#connection.send(this.#encoded(message));
  }

  /** Thousands of members of one topic get the same text, so it is written once. */
  #encoded(message: Broadcast): string {
    const { version } = this.#connection;
    const texts = encodedBroadcasts.get(message) ?? {};
    encodedBroadcasts.set(message, texts);
    const { event, payload, id } = message;
    const body = { type: 'broadcast', event, payload, ...(id === undefined ? {} : { meta: { id } }) };
    const frame = { joinRef: null, ref: null, topic: this.topic, event: 'broadcast', payload: body };
    texts[version] ??= encodeText(version, frame);
    return texts[version];
  }

  deliverPresence(diff: PresenceDiff): void {
    this.#push('presence_diff', diff);
  }

  /** Ends without a word: the socket is gone, or the client has left. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#expiry);
    this.#deps.hub.leave(this.#name, this.#config.isPrivate, this);
    this.#connection.drop(this);
  }

  /** Ends and says so; clients take it as final. */
  close(): void {
    this.#endWith('phx_close');
  }

  /** Ends as a crash would; clients join again by themselves. */
  fail(): void {
    this.#endWith('phx_error');
  }

  #endWith(event: 'phx_close' | 'phx_error'): void {
    if (this.#ended) return;
    this.end();
    const { topic, joinRef } = this;
    this.#connection.sendFrame({ joinRef, ref: joinRef, topic, event, payload: {} });
  }

  #queue(work: () => Promise<void>): void {
    this.#work = this.#work
      .then(() => (this.#ended ? undefined : work()))
      .catch((error: unknown) => {
        if (error instanceof Refusal) return this.#shutDown(error.message);
        console.error(`realtime: channel of topic kind "${this.#name.split(':')[0]}" failed`, error);
        this.fail();
      });
  }

  #push(event: string, payload: unknown): void {
    this.#connection.send(
      encodeText(this.#connection.version, { joinRef: null, ref: null, topic: this.topic, event, payload }),
    );
  }

  #system(extension: string, status: 'ok' | 'error', message: string): void {
    this.#push('system', { extension, status, message, channel: this.#name });
  }

  /** Hosted's way of ending a channel: a system message that says why, then the close. */
  #shutDown(message: string): void {
    if (this.#ended) return;
    this.#system('system', 'error', message);
    this.close();
  }

  async #join(): Promise<void> {
    try {
      await this.#authorize(this.#token);
      if (!(await this.#deps.whenLive())) {
        throw new Refusal('InitializingProjectConnection', 'Realtime is initializing the project connection');
      }
    } catch (error) {
      this.end();
      const isRefusal = error instanceof Refusal;
      if (!isRefusal) console.error('realtime: a join failed', error);
      const reason = isRefusal ? `${error.code}: ${error.message}` : 'Unknown Error on Channel';
      this.#connection.reply(this.#joinFrame, 'error', { reason });
      return;
    }
    // The socket may have closed while the policies were asked.
    if (this.#ended) return;
    this.#deps.hub.join(this.#name, this.#config.isPrivate, this);
    this.#connection.reply(this.#joinFrame, 'ok', { postgres_changes: [] });
    if (this.#config.wantsPostgresChanges) {
      this.#system(
        'postgres_changes',
        'error',
        'postgres_changes is not supported here: subscribe to a broadcast topic',
      );
    }
    if (this.seesPresence) this.#sendPresenceState();
  }

  /** Takes on the claims of a token, and asks the policies anew. */
  async #authorize(token: string | undefined): Promise<void> {
    const claims = await claimsOf(this.#deps, token);
    const policies = this.#config.isPrivate ? await readPolicies(this.#deps.pool, claims, this.#name) : undefined;
    if (policies) refuseUnreadable(this.#name, this.#policies, policies);
    this.#claims = claims;
    this.#policies = policies;
    this.#mayWrite = new Map();
    this.#watchExpiry();
  }

  #watchExpiry(): void {
    clearTimeout(this.#expiry);
    const { exp } = this.#claims;
    if (exp === undefined || this.#ended) return;
    const left = exp * 1000 - this.#deps.now();
    this.#expiry = setTimeout(
      () => (left <= LONGEST_TIMER_MS ? this.#shutDown('Token has expired') : this.#watchExpiry()),
      Math.max(0, Math.min(left, LONGEST_TIMER_MS)),
    );
  }

  async #handle(frame: Frame): Promise<void> {
    switch (frame.event) {
      case 'phx_leave':
        this.end();
        this.#connection.reply(frame, 'ok', {});
        return;
      case 'access_token':
        return this.#renewToken(frame.payload);
      case 'broadcast':
        return this.#sendBroadcast(frame);
      case 'presence':
        return this.#updatePresence(frame);
      default:
      // Unknown events are passed over, as hosted does.
    }
  }

  async #renewToken(payload: unknown): Promise<void> {
    const token = isRecord(payload) ? payload.access_token : undefined;
    if (typeof token !== 'string' || token.startsWith('sb_') || token === this.#token) return;
    await this.#authorize(token);
    this.#token = token;
  }

  async #allowsWriting(extension: Extension): Promise<boolean> {
    if (!this.#config.isPrivate) return true;
    const known = this.#mayWrite.get(extension);
    if (known !== undefined) return known;
    const allowed = await mayWrite(this.#deps.pool, this.#claims, this.#name, extension);
    this.#mayWrite.set(extension, allowed);
    return allowed;
  }

  async #sendBroadcast(frame: Frame): Promise<void> {
    const { payload } = frame;
    // What may not be sent gets no answer, as with hosted.
    if (!isRecord(payload) || typeof payload.event !== 'string' || !(await this.#allowsWriting('broadcast'))) return;
    const { event } = payload;
    const message =
      payload.payload instanceof Uint8Array ? { event, bytes: payload.payload } : { event, payload: payload.payload };
    this.#deps.hub.broadcast(this.#name, this.#config.isPrivate, message, this.#config.self ? undefined : this);
    if (this.#config.ack) this.#connection.reply(frame, 'ok', {});
  }

  async #updatePresence(frame: Frame): Promise<void> {
    const body = isRecord(frame.payload) ? frame.payload : {};
    const kind = typeof body.event === 'string' ? body.event.toLowerCase() : '';
    const { hub } = this.#deps;
    const { isPrivate, presenceKey } = this.#config;
    if (kind === 'untrack') {
      hub.untrack(this.#name, isPrivate, this);
      this.#connection.reply(frame, 'ok', {});
      return;
    }
    if (kind !== 'track' || !(await this.#allowsWriting('presence'))) {
      this.#connection.reply(frame, 'error', {});
      return;
    }
    const state = body.payload ?? {};
    if (!isRecord(state)) {
      this.#connection.reply(frame, 'error', { reason: 'Presence track payload must be a map' });
      return;
    }
    const isFirst = !this.#presenceEnabled;
    this.#presenceEnabled = true;
    hub.track(this.#name, isPrivate, this, presenceKey, state);
    this.#connection.reply(frame, 'ok', {});
    // Who joined without presence has seen none of those before.
    if (isFirst && this.seesPresence) this.#sendPresenceState();
  }

  #sendPresenceState(): void {
    this.#push('presence_state', this.#deps.hub.presenceState(this.#name, this.#config.isPrivate));
  }
}
