import { authSessionStore } from '#src/backend/auth-session.ts';
import type { GuestData, SessionRow } from '#src/backend/guest/guest-data.ts';
import { keepGuestId } from '#src/backend/guest/guest-id.ts';
import { beginAsGuest } from '#src/backend/guest/guest-session.ts';
import { closeGuestVault, guestVault } from '#src/backend/guest/guest-vault.ts';
import { clearVault } from '#src/backend/guest/vault-storage.ts';
import { contentHash } from '#src/domain/sessions.ts';

/** Empties the vault of this test's browser; nobody is a guest. */
export async function noGuest(): Promise<void> {
  closeGuestVault();
  await clearVault();
  keepGuestId(null);
}

/** Begins as a guest, with nothing yet. Resolves to the guest's id. */
export async function aGuest(): Promise<string> {
  authSessionStore.setState({ status: 'signed_out', userId: null, email: null, isAnonymous: false }, true);
  await beginAsGuest();
  return (await guestVault().state()).data.profile.user_id;
}

/** A session of five minutes on a device, `daysAgo` days before 1 November 2026. */
export async function aSession(deviceId: string, id: number, daysAgo: number): Promise<SessionRow> {
  const start = Date.UTC(2026, 10, 1, 9) - daysAgo * 86_400_000;
  const facts = {
    id: `sess-${start}`,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + 300_000).toISOString(),
    activeMs: 300_000,
    cycles: 20,
  };
  const text = (at: string) => at.replace('.000Z', '+00:00');
  return {
    id,
    user_id: 'guest',
    device_id: deviceId,
    epoch: 1,
    client_session_id: facts.id,
    content_hash: await contentHash(facts),
    started_at: text(facts.startedAt),
    ended_at: text(facts.endedAt),
    active_ms: facts.activeMs,
    cycles: facts.cycles,
    goal_minutes: null,
    goal_bonus_xp: 0,
    xp: facts.cycles,
    pledge_honored: null,
    pattern: null,
    time_zone: 'Europe/Berlin',
    zone_assumed: true,
    local_date: facts.endedAt.slice(0, 10),
    flags: [],
    received_at: text(facts.endedAt),
  };
}

/** Lays facts into the guest's vault. */
export function keepForGuest(change: (data: GuestData) => Partial<GuestData>): Promise<void> {
  return guestVault().change(({ data }) => ({
    change: { data: { ...data, ...change(data), version: data.version + 1 } },
    result: undefined,
  }));
}
