import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Keys } from './keys.ts';
import type { Rest } from './rest.ts';
import { type ApiRole, type Claims, InvalidToken } from './tokens.ts';

export interface GatewayDeps {
  keys: Keys;
  verify(token: string): Promise<Claims>;
  rest: Rest;
  /** Routes below `/auth/v1`, `/realtime/v1` and `/functions/v1`. */
  auth: Hono;
  realtime: Hono;
  functions: Hono;
}

type GatewayEnv = { Variables: { keyRole: ApiRole; requestId: string } };

/** Paths that a browser opens from a mail, or that are public by nature: they carry no API key. */
const WITHOUT_KEY = /^\/auth\/v1\/(verify|callback|authorize|health|\.well-known\/.*)$|^\/functions\/v1\//;

const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** The gateway of the embedded Supabase: one address for all services, as hosted has it. */
export function createGateway(deps: GatewayDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>();
  const roleOfKey = keyCheck(deps.keys);

  app.use('*', async (c, next) => {
    const given = c.req.header('x-request-id') ?? '';
    const requestId = REQUEST_ID.test(given) ? given : crypto.randomUUID();
    c.set('requestId', requestId);
    await next();
    c.res.headers.set('x-request-id', requestId);
  });
  app.use('*', answerPreflights());
  app.use('*', async (c, next) => {
    if (WITHOUT_KEY.test(c.req.path)) return next();
    const key = c.req.header('apikey') ?? c.req.query('apikey');
    if (!key) return refuse(c, 'No API key found in request', 'No `apikey` request header or url param was found.');
    const role = roleOfKey(key);
    if (!role) return refuse(c, 'Invalid API key', 'Double check your Supabase `apikey`');
    c.set('keyRole', role);
    return next();
  });

  app.all('/rest/v1/*', async (c) => {
    const claims = await claimsOf(c, deps);
    return claims instanceof Response ? claims : open(await deps.rest.fetch(c.req.raw, claims));
  });
  app.route('/auth/v1', deps.auth);
  app.route('/realtime/v1', deps.realtime);
  app.route('/functions/v1', deps.functions);
  app.get('/', (c) => c.json({ name: 'Breath Master Sync, embedded Supabase' }));

  app.notFound((c) => c.json({ message: 'no Route matched with those values' }, 404));
  app.onError((error, c) => {
    console.error(`gateway: ${c.req.method} ${c.req.path} failed (request ${c.get('requestId')})`, error);
    return c.json({ message: 'An unexpected error occurred', request_id: c.get('requestId') }, 500);
  });
  return app;
}

/** Functions answer preflights themselves; the others have one answer, as hosted's gateway gives it. */
function answerPreflights() {
  const all = cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS'],
    exposeHeaders: [
      'Content-Range',
      'Content-Location',
      'Preference-Applied',
      'Retry-After',
      'x-request-id',
      'x-sb-error-code',
      'x-supabase-api-version',
      'x-total-count',
      'link',
    ],
    maxAge: 86_400,
  });
  return (c: Context, next: () => Promise<void>) => (c.req.path.startsWith('/functions/v1/') ? next() : all(c, next));
}

/** The role that an API key stands for; compared in constant time. */
function keyCheck(keys: Keys): (key: string) => ApiRole | undefined {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const [publishable, secret] = [digest(keys.publishableKey), digest(keys.secretKey)];
  return (key) => {
    const given = digest(key);
    if (timingSafeEqual(given, publishable)) return 'anon';
    return timingSafeEqual(given, secret) ? 'service_role' : undefined;
  };
}

/** Who asks: the user of the bearer token, or what the API key alone stands for. */
async function claimsOf(c: Context<GatewayEnv>, deps: GatewayDeps): Promise<Claims | Response> {
  const token = /^Bearer\s+(.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  // supabase-js sends the API key as bearer too when nobody is signed in.
  if (!token || token.startsWith('sb_')) return { role: c.get('keyRole') };
  try {
    return await deps.verify(token);
  } catch (error) {
    if (!(error instanceof InvalidToken)) throw error;
    const code = error.expired ? 'PGRST303' : 'PGRST301';
    c.header('WWW-Authenticate', `Bearer error="invalid_token", error_description="${error.message}"`);
    return c.json({ code, details: null, hint: null, message: error.message }, 401);
  }
}

function refuse(c: Context, message: string, hint: string): Response {
  return c.json({ message, hint }, 401);
}

/** The engine's answer without its own CORS headers, so that the gateway's stand alone. */
function open(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.delete('access-control-allow-origin');
  return new Response(response.body, { status: response.status, headers });
}
