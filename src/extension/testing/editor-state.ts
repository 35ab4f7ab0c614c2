import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A user folder of an editor, as it lies on disk. */
export interface EditorFolder {
  /** This extension's storage folder in a profile; without a name the default one. It is made. */
  storage(profile?: string): Promise<string>;
  /** The state database of a profile. */
  database(profile?: string): string;
  remove(): void;
}

export function makeEditorFolder(): EditorFolder {
  const root = mkdtempSync(join(tmpdir(), 'bm-editor-'));
  const global = (profile?: string) =>
    profile === undefined
      ? join(root, 'User', 'globalStorage')
      : join(root, 'User', 'profiles', profile, 'globalStorage');
  return {
    async storage(profile) {
      const folder = join(global(profile), 'breath-master.breath-master-sync');
      await mkdir(folder, { recursive: true });
      return folder;
    },
    database: (profile) => join(global(profile), 'state.vscdb'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The key as VS Code writes it. */
export const itemKey = 'GSejas.breath-master';

/** Opens a state database in the editor's form; what is not there yet is made. */
export function openState(path: string, journal: 'delete' | 'wal' = 'delete'): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 1000 });
  database.exec(`PRAGMA journal_mode = ${journal}; PRAGMA user_version = 1;
    CREATE TABLE IF NOT EXISTS ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)`);
  return database;
}

/** Puts a value under a key, as the editor does. */
export function putItem(database: DatabaseSync, value: string | Uint8Array | number | null, key = itemKey): void {
  database.prepare('INSERT INTO ItemTable VALUES (?, ?)').run(key, value);
}

/** All global state of Breath Master as one JSON text, with these statistics. */
export function itemText(statistics: unknown): string {
  return JSON.stringify({
    'breathMaster.onboarding': { hasSeenTour: true, gamificationOptIn: true },
    'breathMaster.meditationStats': statistics,
    manualStopReminders: { count: 0 },
  });
}

/** Statistics with that many sessions, the newest an hour ago. */
export function statistics(count: number): Record<string, unknown> {
  const newest = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;
  const sessions = Array.from({ length: count }, (_, index) => {
    const start = newest - (count - index) * 600_000;
    return {
      id: `sess-${start}`,
      startedAt: new Date(start).toISOString(),
      endedAt: new Date(start + 300_000).toISOString(),
      activeMs: 300_000,
      cycles: 20,
      goalMinutes: 5,
      goalBonusXP: 3,
      finalXP: 23 * (index + 1),
    };
  });
  return {
    totalXP: 23 * count,
    currentStreak: 1,
    longestStreak: 1,
    todaySessionTime: 300_000 * count,
    lastMeditationDate: '',
    totalMeditationTime: 300_000 * count,
    sessionsToday: count,
    sessions,
  };
}
