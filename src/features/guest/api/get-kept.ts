import { queryOptions } from '@tanstack/react-query';
import { guestVault } from '#src/backend/guest/guest-vault.ts';
import { type LostBlock, lostRows } from '#src/backend/guest/vault.ts';
import { storedBytes } from '#src/backend/guest/vault-storage.ts';
import { guestKeys } from '../guest.keys.ts';

/** What this browser keeps for a guest. */
export interface Kept {
  readonly sessions: number;
  readonly devices: readonly string[];
  /** Bytes of the sealed blocks. */
  readonly bytes: number;
  /** Whether the browser has promised not to clear it by itself when room runs out. */
  readonly isLasting: boolean;
  /** What can't be read any more. */
  readonly lost: readonly LostBlock[];
  /** Sessions among it; `null` when nobody knows how many. */
  readonly lostSessions: number | null;
  /** Whether the browser has cleared everything since the last visit. */
  readonly isCleared: boolean;
}

async function loadKept(): Promise<Kept> {
  const [{ data, lost, isNew }, bytes, isLasting] = await Promise.all([
    guestVault().state(),
    storedBytes(),
    navigator.storage?.persisted?.() ?? false,
  ]);
  return {
    sessions: data.sessions.length,
    devices: data.devices.map(({ name }) => name),
    bytes,
    isLasting,
    lost,
    lostSessions: lostRows(lost, 'sessions'),
    isCleared: isNew,
  };
}

/** What this browser keeps for a guest, by numbers. */
export const keptQueryOptions = (userId: string) =>
  queryOptions({ queryKey: guestKeys.kept(userId), queryFn: loadKept });
