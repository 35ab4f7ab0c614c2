import { supabase } from '../client.ts';
import { unwrap } from '../errors.ts';

/** Keeps that the person was told of these badges, so that no tab tells them again. */
export async function noteBadges(badges: readonly string[]): Promise<void> {
  unwrap(await supabase.rpc('badges_noted', { p_badges: [...badges] }));
}
