import { readEnv } from './read-env.ts';

/** What this build talks to, checked as the app starts. */
export const env = readEnv(import.meta.env, window.location.origin);
