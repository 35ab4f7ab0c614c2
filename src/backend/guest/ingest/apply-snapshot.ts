/** Lifetime counters of a device and epoch (private.apply_snapshot): the greatest stay, the latest time stays. */
import { isJsonObject, type JsonObject } from '#src/domain/json.ts';
import { greatest } from '#src/domain/totals.ts';
import { changed, mapped } from '../answering.ts';
import type { GuestData, SnapshotRow } from '../guest-data.ts';
import { refused } from '../refusal.ts';
import { timeText } from '../time-text.ts';
import { touchDevice } from './devices.ts';
import { left } from './read-rows.ts';

const MOST = 1_000_000_000_000;
const INT32_MAX = 2_147_483_647;
const MOST_TEXTS = 50;
const LONGEST_TEXT = 80;
const LONGEST_CHALLENGES = 20_000;
const TIME_FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** What the extension counted, without what each write changes. */
type Counters = Omit<SnapshotRow, 'device_id' | 'epoch' | 'user_id' | 'received_at' | 'version'>;

/** A whole number from 0 to the given most; anything else counts as not reported. */
function counter(value: unknown, most: number): number | null {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most ? Number(value) : null;
}

/** The texts of a list: of its first fifty, each cut at 80 characters. */
export function textList(value: unknown): string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST_TEXTS) : [];
  return items.filter((item) => typeof item === 'string').map((item) => left(item, LONGEST_TEXT));
}

function asOfMs(snapshot: JsonObject, now: Date): number {
  const { exportDate } = snapshot;
  const ms = typeof exportDate === 'string' && TIME_FORM.test(exportDate) ? Date.parse(exportDate) : Number.NaN;
  return Number.isNaN(ms) ? now.getTime() : Math.min(ms, now.getTime());
}

const challengesIn = ({ dailyChallenges }: JsonObject) =>
  Array.isArray(dailyChallenges) && JSON.stringify(dailyChallenges).length <= LONGEST_CHALLENGES
    ? dailyChallenges
    : null;

/** What only the latest snapshot tells. */
function latestFacts(snapshot: JsonObject, old: SnapshotRow | undefined) {
  return {
    reported_current_streak: counter(snapshot.currentStreak, INT32_MAX) ?? old?.reported_current_streak ?? null,
    reported_longest_streak: counter(snapshot.longestStreak, INT32_MAX) ?? old?.reported_longest_streak ?? null,
    daily_challenges: challengesIn(snapshot) ?? old?.daily_challenges ?? null,
    flags: textList(snapshot.flags),
  };
}

function countersAfter(old: SnapshotRow | undefined, snapshot: JsonObject, now: Date): Counters {
  const oldAsOf = old === undefined ? -Infinity : Date.parse(old.as_of);
  const asOf = asOfMs(snapshot, now);
  const latest =
    old === undefined || asOf >= oldAsOf
      ? latestFacts(snapshot, old)
      : {
          reported_current_streak: old.reported_current_streak,
          reported_longest_streak: old.reported_longest_streak,
          daily_challenges: old.daily_challenges,
          flags: old.flags,
        };
  return {
    as_of: timeText(Math.max(asOf, oldAsOf)),
    total_xp: greatest(counter(snapshot.totalXP, MOST), old?.total_xp ?? null),
    total_meditation_ms: greatest(counter(snapshot.totalMeditationTime, MOST), old?.total_meditation_ms ?? null),
    challenges_completed: greatest(counter(snapshot.challengesCompleted, INT32_MAX), old?.challenges_completed ?? null),
    ...latest,
  };
}

/** The counters of a row without what each write changes; two of them tell whether anything happened in between. */
export function snapshotFacts(row: SnapshotRow): string {
  const { received_at: _received, version: _version, ...facts } = row;
  return JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The snapshot of a device and epoch. */
export function snapshotOf(data: GuestData, deviceId: string, epoch: number): SnapshotRow | undefined {
  return data.device_snapshots.find((row) => row.device_id === deviceId && row.epoch === epoch);
}

/** Takes counters in. A replay changes nothing. */
export function applySnapshot(
  data: GuestData,
  deviceId: string,
  epoch: number,
  snapshot: unknown,
  now: Date,
): GuestData {
  if (!isJsonObject(snapshot)) throw refused(400, 'snapshot_not_an_object', 'A snapshot comes as one object.');
  const old = snapshotOf(data, deviceId, epoch);
  const row: SnapshotRow = {
    device_id: deviceId,
    epoch,
    user_id: data.profile.user_id,
    ...countersAfter(old, snapshot, now),
    received_at: timeText(now),
    version: (old?.version ?? 0) + 1,
  };
  if (old !== undefined && snapshotFacts(old) === snapshotFacts(row)) return data;
  const device_snapshots =
    old === undefined
      ? [...data.device_snapshots, row]
      : mapped(
          data.device_snapshots,
          (known) => known === old,
          () => row,
        );
  return touchDevice(changed(data, { device_snapshots }), deviceId, true, now);
}
