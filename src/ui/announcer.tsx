import { useSyncExternalStore } from 'react';

export interface AnnounceOptions {
  /** Announcements of one group within the window become one. */
  readonly group?: string | undefined;
  /** Words for several of a group at once, e.g. `(count) => `${count} sessions arrived``. Without it they are joined. */
  readonly many?: ((count: number) => string) | undefined;
}

/** Announcements within this time after the first one are spoken together. */
export const announceWindowMs = 2_000;

interface Waiting extends AnnounceOptions {
  readonly texts: string[];
}

const waiting = new Map<string, Waiting>();
const listeners = new Set<() => void>();
let spoken = { text: '', turn: 0 };
let speaking = false;

/** Tells assistive technology something, politely. Several within two seconds are one. */
export function announce(text: string, { group = 'general', many }: AnnounceOptions = {}): void {
  const entry = waiting.get(group);
  if (entry === undefined) waiting.set(group, { texts: [text], many });
  else waiting.set(group, { texts: [...entry.texts, text], many: many ?? entry.many });
  if (speaking) return;
  speaking = true;
  setTimeout(speak, announceWindowMs);
}

function speak(): void {
  speaking = false;
  const parts = [...waiting.values()].map(({ texts, many }) =>
    texts.length > 1 && many !== undefined ? many(texts.length) : [...new Set(texts)].join(' '),
  );
  waiting.clear();
  spoken = { text: parts.join(' '), turn: spoken.turn + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The live region. Mount it once, near the root, before anything is announced. */
export function Announcer() {
  const { text, turn } = useSyncExternalStore(subscribe, () => spoken);
  return (
    <p role="status" aria-live="polite" aria-atomic="true" className="sr-only" data-testid="announcer">
      {/* A new node each turn, so that the same words twice are spoken twice. */}
      <span key={turn}>{text}</span>
    </p>
  );
}
