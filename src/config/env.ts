import { readEnv } from './read-env.ts';

/** Whether this build has a server to talk to. A copy without one is for guests only. */
export const hasBackend = import.meta.env.VITE_SUPABASE_URL !== 'none';

/** What this build talks to, checked as the app starts. */
export const env = readEnv(import.meta.env, window.location.origin);
