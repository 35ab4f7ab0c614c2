/** What the expected files of the exports say, and what the database holds, in the same words. */
import { readdirSync, readFileSync } from 'node:fs';
import type postgres from 'postgres';
import { type ExtensionExport, readExport } from '#src/domain/snapshots.ts';
import { derivedRows, only } from '#tests/database/database.ts';

const folder = new URL('../fixtures/exports/', import.meta.url);

export const exportText = (name: string) => readFileSync(new URL(name, folder), 'utf8');

const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
export const exportNames = names.filter((name) => !name.endsWith('.expected.json'));
export const combinedNames = names.filter((name) => name.endsWith('.combined.expected.json'));

interface RunFacts {
  readonly days: number;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Expected {
  readonly zone: string;
  readonly asOfLocalDate: string;
  readonly totals: Record<string, number | string | null>;
  readonly longestRun: RunFacts;
  readonly currentRun: RunFacts;
  readonly totalXP: number | null;
  readonly level: { readonly level: number } | null;
  readonly otherXp: number | null;
  readonly recovered?: {
    readonly totalXPAtLeast: number;
    readonly otherXpAtLeast: number;
    readonly levelAtLeast: { readonly level: number };
  };
  readonly perDate: Record<string, Record<string, number>>;
  /** Of combined files: the exports in their order. */
  readonly files: readonly string[];
}

export const expectedOf = (name: string) => JSON.parse(exportText(name)) as Expected;

export function exportOf(name: string): ExtensionExport {
  const reading = readExport(exportText(name));
  if (!reading.ok) throw new Error(`${name}: ${reading.problem.message}`);
  return reading.value;
}

/** Statistics as the extension keeps them. */
export function statisticsOf(name: string): object {
  return (JSON.parse(exportText(name)) as { breathMaster: { meditation: object } }).breathMaster.meditation;
}

/** What an expected file says of the things that the database holds. */
export function facts(expected: Expected) {
  const { perDate, totals, longestRun, currentRun, totalXP, level, otherXp, recovered } = expected;
  return {
    perDate,
    totals,
    longestRun,
    currentRun,
    totalXP: recovered?.totalXPAtLeast ?? totalXP,
    otherXp: recovered?.otherXpAtLeast ?? otherXp,
    level: recovered?.levelAtLeast.level ?? level?.level,
  };
}

interface Run {
  readonly from_date: string;
  readonly to_date: string;
  readonly days: number;
}

const run = (found: Run | undefined): RunFacts =>
  found === undefined
    ? { days: 0, from: null, to: null }
    : { days: found.days, from: found.from_date, to: found.to_date };

/** The same of a person in the database; `today` is the date at which the current run is asked for. */
export async function heldFacts(sql: postgres.Sql, user: string, today: string) {
  const derived = await derivedRows(sql, user);
  const row = only(derived.totals).totals as Record<string, number | string | null>;
  const runs = derived.runs as unknown as readonly Run[];
  const latest = runs.at(-1);
  const isCurrent = latest !== undefined && Date.parse(latest.to_date) >= Date.parse(today) - 86_400_000;
  return {
    perDate: Object.fromEntries(
      derived.days.map(({ local_date, sessions, active_ms, cycles, xp }) => [
        local_date,
        { sessions, activeMs: active_ms, cycles, xp },
      ]),
    ),
    totals: {
      sessions: row.sessions,
      activeMs: row.active_ms,
      cycles: row.cycles,
      xp: row.known_xp,
      activeDays: row.active_days,
      firstDate: row.first_date,
      lastDate: row.last_date,
    },
    // Of equally long ones the first.
    longestRun: run(runs.toSorted((one, other) => other.days - one.days)[0]),
    currentRun: run(isCurrent ? latest : undefined),
    totalXP: row.total_xp,
    otherXp: row.other_xp,
    level: row.level,
  };
}
