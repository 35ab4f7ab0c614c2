import type { SyncState } from '../client/sync-state.ts';

/** What a window shows of the sending. */
export interface EngineView {
  readonly state: SyncState | { readonly name: 'disk_full' | 'disk_error'; readonly reason: string };
  readonly pending: number;
  readonly notAccepted: number;
  /** Rows settled since the current sending began, and how many it set out to send; null while nothing is sent. */
  readonly sending: { readonly done: number; readonly total: number } | null;
  readonly lastSyncAt: number | null;
  readonly level: number | null;
  readonly streakDays: number | null;
}

/** Nothing waits and nothing is known. */
export const emptyView: EngineView = {
  state: { name: 'idle', reason: '' },
  pending: 0,
  notAccepted: 0,
  sending: null,
  lastSyncAt: null,
  level: null,
  streakDays: null,
};

/** What is said when the disk did not do as asked. */
export function diskState(error: unknown): EngineView['state'] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return { name: code === 'ENOSPC' || code === 'EDQUOT' ? 'disk_full' : 'disk_error', reason: code };
}

/** The state as it is shown: a flush that goes on is sending, and rows that may not go are no peace. */
export function shownState(state: SyncState, more: boolean, rowsStay: boolean): SyncState {
  if (more) return { name: 'syncing', reason: '' };
  return state.name === 'idle' && rowsStay ? { name: 'consent_withdrawn', reason: 'consent_totals_only' } : state;
}
