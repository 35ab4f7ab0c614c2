/**
 * What a session row is and which rows are kept. One policy for the extension's rows, the API and SQL:
 * the codes and their order are those of tests/fixtures/exports/README.md.
 */
import { goalBonus, reachedGoal } from './xp.ts';

/** A session as the extension records it (domain rules §1.2), plus `pattern` and `timeZone`, which newer clients add. */
export interface SessionRow {
  /** `sess-` and the epoch milliseconds of the start, 13 digits. */
  readonly id: string;
  /** ISO UTC with milliseconds. */
  readonly startedAt: string;
  /** ISO UTC with milliseconds. */
  readonly endedAt: string;
  /** Milliseconds without pauses. */
  readonly activeMs: number;
  /** Counted cycles; zero is normal and does not mean that nobody breathed. */
  readonly cycles: number;
  readonly goalMinutes?: number;
  readonly goalBonusXP?: number;
  /** Only with an honoured pledge. It pays nothing. */
  readonly pledgeMultiplier?: number;
  readonly pledgeHonored?: boolean;
  /** Cumulative XP after the session, as its editor window saw it; null when that was lost. */
  readonly finalXP?: number | null;
  readonly pattern?: string;
  readonly timeZone?: string;
}

/** The facts that make two rows the same session. */
export type SessionIdentity = Pick<SessionRow, 'startedAt' | 'endedAt' | 'activeMs' | 'cycles'>;

/** What became of one row. `codes` are the flags of a counted row, or the reasons of a rejected one. */
export type SessionCheck =
  | { readonly outcome: 'counted'; readonly codes: readonly string[]; readonly session: SessionRow }
  | { readonly outcome: 'rejected'; readonly codes: readonly string[] };

/** Goals that the extension offers (domain rules §1.3); others are kept and flagged `unusual_goal`. */
export const USUAL_GOALS: readonly number[] = [1, 3, 5, 10, 15, 20, 25, 30, 40];

const INT32_MAX = 2_147_483_647;
const TOLERANCE_MS = 50;
const FUTURE_LEEWAY_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
const IMPLAUSIBLE_MS = 2 * 3_600_000;
const ID_FORM = /^sess-(\d{13})$/;
const TIME_FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
// The database keeps these as 32-bit integers.
const isWhole: Check = (value) => Number.isInteger(value) && Math.abs(Number(value)) <= INT32_MAX;

const REQUIRED: readonly (readonly [field: keyof SessionRow, check: Check])[] = [
  ['id', isText],
  ['startedAt', isText],
  ['endedAt', isText],
  ['activeMs', isWhole],
  ['cycles', isWhole],
];
const OPTIONAL: readonly (readonly [field: keyof SessionRow, check: Check])[] = [
  ['goalMinutes', isWhole],
  ['goalBonusXP', isWhole],
  ['pledgeMultiplier', isNumber],
  ['pledgeHonored', isFlag],
  ['finalXP', isNumber],
  ['pattern', isText],
  ['timeZone', isText],
];

/** Whether a text is an existing moment in ISO UTC with milliseconds, from year 1 on. */
function isTimestamp(text: string): boolean {
  if (!TIME_FORM.test(text) || text.startsWith('0000')) {
    return false;
  }
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}

/** Codes about the row's form. A field that is null counts as absent. */
function formCodes(row: Readonly<Record<string, unknown>>): string[] {
  const absent = (field: string) => (row[field] ?? null) === null;
  const missing = REQUIRED.filter(([field]) => absent(field)).map(([field]) => `missing_field:${field}`);
  const wrong = [...REQUIRED, ...OPTIONAL]
    .filter(([field, check]) => !absent(field) && !check(row[field]))
    .map(([field]) => `wrong_type:${field}`);
  return [...missing, ...wrong];
}

function identityCodes(session: SessionRow): string[] {
  const codes: string[] = [];
  if (!ID_FORM.test(session.id)) {
    codes.push('bad_id');
  }
  for (const field of ['startedAt', 'endedAt'] as const) {
    if (!isTimestamp(session[field])) {
      codes.push(`bad_timestamp:${field}`);
    }
  }
  return codes;
}

function pledgeDisagrees(session: SessionRow): boolean {
  const honoured = session.pledgeHonored === true;
  const paid = session.pledgeMultiplier !== undefined;
  return honoured !== paid || (honoured && !reachedGoal(session.activeMs, session.goalMinutes ?? null));
}

function factCodes(session: SessionRow, asOfMs: number): string[] {
  const started = Date.parse(session.startedAt);
  const ended = Date.parse(session.endedAt);
  const bonus = session.goalBonusXP;
  const checks: readonly (readonly [failed: boolean, code: string])[] = [
    [Math.abs(Number(session.id.slice(5)) - started) > TOLERANCE_MS, 'id_start_mismatch'],
    [ended < started, 'ends_before_start'],
    [session.activeMs < 0, 'negative_active_ms'],
    [session.cycles < 0, 'negative_cycles'],
    [ended > asOfMs + FUTURE_LEEWAY_MS, 'ended_in_future'],
    [bonus !== undefined && bonus !== goalBonus(session.activeMs, session.goalMinutes ?? null), 'goal_bonus_mismatch'],
    [pledgeDisagrees(session), 'pledge_fields_disagree'],
  ];
  return checks.filter(([failed]) => failed).map(([, code]) => code);
}

function flagCodes(session: SessionRow, asOfMs: number): string[] {
  const ended = Date.parse(session.endedAt);
  const span = ended - Date.parse(session.startedAt);
  const goal = session.goalMinutes;
  const checks: readonly (readonly [holds: boolean, code: string])[] = [
    [session.activeMs > span + TOLERANCE_MS, 'active_exceeds_span'],
    [span > DAY_MS, 'span_over_24h'],
    [session.activeMs > IMPLAUSIBLE_MS, 'implausibly_long'],
    [ended > asOfMs, 'ended_after_export_within_5_min'],
    [session.finalXP === null, 'final_xp_null'],
    [goal !== undefined && !USUAL_GOALS.includes(goal), 'unusual_goal'],
  ];
  return checks.filter(([holds]) => holds).map(([, code]) => code);
}

/** The known fields that are present; nulls are dropped, but a lost `finalXP` stays visible. */
function knownFields(row: Readonly<Record<string, unknown>>): SessionRow {
  const entries = [...REQUIRED, ...OPTIONAL]
    .filter(([field]) => (row[field] ?? null) !== null || (field === 'finalXP' && row[field] === null))
    .map(([field]) => [field, row[field]]);
  return Object.fromEntries(entries) as unknown as SessionRow;
}

/**
 * Decides whether a row is kept. Form is checked first, then id and times, then facts: each group names all
 * that it finds, and a group with findings ends the check.
 * @param context `asOf`: epoch milliseconds of the receiving clock (for an export: its `exportDate`)
 */
export function validateSession(row: unknown, context: { readonly asOf: number }): SessionCheck {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return { outcome: 'rejected', codes: ['not_an_object'] };
  }
  const fields = row as Readonly<Record<string, unknown>>;
  const form = formCodes(fields);
  if (form.length > 0) {
    return { outcome: 'rejected', codes: form };
  }
  const session = knownFields(fields);
  const identity = identityCodes(session);
  const refused = identity.length > 0 ? identity : factCodes(session, context.asOf);
  if (refused.length > 0) {
    return { outcome: 'rejected', codes: refused };
  }
  return { outcome: 'counted', codes: flagCodes(session, context.asOf), session };
}

/** The text whose SHA-256 recognises a session wherever it comes from. */
export function contentHashInput(session: SessionIdentity): string {
  return `${session.startedAt}|${session.endedAt}|${session.activeMs}|${session.cycles}`;
}

/** Lower-case hex SHA-256 of {@link contentHashInput}. */
export async function contentHash(session: SessionIdentity): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(contentHashInput(session)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A check for rows of one device and epoch, offered one after the other. Of several kept rows with one id the first
 * stays; the others are `duplicate_id_identical` or `duplicate_id_conflict`.
 */
export function batchCheck(context: { readonly asOf: number }): (row: unknown) => SessionCheck {
  const kept = new Map<string, string>();
  return (row) => {
    const check = validateSession(row, context);
    if (check.outcome === 'rejected') {
      return check;
    }
    const facts = contentHashInput(check.session);
    const earlier = kept.get(check.session.id);
    if (earlier === undefined) {
      kept.set(check.session.id, facts);
      return check;
    }
    const code = earlier === facts ? 'duplicate_id_identical' : 'duplicate_id_conflict';
    return { outcome: 'rejected', codes: [code] };
  };
}

/** Checks rows of one device and epoch, in order; see {@link batchCheck}. */
export function validateBatch(rows: readonly unknown[], context: { readonly asOf: number }): SessionCheck[] {
  return rows.map(batchCheck(context));
}
