/** What an export holds: its rows checked and folded, its counters compared with them. The basis of an import's preview. */
import { isZone, type LocalDate, localDate } from './calendar.ts';
import type { DayTotals, SessionFact } from './day-totals.ts';
import { isJsonObject } from './json.ts';
import { levelOf } from './levels.ts';
import { batchCheck, type SessionRow } from './sessions.ts';
import type { ExportShape, ExtensionExport, ReportedCounters, RowList } from './snapshots.ts';
import { currentRun, type Run } from './streaks.ts';
import { foldTotals } from './totals.ts';
import { sessionXp } from './xp.ts';

/** A row that is rejected or flagged, by its place in its list. */
export interface RowIssue {
  readonly index: number;
  /** Only where a payload gives a second list. */
  readonly list?: RowList;
  readonly id?: string;
  readonly status: 'flagged' | 'rejected';
  readonly reasons: readonly string[];
  /** What a flagged row adds. */
  readonly localDate?: LocalDate;
  readonly activeMs?: number;
  readonly cycles?: number;
  readonly xp?: number;
}

/** Totals of a polluted export, put together again from its payload and the rows beside it. */
interface Recovered {
  readonly totalXPAtLeast: number;
  readonly totalMeditationMsAtLeast: number;
  readonly challengesCompletedAtLeast: number;
  readonly otherXpAtLeast: number;
  readonly levelAtLeast: { readonly level: number; readonly title: string };
  readonly payloadTotalXP: number | null;
  readonly rowsFromPayload: number;
  readonly rowsFromTop: number;
}

/** All that an export says, and what its sessions say. */
export interface ExportReport {
  readonly shape: ExportShape;
  readonly asOf: string;
  readonly asOfLocalDate: LocalDate;
  readonly rowsInFile: number;
  readonly rowsCounted: number;
  readonly rowsRejected: number;
  readonly rowsFlagged: number;
  /** Counted rows, in the order of the file. */
  readonly sessions: readonly SessionRow[];
  readonly days: readonly DayTotals[];
  readonly totals: {
    readonly sessions: number;
    readonly activeMs: number;
    readonly cycles: number;
    readonly xp: number;
    readonly activeDays: number;
    readonly firstDate: LocalDate | null;
    readonly lastDate: LocalDate | null;
  };
  readonly longestRun: Run | null;
  readonly currentRun: Run | null;
  /** As the export states it; null when that was lost. */
  readonly totalXP: number | null;
  readonly level: { readonly level: number; readonly title: string } | null;
  readonly otherXp: number | null;
  readonly otherMs: number | null;
  readonly reported: ReportedCounters;
  readonly snapshotFlags: readonly string[];
  readonly rowIssues: readonly RowIssue[];
  readonly recovered: Recovered | null;
}

/** Counters in the form that the server takes. */
export interface SnapshotCounters {
  readonly totalXP: number | null;
  /** Milliseconds. */
  readonly totalMeditationTime: number | null;
  readonly challengesCompleted: number | null;
  readonly currentStreak: number | null;
  readonly longestStreak: number | null;
  readonly lastGoalMinutes: number | null;
  readonly dailyChallenges: ExtensionExport['challenges'];
  readonly exportDate: string;
  readonly flags: readonly string[];
}

/** Where sessions were practised. A zone that a row itself names goes before both. */
export interface Zones {
  /** IANA zone of the export. */
  readonly zone: string;
  /** Zone of one session, for a person who travelled. */
  readonly zoneOf?: (session: SessionRow) => string;
}

/** A row with its place and what the check said. */
interface Judged {
  readonly list: RowList;
  readonly index: number;
  readonly row: unknown;
  readonly codes: readonly string[];
  readonly session: SessionRow | null;
}

function judge(source: ExtensionExport): Judged[] {
  const check = batchCheck({ asOf: Date.parse(source.asOf) });
  return source.rows.map((place) => {
    const result = check(place.row);
    return { ...place, codes: result.codes, session: result.outcome === 'counted' ? result.session : null };
  });
}

function zoneFor(session: SessionRow, { zone, zoneOf }: Zones): string {
  if (isZone(session.timeZone)) {
    return session.timeZone;
  }
  return zoneOf === undefined ? zone : zoneOf(session);
}

/** A counted row as a fact of a device and epoch. */
export function factOf(
  session: SessionRow,
  zones: Zones,
  device: { readonly deviceId: string; readonly epoch: number },
): SessionFact {
  return {
    ...device,
    id: session.id,
    startedAt: session.startedAt,
    endedAt: session.endedAt,
    activeMs: session.activeMs,
    cycles: session.cycles,
    goalMinutes: session.goalMinutes ?? null,
    goalBonusXp: session.goalBonusXP ?? 0,
    pledgeHonored: session.pledgeHonored ?? null,
    pattern: session.pattern ?? null,
    timeZone: zoneFor(session, zones),
  };
}

function idOf(row: unknown): { id?: string } {
  return isJsonObject(row) && typeof row.id === 'string' ? { id: row.id } : {};
}

function issueOf(judged: Judged, shape: ExportShape, zones: Zones): RowIssue {
  const { index, list, row, session, codes } = judged;
  const place = { index, ...(shape === 'polluted' ? { list } : {}), ...idOf(row) };
  if (session === null) {
    return { ...place, status: 'rejected', reasons: codes };
  }
  return {
    ...place,
    status: 'flagged',
    reasons: codes,
    localDate: localDate(session.endedAt, zoneFor(session, zones)),
    activeMs: session.activeMs,
    cycles: session.cycles,
    xp: sessionXp(session),
  };
}

const sum = <Item>(items: readonly Item[], measure: (item: Item) => number) =>
  items.reduce((total, item) => total + measure(item), 0);

function recover(
  source: ExtensionExport,
  judged: readonly Judged[],
  known: { xp: number; ms: number },
): Recovered | null {
  const payload = source.payloadReported;
  if (payload === null) {
    return null;
  }
  const sessionsOf = (list: RowList) =>
    judged.flatMap((row) => (row.list === list && row.session !== null ? [row.session] : []));
  const xp = { payload: sum(sessionsOf('payload'), sessionXp), top: sum(sessionsOf('top'), sessionXp) };
  const ms = {
    payload: sum(sessionsOf('payload'), (session) => session.activeMs),
    top: sum(sessionsOf('top'), (session) => session.activeMs),
  };
  const totalXPAtLeast = Math.max((payload.totalXP ?? xp.payload) + xp.top, known.xp);
  const { level, title } = levelOf(totalXPAtLeast);
  return {
    totalXPAtLeast,
    totalMeditationMsAtLeast: Math.max((payload.totalMeditationTime ?? ms.payload) + ms.top, known.ms),
    // The polluted reader began to count from zero beside what the payload holds.
    challengesCompletedAtLeast: (payload.challengesCompleted ?? 0) + (source.reported.challengesCompleted ?? 0),
    otherXpAtLeast: totalXPAtLeast - known.xp,
    levelAtLeast: { level, title },
    payloadTotalXP: payload.totalXP,
    rowsFromPayload: source.rows.filter(({ list }) => list === 'payload').length,
    rowsFromTop: source.rows.filter(({ list }) => list === 'top').length,
  };
}

function finalXpFalls(judged: readonly Judged[]): boolean {
  const finals = judged.map(({ session }) => session?.finalXP).filter((xp) => typeof xp === 'number');
  return finals.some((xp, at) => xp < (finals[at - 1] ?? xp));
}

/** What a counter says beyond the known sessions; null when the counter was lost. */
function beyond(reported: number | null, known: number): number | null {
  return reported === null ? null : reported - known;
}

/**
 * Checks and folds an export; days are the plain calendar's.
 * @throws RangeError for an unknown zone
 */
export function reportOf(source: ExtensionExport, zones: Zones): ExportReport {
  const judged = judge(source);
  const sessions = judged.flatMap(({ session }) => (session === null ? [] : [session]));
  const device = { deviceId: 'this export', epoch: 1 };
  const { days, totals } = foldTotals(
    sessions.map((session) => factOf(session, zones, device)),
    [],
  );
  const issues = judged.filter(({ codes }) => codes.length > 0).map((row) => issueOf(row, source.shape, zones));
  const { reported } = source;
  const asOfLocalDate = localDate(source.asOf, zones.zone);
  const current = currentRun(totals.latestRun, asOfLocalDate);
  const otherXp = beyond(reported.totalXP, totals.knownXp);
  const otherMs = beyond(reported.totalMeditationTime, totals.activeMs);
  const flags: readonly (readonly [holds: boolean, flag: string])[] = [
    [(otherXp ?? 0) < 0, 'other_xp_negative'],
    [(otherMs ?? 0) < 0, 'other_ms_negative'],
    [reported.currentStreak !== (current?.days ?? 0), 'reported_current_streak_differs'],
    [reported.longestStreak !== (totals.longestRun?.days ?? 0), 'reported_longest_streak_differs'],
    [finalXpFalls(judged), 'final_xp_falls'],
  ];
  const level = reported.totalXP === null ? null : levelOf(reported.totalXP);
  return {
    shape: source.shape,
    asOf: source.asOf,
    asOfLocalDate,
    rowsInFile: judged.length,
    rowsCounted: sessions.length,
    rowsRejected: judged.length - sessions.length,
    rowsFlagged: issues.filter(({ status }) => status === 'flagged').length,
    sessions,
    days,
    totals: {
      sessions: totals.sessions,
      activeMs: totals.activeMs,
      cycles: totals.cycles,
      xp: totals.knownXp,
      activeDays: totals.activeDays,
      firstDate: totals.firstDate,
      lastDate: totals.lastDate,
    },
    longestRun: totals.longestRun,
    currentRun: current,
    totalXP: reported.totalXP,
    level: level === null ? null : { level: level.level, title: level.title },
    otherXp,
    otherMs,
    reported,
    snapshotFlags: [...source.formFlags, ...flags.filter(([holds]) => holds).map(([, flag]) => flag)],
    rowIssues: issues,
    recovered: recover(source, judged, { xp: totals.knownXp, ms: totals.activeMs }),
  };
}

/** The counters of an export for the server; for a polluted one the recovered ones, which the plain ones fall short of. */
export function snapshotCounters(source: ExtensionExport, report: ExportReport): SnapshotCounters {
  const { reported } = source;
  const { recovered } = report;
  return {
    totalXP: recovered?.totalXPAtLeast ?? reported.totalXP,
    totalMeditationTime: recovered?.totalMeditationMsAtLeast ?? reported.totalMeditationTime,
    challengesCompleted: recovered?.challengesCompletedAtLeast ?? reported.challengesCompleted,
    currentStreak: reported.currentStreak,
    longestStreak: reported.longestStreak,
    lastGoalMinutes: reported.lastGoalMinutes,
    dailyChallenges: source.challenges,
    exportDate: source.asOf,
    flags: report.snapshotFlags,
  };
}
