import { answerGuest } from './answer-guest.ts';
import type { GuestRequest } from './answering.ts';
import { guestStoreTexts } from './guest-store.texts.ts';
import { guestVault } from './guest-vault.ts';
import type { Vault } from './vault.ts';
import { VaultError } from './vault-storage.ts';

const restPath = '/rest/v1/';

const json = (status: number, body: unknown): Response =>
  new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

const parsed = (text: unknown): unknown => (typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined);

/** Browsers ask the person or decide by themselves; once something is worth keeping is the moment to ask. */
let isAsked = false;
function askToPersist(): void {
  if (isAsked) return;
  isAsked = true;
  // A browser that says no keeps it all the same, as long as it has room.
  void navigator.storage?.persist?.().catch(() => false);
}

const statuses = { full: 413, refused: 403, newer: 409 } as const;

/** One request out of a vault, answered as the backend would. */
export async function answerFromVault(vault: Vault, request: GuestRequest): Promise<Response> {
  try {
    const { answer, grew } = await vault.change(({ data }) => {
      const found = answerGuest(data, request, new Date());
      const result = { answer: found, grew: found.data.sessions.length > data.sessions.length };
      return { change: found.data === data ? {} : { data: found.data }, result };
    });
    if (grew) askToPersist();
    return json(answer.status, answer.body);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    const status = statuses[error.reason];
    const message = guestStoreTexts[error.reason];
    return json(status, { code: `PT${status}`, message, details: null, hint: `storage_${error.reason}` });
  }
}

/** Stands where the network would, for a guest: reads and writes in this browser, and nothing goes out. */
export async function guestFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  init.signal?.throwIfAborted();
  const url = new URL(input instanceof Request ? input.url : input);
  const answer = await answerFromVault(guestVault(), {
    method: (init.method ?? 'GET').toUpperCase(),
    path: url.pathname.slice(url.pathname.indexOf(restPath) + restPath.length),
    query: url.searchParams,
    headers: new Headers(init.headers),
    body: parsed(init.body),
  });
  init.signal?.throwIfAborted();
  return answer;
}
