import { type RowIssue, reportOf, snapshotCounters } from '#src/domain/export-report.ts';
import { readJson } from '#src/domain/export-text.ts';
import {
  isPortable,
  type PortableFile,
  type PortableSource,
  parsePortable,
  portableSources,
} from '#src/domain/portability.ts';
import { contentHash, type SessionRow, validateBatch } from '#src/domain/sessions.ts';
import { type ExtensionExport, normaliseExport } from '#src/domain/snapshots.ts';
import type { CountedRow, ImportSource, ReadOutcome } from './import.types.ts';

const mostPayloadCharacters = 1_000_000;

/** Hashing is asynchronous per row; a few hundred at a time keeps memory and latency low. */
async function hashed(rows: readonly Omit<CountedRow, 'hash'>[]): Promise<CountedRow[]> {
  const result: CountedRow[] = [];
  for (let from = 0; from < rows.length; from += 500) {
    const part = rows.slice(from, from + 500);
    result.push(...(await Promise.all(part.map(async (place) => ({ ...place, hash: await contentHash(place.row) })))));
  }
  return result;
}

function span(rows: readonly SessionRow[]): Pick<ImportSource, 'activeMs' | 'firstDate' | 'lastDate'> {
  const ends = rows.map((row) => row.endedAt).sort();
  return {
    activeMs: rows.reduce((sum, row) => sum + row.activeMs, 0),
    firstDate: ends[0]?.slice(0, 10) ?? null,
    lastDate: ends.at(-1)?.slice(0, 10) ?? null,
  };
}

async function extensionSource(source: ExtensionExport, zone: string): Promise<ImportSource> {
  const report = reportOf(source, { zone });
  const rejected = new Set(
    report.rowIssues.filter(({ status }) => status === 'rejected').map(({ list, index }) => `${list ?? ''}${index}`),
  );
  const listOf = (list: string) => (source.shape === 'polluted' ? list : '');
  // The report keeps counted rows in the order of the file; their places are those that were not rejected.
  const places = source.rows.filter(({ list, index }) => !rejected.has(`${listOf(list)}${index}`));
  const rows = report.sessions.map((row, at) => ({ index: places[at]?.index ?? at, row }));
  return {
    key: 'export',
    fileDevice: null,
    epoch: 1,
    shape: source.shape,
    rowsInFile: report.rowsInFile,
    rows: await hashed(rows),
    issues: report.rowIssues,
    snapshot: snapshotCounters(source, report),
    snapshotFlags: report.snapshotFlags,
    reportedRun: report.reported.currentStreak,
    computedRun: report.currentRun?.days ?? 0,
    totalXp: report.recovered?.totalXPAtLeast ?? report.totalXP,
    activeMs: report.totals.activeMs,
    firstDate: report.totals.firstDate,
    lastDate: report.totals.lastDate,
  };
}

async function portableSource(source: PortableSource, exportedAt: string): Promise<ImportSource> {
  const checks = validateBatch(source.rows, { asOf: Date.parse(exportedAt) });
  const counted: Omit<CountedRow, 'hash'>[] = [];
  const issues: RowIssue[] = [];
  checks.forEach((check, index) => {
    const zone = source.assumedZones[index] ?? null;
    if (check.outcome === 'counted') counted.push({ index, row: check.session, ...(zone === null ? {} : { zone }) });
    if (check.codes.length === 0) return;
    const id = source.rows[index]?.id;
    issues.push({
      index,
      ...(typeof id === 'string' ? { id } : {}),
      status: check.outcome === 'counted' ? 'flagged' : 'rejected',
      reasons: check.codes,
    });
  });
  const { snapshot } = source;
  return {
    key: `${source.deviceId} ${source.epoch}`,
    fileDevice: { id: source.deviceId, name: source.deviceName },
    epoch: source.epoch,
    shape: 'portable',
    rowsInFile: source.rows.length,
    rows: await hashed(counted),
    issues,
    snapshot: snapshot && {
      totalXP: snapshot.totalXP,
      totalMeditationTime: snapshot.totalMeditationTime,
      challengesCompleted: snapshot.challengesCompleted,
      currentStreak: snapshot.currentStreak,
      longestStreak: snapshot.longestStreak,
      lastGoalMinutes: null,
      dailyChallenges: snapshot.dailyChallenges as ExtensionExport['challenges'],
      exportDate: new Date(snapshot.asOf).toISOString(),
      flags: snapshot.flags,
    },
    snapshotFlags: [],
    reportedRun: null,
    computedRun: 0,
    totalXp: snapshot?.totalXP ?? null,
    ...span(counted.map(({ row }) => row)),
  };
}

async function portableFileSources(file: PortableFile): Promise<ImportSource[]> {
  const sources: ImportSource[] = [];
  for (const source of portableSources(file)) sources.push(await portableSource(source, file.exportedAt));
  return sources;
}

/**
 * Reads a file or pasted text: an export of the extension in any of its shapes, or one of ours. Checks and hashes
 * every row. Never throws; what cannot be read comes back as a problem in words.
 * @param zone IANA zone in which the days in the summary are told
 */
export async function readFile(text: string, name: string | null, zone: string): Promise<ReadOutcome> {
  const json = readJson(text);
  if (!json.ok) return json;
  const payload = text.length <= mostPayloadCharacters ? json.value : null;
  if (isPortable(json.value)) {
    const file = parsePortable(json.value);
    if (!file.ok) return file;
    const { profile, preferences, goals, presets } = file.value;
    const beside = { profile, preferences, goals, presets };
    return { ok: true, file: { name, payload, beside, sources: await portableFileSources(file.value) } };
  }
  const source = normaliseExport(json.value);
  if (!source.ok) return source;
  return { ok: true, file: { name, payload, beside: null, sources: [await extensionSource(source.value, zone)] } };
}
