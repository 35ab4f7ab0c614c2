import { AsyncLocalStorage } from 'node:async_hooks';
import { App } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import postgres from 'postgres';
import type { LocalConfig } from './config.ts';
import { keepSqlState } from './rest-errors.ts';
import type { ApiRole, Claims } from './tokens.ts';

/** The REST API (PostgREST's) over the database. */
export interface Rest {
  /** Answers a request to `/rest/v1/*` as the role and user of `claims`, which the gateway has checked. */
  fetch(request: Request, claims: Claims): Promise<Response>;
  /** Reads the schema anew, after a migration. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export interface RestDeps {
  /** Connection of `postgres`: it owns the project's tables and may take on the API's roles, but is no superuser. */
  postgresUrl: string;
  config: LocalConfig;
  /** Connections kept open. */
  poolSize?: number;
}

/** Where what a request is about is kept while the engine works on it. */
const running = new AsyncLocalStorage<true>();

/**
 * Starts the REST engine. Keys and tokens are checked by the gateway; the engine's own checks (two queries per request
 * on the auth tables, HS256 only) and its grants to everybody on the first request are switched off here.
 */
export async function createRest(deps: RestDeps): Promise<Rest> {
  quietEngineErrors();
  const connection = createPostgresConnection({
    url: deps.postgresUrl,
    postgresOptions: { max: deps.poolSize ?? 10, onnotice() {}, types: TIMES },
  });
  readJsonArgumentsOnce(connection.driver);
  const timeouts = await readTimeouts(deps.postgresUrl);
  const normalizeDbError = connection.normalizeDbError.bind(connection);
  Object.assign(connection, {
    normalizeDbError: (error: unknown) => keepSqlState(normalizeDbError(error)),
    // It would grant everything on every table with RLS to the API's roles; grants are the migrations' business.
    ensureRlsContext: async () => true,
    applyJwtSessionContext: (executor: QueryExecutor, vars: RequestVariables) =>
      setForTransaction(executor, identitySettings(vars, timeouts)),
    applyRpcRequestGucs: (executor: QueryExecutor, call: RpcCall) => setForTransaction(executor, callSettings(call)),
  });

  const claimsOf = new WeakMap<Request, Claims>();
  const app = new App({
    connection,
    api: { schemas: deps.config.api.schemas, max_rows: deps.config.api.maxRows },
    // The schema is ours, and the gateway answers /auth/v1 before the engine could.
    auth: { enabled: true, jwt_secret: 'not used: the gateway checks tokens', site_url: deps.config.auth.siteUrl },
    options: {
      server: {
        disableStudio: true,
        apiKeys: false,
        middlewares: [
          async (c, next) => {
            const claims = claimsOf.get(c.req.raw);
            if (claims) {
              c.set('ignoreAuthorization', true);
              c.set('jwt', claims);
              if (claims.sub) c.set('userId', claims.sub);
            }
            await next();
          },
        ],
      },
    },
  });
  await app.init();

  return {
    async fetch(request, claims) {
      claimsOf.set(request, claims);
      return running.run(true, async () => app.fetch(request));
    },
    reload: () => connection.clearSchemaCache(),
    async close() {
      // The engine's own close waits for idle connections that its pool never gives back.
      await connection.driver.end({ timeout: 1 });
    },
  };
}

/**
 * The engine writes a JSON argument of a function as text beside `::jsonb`, and its driver would write it as JSON once
 * more: the function would see a string. Typed as text it arrives as it is. Only arguments are cast like this.
 */
function readJsonArgumentsOnce(driver: postgres.Sql): void {
  const reserve = driver.reserve.bind(driver);
  driver.reserve = async () => {
    const reserved = await reserve();
    const unsafe = reserved.unsafe.bind(reserved);
    reserved.unsafe = (query, ...rest) => unsafe(query.replace(/(\$\d+)::(jsonb?)\b/g, '$1::text::$2'), ...rest);
    return reserved;
  };
}

/** Times in JSON are ISO 8601, as PostgREST gives them; the engine passes on Postgres's own form. */
const TIMES = {
  timestamp: timeType(1114, (text) => text.replace(' ', 'T')),
  timestamptz: timeType(1184, (text) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')),
};

function timeType(oid: number, parse: (text: string) => string) {
  return { to: oid, from: [oid], serialize: (value: string) => value, parse };
}

/** What the engine hands to its own methods, as far as they are replaced here. */
interface QueryExecutor {
  executeQuery(query: CompiledQuery): Promise<unknown>;
}
interface CompiledQuery {
  query: { kind: 'RawNode'; sqlFragments: string[]; parameters: never[] };
  queryId: { queryId: string };
  sql: string;
  parameters: string[];
}
interface RequestVariables {
  auth?: { role?: string; jwt?: object | null };
}
interface RpcCall {
  method: string;
  path: string;
  requestHeaders?: Record<string, string>;
}

function identitySettings(vars: RequestVariables, timeouts: Map<string, string>): Record<string, string> {
  const role: ApiRole = knownRole(vars.auth?.role);
  return {
    'request.jwt.claims': JSON.stringify(vars.auth?.jwt ?? { role }),
    statement_timeout: timeouts.get(role) ?? '0',
    role,
  };
}

function knownRole(role: string | undefined): ApiRole {
  return role === 'authenticated' || role === 'service_role' ? role : 'anon';
}

function callSettings(call: RpcCall): Record<string, string> {
  const { authorization: _authorization, apikey: _apikey, ...headers } = call.requestHeaders ?? {};
  return {
    'response.status': '',
    'response.headers': '',
    'request.method': call.method,
    'request.path': call.path,
    'request.headers': JSON.stringify(headers),
  };
}

/** All settings of a request in one round trip (the engine takes up to eleven). */
async function setForTransaction(executor: QueryExecutor, settings: Record<string, string>): Promise<void> {
  const entries = Object.entries(settings);
  const calls = entries.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`);
  await executor.executeQuery({
    query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
    queryId: { queryId: 'request-settings' },
    sql: `select ${calls.join(', ')}`,
    parameters: entries.flat(),
  });
}

/** The limits that the roles carry (`alter role … set statement_timeout`): taking on a role does not apply them. */
async function readTimeouts(url: string): Promise<Map<string, string>> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    const rows = await sql<{ role: string; setting: string }[]>`
      select r.rolname as role, setting
      from pg_db_role_setting s join pg_roles r on r.oid = s.setrole, unnest(s.setconfig) as setting
      where setting like 'statement_timeout=%'`;
    return new Map(rows.map(({ role, setting }) => [role, setting.replace('statement_timeout=', '')]));
  } finally {
    await sql.end({ timeout: 1 });
  }
}

let quieted = false;

/** The engine prints every error with its stack, also those of a client's making, which the client is told anyway. */
function quietEngineErrors(): void {
  if (quieted) return;
  quieted = true;
  const print = console.error;
  console.error = (...args: unknown[]) => {
    if (!running.getStore()) return print(...args);
    const [error] = args;
    // Classes 08, 53, 57, 58, XX are the server's own trouble; the rest is an answer to the client.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^(08|53|57P|58|XX)/.test(code)) print(`rest: ${error instanceof Error ? error.message : code} (${code})`);
  };
}
