import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import type { Device } from '#src/backend/person/device-schema.ts';
import type { KnownEpoch } from '../import/epoch-choice.ts';

/** What is known of a device's present epoch; null when it has never sent counters. Throws an `AppError`. */
export async function getKnownEpoch(device: Device): Promise<KnownEpoch | null> {
  const [snapshots, sessions] = await Promise.all([
    supabase
      .from('device_snapshots')
      .select('as_of, total_xp, challenges_completed')
      .eq('device_id', device.id)
      .eq('epoch', device.current_epoch)
      .limit(1),
    supabase
      .from('sessions')
      .select('client_session_id')
      .eq('device_id', device.id)
      .eq('epoch', device.current_epoch)
      .order('ended_at', { ascending: false })
      .limit(1000),
  ]);
  const snapshot = unwrap(snapshots)[0];
  const ids = unwrap(sessions).map((session) => session.client_session_id);
  return snapshot === undefined
    ? null
    : {
        asOf: snapshot.as_of,
        totalXp: snapshot.total_xp,
        challengesCompleted: snapshot.challenges_completed,
        sessionIds: ids,
      };
}
