import { create } from 'zustand';

export type ConnectionState = 'live' | 'reconnecting' | 'polling' | 'offline' | 'here';

/** `here`: a guest, whose practice never leaves this browser. */
export interface Connection {
  readonly state: ConnectionState;
  /** When this tab last knew to be current, in epoch milliseconds. */
  readonly lastSyncAt: number | null;
}

const initial: Connection = { state: 'reconnecting', lastSyncAt: null };

/** How this tab hears from the backend; written only by the user channel. */
export const connectionStore = create<Connection>(() => initial);

export const resetConnection = (): void => connectionStore.setState(initial, true);

/** What a component needs of it: `lastSyncAt` changes with everything that arrives. */
export const useConnection = <T>(select: (connection: Connection) => T): T => connectionStore(select);

/** How live the page is. */
export const useConnectionState = (): ConnectionState => useConnection((connection) => connection.state);
