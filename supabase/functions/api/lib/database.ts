import type { z } from '@hono/zod-openapi';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { ApiProblem } from './problem.ts';
import type { ApiEnv } from './types.ts';

const timeoutMs = 10_000;

/** Transient faults of Postgres: serialization, deadlock, resources, shutdown, lost connection, timeout. */
const transient = /^(40001|40P01|53...|55P03|57...|08...|PGRST00[0-3])$/;

interface RpcError {
  code?: string;
  message: string;
  details?: string | null;
  hint?: string | null;
}

function unavailable(): ApiProblem {
  return new ApiProblem(
    503,
    'unavailable',
    'The service cannot be reached just now. It is safe to send this again in a moment.',
    {
      headers: { 'retry-after': '5' },
    },
  );
}

/** Translates an error of the database for the caller; what is not meant for the caller stays inside. */
function problemOf(error: RpcError, status: number): ApiProblem {
  const code = error.code ?? '';
  const http = /^PT(4\d\d)$/.exec(code)?.[1];
  if (http) {
    const headers: Record<string, string> = {};
    if (http === '401') headers['www-authenticate'] = 'Bearer error="invalid_token"';
    if (http === '429') headers['retry-after'] = retryAfter(error.details);
    return new ApiProblem(Number(http), error.hint || 'refused', error.message, { headers });
  }
  if (status === 0 || status === 502 || status === 503 || status === 504 || transient.test(code)) return unavailable();
  // Classes 22 and 23: the data itself was refused; the caller may send it in smaller parts to find the cause.
  if (/^2[23]...$/.test(code)) {
    return new ApiProblem(400, 'data_refused', 'The data cannot be stored as it is.');
  }
  return new ApiProblem(500, 'internal', 'Something went wrong on our side.');
}

function retryAfter(details: string | null | undefined): string {
  const seconds = Math.ceil(Number(details));
  return Number.isFinite(seconds) && seconds > 0 ? String(seconds) : '60';
}

/** The way to the database: every route is one call of one SQL function, made with the service key. */
export class Database {
  readonly admin: SupabaseClient;

  constructor(env: ApiEnv, fetcher: typeof fetch = fetch) {
    this.admin = createClient(env.SUPABASE_URL, env.SUPABASE_SERVICE_ROLE_KEY, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      global: { fetch: fetcher },
    });
  }

  /** Calls a SQL function and checks the shape of its answer. Throws an {@link ApiProblem}. */
  async call<T extends z.ZodType>(name: string, args: Record<string, unknown>, answer: T): Promise<z.output<T>> {
    const { data, error, status } = await this.admin.rpc(name, args).abortSignal(AbortSignal.timeout(timeoutMs));
    if (error) throw problemOf(error, status);
    const parsed = answer.safeParse(data);
    if (!parsed.success) throw new ApiProblem(500, 'internal', 'Something went wrong on our side.');
    return parsed.data;
  }

  /** The id of the user that a user's access token belongs to. Throws 401 when Auth does not accept it. */
  async userOf(accessToken: string): Promise<string> {
    const { data, error } = await this.admin.auth.getUser(accessToken);
    if (data.user) return data.user.id;
    if (error && (error.status === undefined || error.status === 0 || error.status >= 500)) throw unavailable();
    throw new ApiProblem(401, 'session_invalid', 'Please sign in again.', {
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    });
  }

  /** Deletes a user and with it, by cascade, everything that is theirs. */
  async deleteUser(userId: string): Promise<void> {
    const { error } = await this.admin.auth.admin.deleteUser(userId);
    if (error && error.status !== 404) throw unavailable();
  }
}
