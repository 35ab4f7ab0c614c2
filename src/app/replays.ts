import type { Replay } from '#src/backend/offline/outbox.ts';

/** How each kind of kept change is sent; the code comes along only when there is something to send. */
export const replays: Readonly<Record<string, () => Promise<Replay>>> = {
  preferences: async () => (await import('#src/backend/person/replay-person.ts')).replayPreferences,
  profile: async () => (await import('#src/backend/person/replay-person.ts')).replayProfile,
  devices: async () => (await import('#src/features/devices/api/replay-device-name.ts')).replayDeviceName,
  'session-delete': async () => (await import('#src/features/sessions/api/replay-delete.ts')).replayDelete,
  'session-restore': async () => (await import('#src/features/sessions/api/replay-restore.ts')).replayRestore,
  breathe_session: async () => (await import('#src/features/breathe/replay-session.ts')).replaySession,
};
