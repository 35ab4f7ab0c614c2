import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { env } from '#src/config/env.ts';
import type { Database } from './database.types.ts';

/**
 * The one Supabase client of this tab. Links are confirmed by a page of ours with a `token_hash`, so nothing is
 * read out of the address bar here. The session is kept over reloads and shared by all tabs of this browser.
 */
export const supabase: SupabaseClient<Database> = createClient<Database>(env.supabaseUrl, env.supabasePublishableKey, {
  // Trying again is the query client's business, which knows the kinds of failure.
  db: { retry: false },
  auth: { persistSession: true, autoRefreshToken: true, detectSessionInUrl: false },
});
