/** Sessions folded into days, and days into months (domain rules §6): what the database's derived rows are held to. */
import { dateOfDayNumber, epochMs, type Instant, type LocalDate, practiceDayNumber, wallClockMs } from './calendar.ts';
import { reachedGoal } from './xp.ts';

/** A session that is kept. Identity is (device, epoch, id). */
export interface SessionFact {
  readonly deviceId: string;
  readonly epoch: number;
  readonly id: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly activeMs: number;
  readonly cycles: number;
  readonly goalMinutes: number | null;
  readonly goalBonusXp: number;
  /** Null when no pledge was open. */
  readonly pledgeHonored: boolean | null;
  /** Null when no client knew it. */
  readonly pattern: string | null;
  /** IANA zone where it was practised. */
  readonly timeZone: string;
}

/** A session on the clocks that it is counted by. Reading a zone's clock is dear, so it is done once. */
export interface PlacedSession {
  readonly fact: SessionFact;
  readonly startedMs: number;
  readonly endedMs: number;
  /** Wall clock of the end, as if it were UTC. */
  readonly endWallMs: number;
  /** Hour of the start on the wall clock, 0–23. */
  readonly startHour: number;
}

/** What part of a day's or month's practice something has. */
interface Share {
  readonly sessions: number;
  readonly activeMs: number;
}

interface Sums {
  readonly sessions: number;
  readonly activeMs: number;
  readonly cycles: number;
  readonly goalBonusXp: number;
  readonly goalsSet: number;
  readonly goalsReached: number;
  /** 24 values, by local hour of the start. */
  readonly activeMsByHour: readonly number[];
  readonly sessionsByHour: readonly number[];
  /** From start to end, pauses included. */
  readonly elapsedMs: number;
  readonly pledgesHonored: number;
  readonly pledgesMissed: number;
  /** {@link UNKNOWN_PATTERN} where no client knew it. */
  readonly byPattern: ReadonlyMap<string, Share>;
  readonly byDevice: ReadonlyMap<string, Share>;
}

/** One practice day: the capture-local date of the end, moved back by the person's day start. */
export interface DayTotals extends Sums {
  readonly localDate: LocalDate;
  readonly xp: number;
}

/** The days of a calendar month, added up. */
export interface MonthTotals extends Sums {
  /** Its first day. */
  readonly month: LocalDate;
  /** Days with active time. */
  readonly activeDays: number;
}

/** The key of practice whose pattern no client knew. */
const UNKNOWN_PATTERN = 'unknown';

/** A share that is still added to. */
type ShareDraft = { -readonly [Key in keyof Share]: Share[Key] };

type Shares<Key> = Map<Key, ShareDraft>;

interface Draft {
  sessions: number;
  activeMs: number;
  cycles: number;
  goalBonusXp: number;
  goalsSet: number;
  goalsReached: number;
  elapsedMs: number;
  pledgesHonored: number;
  pledgesMissed: number;
  readonly byHour: Shares<number>;
  readonly byPattern: Shares<string>;
  readonly byDevice: Shares<string>;
}

/**
 * Reads the clocks of a session.
 * @throws RangeError for an unknown zone or a bad instant
 */
export function placeSession(fact: SessionFact): PlacedSession {
  const startedMs = epochMs(fact.startedAt);
  const endedMs = epochMs(fact.endedAt);
  const startHour = new Date(wallClockMs(startedMs, fact.timeZone)).getUTCHours();
  return { fact, startedMs, endedMs, endWallMs: wallClockMs(endedMs, fact.timeZone), startHour };
}

const nothing = (): Draft => ({
  sessions: 0,
  activeMs: 0,
  cycles: 0,
  goalBonusXp: 0,
  goalsSet: 0,
  goalsReached: 0,
  elapsedMs: 0,
  pledgesHonored: 0,
  pledgesMissed: 0,
  byHour: new Map(),
  byPattern: new Map(),
  byDevice: new Map(),
});

/** What stands under a key, made when there is nothing yet. */
function under<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) {
    return known;
  }
  const made = make();
  map.set(key, made);
  return made;
}

function addShare<Key>(shares: Shares<Key>, key: Key, activeMs: number): void {
  const share = under(shares, key, () => ({ sessions: 0, activeMs: 0 }));
  share.sessions += 1;
  share.activeMs += activeMs;
}

function addSession(sums: Draft, { fact, startedMs, endedMs, startHour }: PlacedSession): void {
  const { activeMs } = fact;
  sums.sessions += 1;
  sums.activeMs += activeMs;
  sums.cycles += fact.cycles;
  sums.goalBonusXp += fact.goalBonusXp;
  sums.goalsSet += (fact.goalMinutes ?? 0) > 0 ? 1 : 0;
  sums.goalsReached += reachedGoal(activeMs, fact.goalMinutes) ? 1 : 0;
  sums.elapsedMs += endedMs - startedMs;
  sums.pledgesHonored += fact.pledgeHonored === true ? 1 : 0;
  sums.pledgesMissed += fact.pledgeHonored === false ? 1 : 0;
  addShare(sums.byHour, startHour, activeMs);
  addShare(sums.byPattern, fact.pattern ?? UNKNOWN_PATTERN, activeMs);
  addShare(sums.byDevice, fact.deviceId, activeMs);
}

function summed({ byHour, ...sums }: Draft): Sums {
  const hours = Array.from({ length: 24 }, (_, hour) => byHour.get(hour));
  return {
    ...sums,
    activeMsByHour: hours.map((share) => share?.activeMs ?? 0),
    sessionsByHour: hours.map((share) => share?.sessions ?? 0),
  };
}

/** The first day of a date's month. */
const monthOf = (date: LocalDate): LocalDate => `${date.slice(0, -2)}01`;

/** Days and months of sessions, both ascending. `dayStartHour`: hour at which the person's day begins (0–12). */
export function daysAndMonths(
  sessions: readonly PlacedSession[],
  dayStartHour: number,
): { readonly days: readonly DayTotals[]; readonly months: readonly MonthTotals[] } {
  const byDay = new Map<number, { readonly date: LocalDate; readonly day: Draft; readonly month: Draft }>();
  const byMonth = new Map<LocalDate, Draft>();
  for (const session of sessions) {
    const number = practiceDayNumber(session.endWallMs, dayStartHour);
    const { day, month } = under(byDay, number, () => {
      const date = dateOfDayNumber(number);
      return { date, day: nothing(), month: under(byMonth, monthOf(date), nothing) };
    });
    addSession(day, session);
    addSession(month, session);
  }
  const days = [...byDay.values()]
    .map(({ date, day }) => ({ localDate: date, xp: day.cycles + day.goalBonusXp, ...summed(day) }))
    .sort((a, b) => (a.localDate < b.localDate ? -1 : 1));
  const practised = days.filter(({ activeMs }) => activeMs > 0);
  const inMonth = Map.groupBy(practised, ({ localDate }) => monthOf(localDate));
  const months = [...byMonth]
    .map(([month, sums]) => ({ month, activeDays: inMonth.get(month)?.length ?? 0, ...summed(sums) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
  return { days, months };
}
