import { createApp } from './app.ts';
import type { LogEntry } from './lib/types.ts';

/** What this file needs of the runtime, so that the rest of the function stays free of it. */
interface EdgeRuntime {
  env: { get(name: string): string | undefined };
  serve(handler: (request: Request) => Response | Promise<Response>): unknown;
}

declare const Deno: EdgeRuntime;

function required(name: string): string {
  const value = Deno.env.get(name);
  if (!value) throw new Error(`The function needs ${name} in its environment.`);
  return value;
}

function log(entry: LogEntry): void {
  // biome-ignore lint/suspicious/noConsole: the edge runtime collects its logs from the console
  console.log(JSON.stringify(entry));
}

const salt = Deno.env.get('RATE_LIMIT_SALT');
const app = createApp(
  {
    SUPABASE_URL: required('SUPABASE_URL'),
    SUPABASE_ANON_KEY: required('SUPABASE_ANON_KEY'),
    SUPABASE_SERVICE_ROLE_KEY: required('SUPABASE_SERVICE_ROLE_KEY'),
    SITE_URL: required('SITE_URL'),
    ...(salt ? { RATE_LIMIT_SALT: salt } : {}),
  },
  { log },
);

Deno.serve((request) => app.fetch(request));
