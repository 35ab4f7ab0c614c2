/** Settings of the function. On hosted Supabase all but SITE_URL and the salt are given by the platform. */
export interface ApiEnv {
  SUPABASE_URL: string;
  SUPABASE_ANON_KEY: string;
  SUPABASE_SERVICE_ROLE_KEY: string;
  /** Address of the web app; pairing links lead there. */
  SITE_URL: string;
  /** Secret that addresses are hashed with; without it the service key serves. */
  RATE_LIMIT_SALT?: string;
}

/** One finished request. It never holds headers, query strings or bodies, so no token can slip in. */
export interface LogEntry {
  level: 'info' | 'error';
  request_id: string;
  method: string;
  path: string;
  status: number;
  ms: number;
  error?: string;
}

/** What can be replaced from outside: the transport to Supabase and the log. */
export interface ApiOptions {
  fetch?: typeof fetch;
  log?: (entry: LogEntry) => void;
}
