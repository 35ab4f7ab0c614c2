import type { QueryClient } from '@tanstack/react-query';
import { guestChanged } from '../auth-session.ts';
import { connectionStore, resetConnection } from '../connection-store.ts';
import { InvalidInputError } from '../errors.ts';
import { keepGuestId } from './guest-id.ts';
import { guestStoreTexts } from './guest-store.texts.ts';
import { closeGuestVault, guestVault } from './guest-vault.ts';
import { VaultError } from './vault-storage.ts';

/**
 * Begins without an account, or goes on with what an earlier guest of this browser left. Throws an
 * `InvalidInputError` that says why nothing can be kept: then nobody is a guest.
 */
export async function beginAsGuest(): Promise<void> {
  try {
    const userId = await guestVault().change(({ isNew, data }) => ({
      change: isNew ? { data } : {},
      result: data.profile.user_id,
    }));
    keepGuestId(userId);
  } catch (error) {
    closeGuestVault();
    const reason = error instanceof VaultError ? error.reason : 'refused';
    throw new InvalidInputError(`storage_${reason}`, guestStoreTexts[reason], error);
  }
  guestChanged();
}

/** Removes everything that a guest has in this browser. Throws a `VaultError` when that fails; then all is still there. */
export async function forgetGuest(): Promise<void> {
  await guestVault().forget();
  closeGuestVault();
  keepGuestId(null);
  guestChanged();
}

/** Changes within this time are one load; an import writes many. */
const settleMs = 150;

/** As long as a guest's pages are open: what is shown follows what is kept, also by other tabs. Returns the stop function. */
export function followGuest(client: QueryClient, userId: string): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    waiting = undefined;
    void client.invalidateQueries({
      predicate: ({ queryKey, meta }) => queryKey[1] === userId && meta?.keep !== false,
    });
  };
  const stop = guestVault().onChange(() => {
    waiting ??= setTimeout(refresh, settleMs);
  });
  connectionStore.setState({ state: 'here', lastSyncAt: null });
  return () => {
    clearTimeout(waiting);
    stop();
    resetConnection();
  };
}
