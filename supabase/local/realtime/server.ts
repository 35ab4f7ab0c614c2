import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Hono } from 'hono';
import postgres from 'postgres';
import { WebSocketServer } from 'ws';
import type { Keys } from '../keys.ts';
import type { Claims } from './authorization.ts';
import { Connection } from './connection.ts';
import { createBroadcastRoutes } from './http.ts';
import { Hub } from './hub.ts';
import { startListener } from './listener.ts';
import { parseVersion } from './protocol.ts';

const SOCKET_PATH = '/realtime/v1/websocket';
const MAX_FRAME = 3_000_000;
const MAX_BUFFERED = 8_000_000;
/** Hosted drops a socket that was silent for a minute; clients send a heartbeat every 25 s. */
const SILENCE_MS = 60_000;
/** Less than the ten seconds after which clients give a join up. */
const JOIN_WAIT_MS = 5000;
const PRUNE_EVERY_MS = 3_600_000;

export interface RealtimeDeps {
  /** Connection of the superuser, as hosted's Realtime has it. */
  adminUrl: string;
  keys: Pick<Keys, 'publishableKey' | 'secretKey'>;
  /** Claims of a valid access token; throws an error with `expired` for one that is past its time. */
  verify(token: string): Promise<Claims>;
  /** For tests: bounds that are otherwise as above, and the clock. */
  limits?: { silenceMs?: number; maxBuffered?: number };
  now?: () => number;
}

export interface Realtime {
  /** Routes below `/realtime/v1`. */
  http: Hono;
  /** Takes an HTTP upgrade; false when its path is not ours. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Drops every client and lets the database go. */
  close(): Promise<void>;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function keyReader(keys: RealtimeDeps['keys']): (key: string) => Claims | undefined {
  const roles = [
    [sha256(keys.publishableKey), 'anon'],
    [sha256(keys.secretKey), 'service_role'],
  ] as const;
  return (key) => {
    const shown = sha256(key);
    const role = roles.find(([known]) => timingSafeEqual(known, shown))?.[1];
    return role && { role };
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Takes messages away that are older than a day; hosted keeps them for some days too. */
async function prune(pool: postgres.Sql): Promise<void> {
  try {
    await pool`delete from realtime.messages where inserted_at < localtimestamp - interval '1 day'`;
  } catch (error) {
    console.error('realtime: old messages could not be taken away', error);
  }
}

/** The realtime server: Phoenix channels for broadcast and presence, fed by clients and by `realtime.messages`. */
export function createRealtime(deps: RealtimeDeps): Realtime {
  const now = deps.now ?? Date.now;
  const silenceMs = deps.limits?.silenceMs ?? SILENCE_MS;
  const maxBuffered = deps.limits?.maxBuffered ?? MAX_BUFFERED;
  const claimsOfKey = keyReader(deps.keys);
  const hub = new Hub();
  const connections = new Set<Connection>();
  const pool = postgres(deps.adminUrl, { max: 4, idle_timeout: 30, onnotice() {} });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME });
  const listener = startListener({
    adminUrl: deps.adminUrl,
    pool,
    onMessage: ({ topic, private: isPrivate, ...message }) => hub.broadcast(topic, isPrivate, message),
    onLost: () => hub.failAll(),
  });

  const silenceTimer = setInterval(() => {
    for (const connection of connections) {
      if (now() - connection.lastSeen > silenceMs) connection.terminate();
    }
  }, silenceMs / 4);
  const pruneTimer = setInterval(() => void prune(pool), PRUNE_EVERY_MS);
  silenceTimer.unref();
  pruneTimer.unref();
  void prune(pool);

  return {
    http: createBroadcastRoutes({ hub, pool, verify: deps.verify, claimsOfKey }),

    upgrade(req, socket, head) {
      const url = URL.parse(req.url ?? '', 'http://localhost');
      if (url?.pathname !== SOCKET_PATH) return false;
      const version = parseVersion(url.searchParams.get('vsn'));
      const keyClaims = claimsOfKey(url.searchParams.get('apikey') ?? req.headers['x-api-key']?.toString() ?? '');
      if (!keyClaims || !version) {
        refuse(socket, keyClaims ? '400 Bad Request' : '401 Unauthorized');
        return true;
      }
      sockets.handleUpgrade(req, socket, head, (webSocket) => {
        const connection = new Connection(
          webSocket,
          { version, maxBuffered },
          {
            hub,
            pool,
            verify: deps.verify,
            keyClaims,
            whenLive: () => listener.whenLive(JOIN_WAIT_MS),
            now,
            forget: (gone) => connections.delete(gone),
          },
        );
        connections.add(connection);
      });
      return true;
    },

    async close() {
      clearInterval(silenceTimer);
      clearInterval(pruneTimer);
      for (const connection of connections) connection.terminate();
      sockets.close();
      await listener.close();
      await pool.end({ timeout: 1 });
    },
  };
}
