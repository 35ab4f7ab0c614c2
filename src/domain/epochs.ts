/**
 * Recognises Clear data between two exports of one device (domain rules §6, §1.12). The absence of a session is never
 * its deletion, and falling XP alone is no clear: a clock that stepped back can do that.
 */

/** What a device was known to hold at a moment. */
export interface DeviceState {
  /** Epoch milliseconds. */
  readonly asOf: number;
  readonly totalXp: number | null;
  readonly challengesCompleted: number | null;
  /** Ids of its sessions. */
  readonly sessionIds: ReadonlySet<string>;
}

/**
 * How a state relates to the one known before: `same` epoch, `new` (data was cleared in between, a new epoch begins),
 * or `earlier` (it is older, and data was cleared after it: it belongs to an epoch before the known one).
 */
export type EpochStep = 'same' | 'new' | 'earlier';

/** Whether data was cleared between two states, the older one first: all its sessions vanished and a counter fell. */
function wasCleared(before: DeviceState, after: DeviceState): boolean {
  const ids = [...before.sessionIds];
  const vanished = ids.length > 0 && !ids.some((id) => after.sessionIds.has(id));
  const xpFell = before.totalXp !== null && after.totalXp !== null && after.totalXp < before.totalXp;
  const challengesFell = (after.challengesCompleted ?? 0) < (before.challengesCompleted ?? 0);
  return vanished && (xpFell || challengesFell);
}

/** Which epoch a state of a device belongs to, seen from the state known so far. */
export function epochStep(known: DeviceState, offered: DeviceState): EpochStep {
  if (offered.asOf < known.asOf) {
    return wasCleared(offered, known) ? 'earlier' : 'same';
  }
  return wasCleared(known, offered) ? 'new' : 'same';
}
