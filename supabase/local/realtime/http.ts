import { type Context, Hono } from 'hono';
import type postgres from 'postgres';
import { type Claims, mayWrite } from './authorization.ts';
import type { Hub } from './hub.ts';

const MAX_BODY = 3_000_000;
const MAX_NAME = 255;

export interface HttpDeps {
  hub: Hub;
  pool: postgres.Sql;
  verify(token: string): Promise<Claims>;
  /** What an API key stands for; undefined for an unknown one. */
  claimsOfKey(key: string): Claims | undefined;
}

interface Message {
  topic: string;
  event: string;
  payload: unknown;
  private: boolean;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= MAX_NAME;
}

function parseMessage(value: unknown): Message | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields: Record<string, unknown> = { ...value };
  if (!isName(fields.topic) || !isName(fields.event) || fields.payload === undefined) return undefined;
  return { topic: fields.topic, event: fields.event, payload: fields.payload, private: fields.private === true };
}

async function parseJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  if (text.length > MAX_BODY) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Broadcasting over HTTP: a list of messages (`channel.send` when not joined) or one (`channel.httpSend`). */
export function createBroadcastRoutes(deps: HttpDeps): Hono {
  const app = new Hono();

  const claimsOf = async (c: Context): Promise<Claims | undefined> => {
    const token = /^bearer\s+(.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (token !== undefined && !token.startsWith('sb_')) {
      return deps.verify(token).catch((error: unknown) => {
        if (error instanceof Error && error.name === 'InvalidToken') return undefined;
        throw error;
      });
    }
    return deps.claimsOfKey(c.req.header('apikey') ?? token ?? '');
  };

  const send = async (claims: Claims, message: Message) => {
    const { topic, event, payload } = message;
    const allowed = !message.private || (await mayWrite(deps.pool, claims, topic, 'broadcast'));
    // What may not be sent is dropped without a word, as with hosted.
    if (!allowed) return;
    const body = payload instanceof Uint8Array ? { event, bytes: payload } : { event, payload };
    deps.hub.broadcast(topic, message.private, body);
  };

  app.post('/api/broadcast', async (c) => {
    const claims = await claimsOf(c);
    if (!claims) return c.json({ message: 'Unauthorized' }, 401);
    const body = await parseJson(c);
    const list = typeof body === 'object' && body !== null && 'messages' in body ? body.messages : undefined;
    const messages = Array.isArray(list) ? list.map(parseMessage) : [];
    if (messages.length === 0 || messages.includes(undefined)) {
      return c.json({ errors: { messages: ['each message needs a topic, an event and a payload'] } }, 422);
    }
    for (const message of messages) if (message) await send(claims, message);
    return c.body(null, 202);
  });

  app.post('/api/broadcast/:topic/events/:event', async (c) => {
    const claims = await claimsOf(c);
    if (!claims) return c.json({ message: 'Unauthorized' }, 401);
    const isBinary = c.req.header('content-type')?.startsWith('application/octet-stream') === true;
    const payload = isBinary ? new Uint8Array(await c.req.arrayBuffer()) : await parseJson(c);
    const { topic, event } = c.req.param();
    const message = parseMessage({ topic, event, payload, private: c.req.query('private') === 'true' });
    if (!message || (payload instanceof Uint8Array && payload.length > MAX_BODY)) {
      return c.json({ message: 'The payload cannot be read' }, 422);
    }
    await send(claims, message);
    return c.body(null, 202);
  });
  return app;
}
