/** What follows from a guest's facts, worked out once for as long as they stay the same. */
import { type PlacedSession, placeSession } from '#src/domain/day-totals.ts';
import { type Folded, foldPlaced } from '#src/domain/totals.ts';
import type { GuestData, SessionRow, SnapshotRow } from './guest-data.ts';

const placedRows = new WeakMap<SessionRow, PlacedSession>();

/** A session on the clocks that it counts by; read once for each row, because that is dear. */
export function placedOf(row: SessionRow): PlacedSession {
  const known = placedRows.get(row);
  if (known !== undefined) return known;
  const placed = placeSession({
    deviceId: row.device_id,
    epoch: row.epoch,
    id: row.client_session_id,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    activeMs: row.active_ms,
    cycles: row.cycles,
    goalMinutes: row.goal_minutes,
    goalBonusXp: row.goal_bonus_xp,
    pledgeHonored: row.pledge_honored,
    pattern: row.pattern,
    timeZone: row.time_zone,
  });
  placedRows.set(row, placed);
  return placed;
}

interface Fold {
  readonly snapshots: readonly SnapshotRow[];
  readonly dayStartHour: number;
  readonly folded: Folded;
}

const folds = new WeakMap<readonly SessionRow[], Fold>();

/** Days, months, runs and totals of all that a guest has. */
export function foldedOf({ sessions, device_snapshots: snapshots, profile }: GuestData): Folded {
  const { day_start_hour: dayStartHour } = profile;
  const known = folds.get(sessions);
  if (known?.snapshots === snapshots && known.dayStartHour === dayStartHour) return known.folded;
  const folded = foldPlaced(
    sessions.map(placedOf),
    snapshots.map((row) => ({
      deviceId: row.device_id,
      epoch: row.epoch,
      totalXp: row.total_xp,
      totalMs: row.total_meditation_ms,
      challengesCompleted: row.challenges_completed,
      asOf: row.as_of,
    })),
    dayStartHour,
  );
  folds.set(sessions, { snapshots, dayStartHour, folded });
  return folded;
}

const newestFirst = new WeakMap<readonly SessionRow[], readonly SessionRow[]>();

/** Sessions by their end, newest first; of those that ended together the later arrival first. */
export function newestSessions({ sessions }: GuestData): readonly SessionRow[] {
  const known = newestFirst.get(sessions);
  if (known !== undefined) return known;
  const sorted = sessions.toSorted((a, b) => placedOf(b).endedMs - placedOf(a).endedMs || b.id - a.id);
  newestFirst.set(sessions, sorted);
  return sorted;
}
