/**
 * Our own export, `breath-master-sync` version 1: all that a person has here, in a file that this and any other
 * program can read. Deleted sessions are not in it. Rows in it are checked like rows from anywhere else.
 */
import * as z from 'zod/mini';
import { isZone } from './calendar.ts';
import { type ExportProblem, problem, type Reading } from './export-text.ts';
import { isJsonObject } from './json.ts';
import { cycleSeconds, parseCustomPattern } from './patterns.ts';

/** The word by which a file of ours is recognised. */
export const PORTABLE_FORMAT = 'breath-master-sync';

/** The newest version that is written and read. */
export const PORTABLE_VERSION = 1;

const zone = z.string().check(z.refine(isZone, 'not a time zone'));
const instant = z.iso.datetime({ offset: true });
const counter = z.nullable(z.int());
const word = z.string().check(z.minLength(1));
const epoch = z.int().check(z.minimum(1));

const portableSession = z.object({
  deviceId: word,
  epoch,
  id: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  activeMs: z.number(),
  cycles: z.number(),
  goalMinutes: z.nullable(z.number()),
  goalBonusXP: z.number(),
  pledgeHonored: z.nullable(z.boolean()),
  pattern: z.nullable(z.string()),
  timeZone: z.string(),
  zoneAssumed: z.boolean(),
});

const portableSnapshot = z.object({
  deviceId: word,
  epoch,
  totalXP: counter,
  totalMeditationTime: counter,
  challengesCompleted: counter,
  currentStreak: counter,
  longestStreak: counter,
  dailyChallenges: z.array(z.unknown()),
  flags: z.array(z.string()),
  asOf: instant,
});

const dailyMinutes = z.int().check(z.minimum(1), z.maximum(240));
const weeklyMinutes = z.int().check(z.minimum(1), z.maximum(1680));

const portableGoal = z.object({ validFrom: z.iso.date(), dailyMinutes, weeklyMinutes });

function isOwnPattern(text: string): boolean {
  const phases = parseCustomPattern(text);
  return phases !== null && cycleSeconds(phases) > 0;
}

const portablePreset = z.object({
  id: z.uuid(),
  name: word.check(z.maxLength(40)),
  pattern: z.string().check(z.refine(isOwnPattern, 'not a pattern')),
});

const portableFile = z.object({
  format: z.literal(PORTABLE_FORMAT),
  version: z.literal(PORTABLE_VERSION),
  exportedAt: instant,
  profile: z.object({
    displayName: word.check(z.maxLength(40)),
    timeZone: zone,
    dayStartHour: z.int().check(z.minimum(0), z.maximum(12)),
    weekStart: z.union([z.literal(1), z.literal(6), z.literal(7)]),
  }),
  preferences: z.object({
    dailyGoalMinutes: dailyMinutes,
    // Null follows the daily goal. This and the lists at the end are missing in files from before they were kept.
    weeklyGoalMinutes: z._default(z.nullable(weeklyMinutes), null),
    theme: z.enum(['light', 'dark', 'system']),
    motion: z.enum(['system', 'reduced', 'full']),
    showStreak: z.boolean(),
    shareLive: z.boolean(),
  }),
  devices: z.array(
    z.object({
      id: word,
      kind: z.enum(['vscode', 'web', 'import']),
      name: word.check(z.maxLength(60)),
      consent: z.enum(['totals', 'sessions']),
      timeZone: z.nullable(zone),
      currentEpoch: epoch,
      createdAt: instant,
    }),
  ),
  sessions: z.array(portableSession),
  snapshots: z.array(portableSnapshot),
  goals: z._default(z.array(portableGoal), []),
  presets: z._default(z.array(portablePreset), []),
});

/** A whole export of ours. */
export type PortableFile = z.infer<typeof portableFile>;

/** A session in it. */
export type PortableSession = z.infer<typeof portableSession>;

/** What it holds beside practice: how the person likes the app, goals through time (ascending), own patterns. */
export type PortableChoices = Pick<PortableFile, 'profile' | 'preferences' | 'goals' | 'presets'>;

type PortableSnapshot = z.infer<typeof portableSnapshot>;

/** What one device did in one epoch, ready to be imported as a device of its own. */
export interface PortableSource {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly epoch: number;
  /** Rows in the extension's form, unchecked. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** For each row the zone that was assumed for it; null where the row names its own. */
  readonly assumedZones: readonly (string | null)[];
  readonly snapshot: PortableSnapshot | null;
}

/** Whether a parsed file says that it is one of ours (whichever version). */
export function isPortable(value: unknown): boolean {
  return isJsonObject(value) && value.format === PORTABLE_FORMAT;
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function invalid(issues: readonly z.core.$ZodIssue[]): { ok: false; problem: ExportProblem } {
  const places = issues.map(({ path }) => pointer(path));
  const where = places.slice(0, 3).join(', ');
  const more = places.length > 3 ? ` and ${places.length - 3} more places` : '';
  return problem('portable_invalid', String(places[0]), `Some values in this file cannot be read: ${where}${more}.`);
}

/** Reads a file of ours from parsed JSON. Unknown fields are left out. Never throws. */
export function parsePortable(value: unknown): Reading<PortableFile> {
  if (!isJsonObject(value) || value.format !== PORTABLE_FORMAT) {
    return problem('not_portable', '/format', 'This is not an export of Breath Master Sync.');
  }
  if (Number.isInteger(value.version) && Number(value.version) > PORTABLE_VERSION) {
    return problem('portable_too_new', '/version', 'This file was written by a newer version of Breath Master Sync.');
  }
  const parsed = portableFile.safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data } : invalid(parsed.error.issues);
}

/** The multiplier that the extension writes beside an honoured pledge; rows carry both or neither. */
const PLEDGE_MULTIPLIER = 1.15;

function rowOf(session: PortableSession): Record<string, unknown> {
  const { deviceId: _device, epoch: _epoch, zoneAssumed, timeZone, ...row } = session;
  const known = Object.entries(row).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(known),
    ...(session.pledgeHonored === true ? { pledgeMultiplier: PLEDGE_MULTIPLIER } : {}),
    // A zone that was only assumed is assumed again, so that it does not turn into a fact.
    ...(zoneAssumed ? {} : { timeZone }),
  };
}

/** A file's content by device and epoch, earliest epoch first; a device that is not listed keeps its id as a name. */
export function portableSources(file: PortableFile): PortableSource[] {
  const keyOf = (part: { deviceId: string; epoch: number }) => JSON.stringify([part.deviceId, part.epoch]);
  const sessions = Map.groupBy(file.sessions, keyOf);
  const snapshots = new Map(file.snapshots.map((snapshot) => [keyOf(snapshot), snapshot]));
  const names = new Map(file.devices.map(({ id, name }) => [id, name]));
  const parts = new Map([...file.snapshots, ...file.sessions].map((part) => [keyOf(part), part]));
  const sources = [...parts].map(([key, { deviceId, epoch }]) => ({
    deviceId,
    deviceName: names.get(deviceId) ?? deviceId,
    epoch,
    rows: (sessions.get(key) ?? []).map(rowOf),
    assumedZones: (sessions.get(key) ?? []).map(({ zoneAssumed, timeZone }) => (zoneAssumed ? timeZone : null)),
    snapshot: snapshots.get(key) ?? null,
  }));
  return sources.sort((a, b) => a.epoch - b.epoch);
}
