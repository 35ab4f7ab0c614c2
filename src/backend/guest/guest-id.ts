const key = 'bm.guest';

/** Who practises in this browser without an account; `null` when nobody does. */
export function guestId(): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers or, with `null`, forgets that somebody practises here without an account. Throws where nothing is kept. */
export function keepGuestId(userId: string | null): void {
  if (userId === null) window.localStorage.removeItem(key);
  else window.localStorage.setItem(key, userId);
}

/** Calls `handler` when another tab begins or ends being a guest. Returns the stop function. */
export function onGuestIdElsewhere(handler: () => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === key) handler();
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}
