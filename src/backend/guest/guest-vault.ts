import { guestId } from './guest-id.ts';
import { openVault, type Vault } from './vault.ts';

let vault: Vault | null = null;

/** The one vault of this browser, also for whoever has an account by now. */
export function guestVault(): Vault {
  vault ??= openVault(guestId() ?? crypto.randomUUID(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  return vault;
}

/** Lets go of the open vault, so that the next guest begins with an empty one. */
export function closeGuestVault(): void {
  vault?.close();
  vault = null;
}
