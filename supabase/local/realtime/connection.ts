import type { RawData, WebSocket } from 'ws';
import { Channel, type ChannelDeps, type Transport } from './channel.ts';
import { decodeBinary, decodeText, encodeText, type Frame, type ProtocolVersion } from './protocol.ts';

const MAX_CHANNELS = 100;
const TOPIC_PREFIX = 'realtime:';

export interface ConnectionOptions {
  version: ProtocolVersion;
  /** Unsent bytes at which a client counts as too slow and is dropped. */
  maxBuffered: number;
}

export interface ConnectionDeps extends ChannelDeps {
  /** Called when the socket is closed. */
  forget(connection: Connection): void;
}

/** One websocket: its channels, and the frames between them and the client. */
export class Connection implements Transport {
  /** When the client was last heard, in milliseconds since 1970. */
  lastSeen: number;
  readonly #socket: WebSocket;
  readonly #options: ConnectionOptions;
  readonly #deps: ConnectionDeps;
  readonly #channels = new Map<string, Channel>();

  constructor(socket: WebSocket, options: ConnectionOptions, deps: ConnectionDeps) {
    this.#socket = socket;
    this.#options = options;
    this.#deps = deps;
    this.lastSeen = deps.now();
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('close', () => this.#close());
    // `close` follows, which does the tidying.
    socket.on('error', () => socket.terminate());
  }

  get version(): ProtocolVersion {
    return this.#options.version;
  }

  send(data: string | Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(data);
    // A client that does not read must not fill the server's memory: it reconnects and loads what it missed.
    if (this.#socket.bufferedAmount > this.#options.maxBuffered) this.terminate();
  }

  sendFrame(frame: Frame): void {
    this.send(encodeText(this.version, frame));
  }

  reply(frame: Frame, status: 'ok' | 'error', response: unknown): void {
    const { joinRef, ref, topic } = frame;
    this.sendFrame({ joinRef, ref, topic, event: 'phx_reply', payload: { status, response } });
  }

  terminate(): void {
    this.#socket.terminate();
  }

  drop(channel: { readonly topic: string }): void {
    if (this.#channels.get(channel.topic) === channel) this.#channels.delete(channel.topic);
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.lastSeen = this.#deps.now();
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
    const frame = isBinary ? decodeBinary(bytes) : decodeText(this.version, bytes.toString('utf8'));
    if (!frame) {
      this.#socket.close(1007, 'This frame cannot be read');
      return;
    }
    this.#handle(frame);
  }

  #handle(frame: Frame): void {
    if (frame.topic === 'phoenix') {
      if (frame.event === 'heartbeat') this.reply(frame, 'ok', {});
      return;
    }
    if (frame.event === 'phx_join') {
      this.#join(frame);
      return;
    }
    const channel = this.#channels.get(frame.topic);
    // A frame of an earlier join of the same topic is not for this one.
    const isStale = channel !== undefined && frame.joinRef !== null && frame.joinRef !== channel.joinRef;
    if (!channel || isStale) {
      if (frame.event === 'phx_leave') this.reply(frame, 'ok', {});
      else this.reply(frame, 'error', { reason: 'unmatched topic' });
      return;
    }
    channel.receive(frame);
  }

  #join(frame: Frame): void {
    if (!frame.topic.startsWith(TOPIC_PREFIX) || frame.topic === TOPIC_PREFIX) {
      this.reply(frame, 'error', { reason: 'TopicNameRequired: You must provide a topic name' });
      return;
    }
    const before = this.#channels.get(frame.topic);
    if (before) before.close();
    else if (this.#channels.size >= MAX_CHANNELS) {
      this.reply(frame, 'error', { reason: 'ChannelRateLimitReached: Too many channels' });
      return;
    }
    const channel = new Channel(this, frame, frame.topic.slice(TOPIC_PREFIX.length), this.#deps);
    this.#channels.set(frame.topic, channel);
    channel.start();
  }

  #close(): void {
    for (const channel of [...this.#channels.values()]) channel.end();
    this.#deps.forget(this);
  }
}
