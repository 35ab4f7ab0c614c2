import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Hono } from 'hono';
import { z } from 'zod';
import type { LocalConfig } from './config.ts';
import type { Claims } from './tokens.ts';

/** What a function is given; the names are those that hosted sets for it. */
interface FunctionEnv {
  SUPABASE_URL: string;
  SUPABASE_ANON_KEY: string;
  SUPABASE_SERVICE_ROLE_KEY: string;
  SITE_URL: string;
}

export interface FunctionsDeps {
  env: FunctionEnv;
  config: LocalConfig;
  verify(token: string): Promise<Claims>;
  /** How functions reach the gateway: without the way over the network. */
  fetch: typeof fetch;
  functionsDir?: string;
}

type Handler = { fetch(request: Request): Response | Promise<Response> };
type CreateApp = (env: FunctionEnv, options: { fetch: typeof fetch; log(entry: unknown): void }) => Handler;

const moduleSchema = z.object({ createApp: z.custom<CreateApp>((value) => typeof value === 'function') });
const FUNCTIONS_DIR = fileURLToPath(new URL('../functions', import.meta.url));

/**
 * Runs the functions of `supabase/functions` in this process: `<name>/app.ts` exports `createApp(env)`, which gives the
 * same Hono app that `index.ts` serves in Deno. Mounted at `/functions/v1`.
 */
export async function createFunctions(deps: FunctionsDeps): Promise<Hono> {
  const handlers = await loadHandlers(deps);
  const app = new Hono();
  app.all('/:name/*', (c) => run(c.req.raw, c.req.param('name')));
  app.all('/:name', (c) => run(c.req.raw, c.req.param('name')));

  async function run(request: Request, name: string): Promise<Response> {
    const handler = handlers.get(name);
    if (!handler)
      return Response.json({ code: 'NOT_FOUND', message: 'Requested function was not found' }, { status: 404 });
    const needsToken = deps.config.functions[name]?.verifyJwt ?? true;
    if (needsToken && request.method !== 'OPTIONS' && !(await hasValidToken(request, deps.verify))) {
      return Response.json({ code: 401, message: 'Invalid JWT' }, { status: 401 });
    }
    const url = new URL(request.url);
    url.pathname = url.pathname.replace(/^\/functions\/v1/, '');
    return handler.fetch(new Request(url, request));
  }
  return app;
}

async function hasValidToken(request: Request, verify: FunctionsDeps['verify']): Promise<boolean> {
  const token = request.headers.get('authorization')?.replace(/^Bearer /, '');
  if (!token) return false;
  return verify(token).then(
    () => true,
    () => false,
  );
}

async function loadHandlers(deps: FunctionsDeps): Promise<Map<string, Handler>> {
  const folder = deps.functionsDir ?? FUNCTIONS_DIR;
  const handlers = new Map<string, Handler>();
  for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []) {
    const file = join(folder, entry.name, 'app.ts');
    if (!entry.isDirectory() || entry.name.startsWith('_') || !existsSync(file)) continue;
    const { createApp } = moduleSchema.parse(await import(pathToFileURL(file).href));
    handlers.set(entry.name, createApp(deps.env, { fetch: deps.fetch, log: logServerErrors }));
  }
  return handlers;
}

const entrySchema = z.object({ level: z.literal('error') }).loose();

/** What went well is not worth a line here; entries hold no tokens by their own design. */
function logServerErrors(entry: unknown): void {
  const parsed = entrySchema.safeParse(entry);
  if (parsed.success) console.error(`function: ${JSON.stringify(parsed.data)}`);
}
