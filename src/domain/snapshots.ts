/**
 * Brings every shape of the extension's export into one (domain rules §1.1, §1.12): plain statistics, statistics
 * still inside a storage envelope, and statistics polluted by an envelope that was read as if it were statistics.
 */
import { type DailyChallenge, parseChallenges } from './challenges.ts';
import { problem, type Reading, readJson } from './export-text.ts';
import { isJsonObject, type JsonObject, wholeNumber } from './json.ts';

/** How the statistics were wrapped. */
export type ExportShape = 'raw' | 'envelope' | 'polluted';

/** Which list a row came from: `payload` is the history inside a polluting envelope, `top` is all else. */
export type RowList = 'payload' | 'top';

/** A row as it stands in the file, unchecked. */
interface ExportRow {
  readonly list: RowList;
  /** Place in its list. */
  readonly index: number;
  readonly row: unknown;
}

/** Counters as the extension states them; null when missing or no whole number. */
export interface ReportedCounters {
  readonly totalXP: number | null;
  /** Milliseconds. */
  readonly totalMeditationTime: number | null;
  readonly currentStreak: number | null;
  readonly longestStreak: number | null;
  readonly challengesCompleted: number | null;
  readonly lastGoalMinutes: number | null;
}

/** An export of the extension, whatever its shape was. */
export interface ExtensionExport {
  readonly shape: ExportShape;
  /** `exportDate`: ISO UTC with milliseconds. It also serves as the receiving clock for its rows. */
  readonly asOf: string;
  /** What the file calls its version. It says nothing about its content. */
  readonly version: string | null;
  /** Rows of the payload first: they are the older ones. */
  readonly rows: readonly ExportRow[];
  readonly reported: ReportedCounters;
  /** Counters inside the polluting envelope; null for the other shapes. */
  readonly payloadReported: ReportedCounters | null;
  readonly challenges: readonly DailyChallenge[];
  /** Flags about the file that follow from its form. */
  readonly formFlags: readonly string[];
}

const ENVELOPE_KEYS = ['version', 'lastModified', 'clientId', 'payload'];
const STATISTICS_KEYS = ['totalXP', 'totalMeditationTime', 'sessions', 'sessionsToday', 'currentStreak'];
const DEEPEST_NESTING = 8;
const TIMESTAMP_FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** An object of statistics and its place in the file. */
interface Layer {
  readonly stats: JsonObject;
  readonly path: string;
}

/** The outermost statistics, and what polluting envelopes still hold, newest first. */
interface Found {
  readonly top: Layer;
  readonly older: readonly Layer[];
  readonly wrapped: boolean;
}

function isEnvelope(value: JsonObject): boolean {
  return Object.keys(value).every((key) => ENVELOPE_KEYS.includes(key));
}

function findStatistics(stats: JsonObject, path: string, depth = 0): Found {
  if (!isJsonObject(stats.payload) || depth === DEEPEST_NESTING) {
    return { top: { stats, path }, older: [], wrapped: false };
  }
  const inner = findStatistics(stats.payload, `${path}/payload`, depth + 1);
  if (isEnvelope(stats)) {
    return { ...inner, wrapped: true };
  }
  return { top: { stats, path }, older: [inner.top, ...inner.older], wrapped: inner.wrapped };
}

function shapeOf(found: Found): ExportShape {
  if (found.older.length > 0) {
    return 'polluted';
  }
  return found.wrapped ? 'envelope' : 'raw';
}

function countersOf(stats: JsonObject): ReportedCounters {
  return {
    totalXP: wholeNumber(stats.totalXP),
    totalMeditationTime: wholeNumber(stats.totalMeditationTime),
    currentStreak: wholeNumber(stats.currentStreak),
    longestStreak: wholeNumber(stats.longestStreak),
    challengesCompleted: wholeNumber(stats.challengesCompleted),
    lastGoalMinutes: wholeNumber(stats.lastGoalMinutes),
  };
}

function rowsOf(layer: Layer, list: RowList): ExportRow[] {
  const { sessions } = layer.stats;
  return Array.isArray(sessions) ? sessions.map((row: unknown, index) => ({ list, index, row })) : [];
}

function exportOf(found: Found, asOf: string, version: unknown): ExtensionExport {
  const shape = shapeOf(found);
  const reported = countersOf(found.top.stats);
  const { challenges, unreadable } = parseChallenges(found.top.stats.dailyChallenges);
  const layers = [...found.older.toReversed(), found.top];
  const flags: readonly (readonly [holds: boolean, flag: string])[] = [
    [!layers.some(({ stats }) => Array.isArray(stats.sessions)), 'no_session_list'],
    [shape === 'envelope', 'storage_envelope'],
    [shape === 'polluted', 'polluted_envelope'],
    [reported.totalXP === null, 'total_xp_null'],
    [reported.totalMeditationTime === null, 'total_time_null'],
    [unreadable > 0, 'challenges_unreadable'],
  ];
  return {
    shape,
    asOf,
    version: typeof version === 'string' ? version : null,
    rows: layers.flatMap((layer) => rowsOf(layer, layer === found.top ? 'top' : 'payload')),
    reported,
    payloadReported: found.older.map(({ stats }) => countersOf(stats))[0] ?? null,
    challenges,
    formFlags: flags.filter(([holds]) => holds).map(([, flag]) => flag),
  };
}

/** `exportDate` in ISO UTC with milliseconds, or null. */
function exportDateOf(value: unknown): string | null {
  if (typeof value !== 'string' || !TIMESTAMP_FORM.test(value)) {
    return null;
  }
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

function isSessionListOdd({ stats }: Layer): boolean {
  return (stats.sessions ?? null) !== null && !Array.isArray(stats.sessions);
}

/**
 * Reads an export of the extension from parsed JSON. Never throws: whatever is no export comes back as a problem
 * that tells what and where. Rows are not checked here (see `validateBatch`).
 */
export function normaliseExport(value: unknown): Reading<ExtensionExport> {
  if (!isJsonObject(value)) {
    return problem('not_an_export', '', 'An export is one object with "exportDate" and "breathMaster" in it.');
  }
  const { breathMaster } = value;
  if (!isJsonObject(breathMaster)) {
    return problem('not_an_export', '/breathMaster', 'There is no "breathMaster" part here, so this is another file.');
  }
  const { meditation } = breathMaster;
  if (!isJsonObject(meditation)) {
    return problem('no_statistics', '/breathMaster/meditation', 'This export holds no statistics of practice.');
  }
  const asOf = exportDateOf(value.exportDate);
  if (asOf === null) {
    return problem('bad_export_date', '/exportDate', 'The date of this export cannot be read.');
  }
  const found = findStatistics(meditation, '/breathMaster/meditation');
  const layers = [found.top, ...found.older];
  const odd = layers.find(isSessionListOdd);
  if (odd !== undefined) {
    return problem('sessions_not_a_list', `${odd.path}/sessions`, 'The sessions in this export are not a list.');
  }
  if (!layers.some(({ stats }) => STATISTICS_KEYS.some((key) => Object.hasOwn(stats, key)))) {
    return problem('no_statistics', found.top.path, 'This export holds no statistics of practice.');
  }
  return { ok: true, value: exportOf(found, asOf, breathMaster.version) };
}

/** Reads an export from a clipboard text or file. */
export function readExport(text: string): Reading<ExtensionExport> {
  const json = readJson(text);
  return json.ok ? normaliseExport(json.value) : json;
}
