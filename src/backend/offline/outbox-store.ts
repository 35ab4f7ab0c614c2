import { create } from 'zustand';
import type { OutboxEntry } from './outbox-storage.ts';

export interface OutboxState {
  /** What waits or was refused, oldest first; the stored outbox as this tab last read it. */
  readonly entries: readonly OutboxEntry[];
  /** What went out while this tab was open; caches may not show it yet. */
  readonly sent: readonly OutboxEntry[];
}

const nothing: OutboxState = { entries: [], sent: [] };

/** The signed-in person's outbox, readable without waiting; written only by the outbox. */
export const outboxStore = create<OutboxState>(() => nothing);

export const resetOutboxStore = (): void => outboxStore.setState(nothing, true);

/** What still waits, of one kind, oldest first. */
export const waitingEntries = (kind: string): OutboxEntry[] =>
  outboxStore.getState().entries.filter((entry) => entry.kind === kind && entry.failure === null);

/** The entry of this kind and slot, waiting or refused, if there is one. */
export function useOutboxSlot(kind: string, slot: string): OutboxEntry | undefined {
  return outboxStore((state) => state.entries.find((entry) => entry.kind === kind && entry.slot === slot));
}
