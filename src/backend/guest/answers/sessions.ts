/** Sessions: pages, taking one away and bringing it back, the export (20260101002200_session_rpc.sql). */
import { dateOfDayNumber, practiceDayNumber, weekday } from '#src/domain/calendar.ts';
import { reachedGoal } from '#src/domain/xp.ts';
import { changed, type FunctionAnswer } from '../answering.ts';
import {
  type Arguments,
  dateArgument,
  idArgument,
  instantArgument,
  textArgument,
  uuidArgument,
  wholeArgument,
} from '../arguments.ts';
import { newestSessions, placedOf } from '../folded.ts';
import type { SessionRow } from '../guest-data.ts';
import { refused } from '../refusal.ts';
import { timeText } from '../time-text.ts';

const USUAL_PAGE = 50;
const LARGEST_PAGE = 200;
const EXPORT_PAGE = 5000;
const UNDO_MS = 3_600_000;

type Test = (row: SessionRow) => boolean;

const clamped = (asked: number | null, usual: number, most: number) => Math.min(Math.max(asked ?? usual, 1), most);

/** Whether a session comes after the last one of the page before. */
function afterCursor(given: Arguments): Test | null {
  const before = instantArgument(given, 'p_before');
  const beforeId = idArgument(given, 'p_before_id') ?? 0;
  if (before === null) return null;
  return (row) => {
    const { endedMs } = placedOf(row);
    return endedMs < before || (endedMs === before && row.id < beforeId);
  };
}

function byPracticeDate(given: Arguments, dayStartHour: number): Test | null {
  const from = dateArgument(given, 'p_from');
  const to = dateArgument(given, 'p_to');
  const day = wholeArgument(given, 'p_weekday');
  if (from === null && to === null && day === null) return null;
  return (row) => {
    const date = dateOfDayNumber(practiceDayNumber(placedOf(row).endWallMs, dayStartHour));
    return (from === null || date >= from) && (to === null || date <= to) && (day === null || weekday(date) === day);
  };
}

const GOAL_TESTS: Readonly<Record<string, Test>> = {
  reached: (row) => reachedGoal(row.active_ms, row.goal_minutes),
  missed: (row) => (row.goal_minutes ?? 0) > 0 && !reachedGoal(row.active_ms, row.goal_minutes),
  none: (row) => (row.goal_minutes ?? 0) <= 0,
};
const PLEDGE_TESTS: Readonly<Record<string, Test>> = {
  honored: (row) => row.pledge_honored === true,
  missed: (row) => row.pledge_honored === false,
};

/** The test of a word; a word that is not known filters nothing. */
const byWord = (tests: Readonly<Record<string, Test>>, word: string | null): Test | null =>
  word !== null && Object.hasOwn(tests, word) ? (tests[word] ?? null) : null;

function byFacts(given: Arguments): (Test | null)[] {
  const device = uuidArgument(given, 'p_device');
  const pattern = textArgument(given, 'p_pattern');
  const hour = wholeArgument(given, 'p_hour');
  return [
    device === null ? null : (row) => row.device_id === device,
    pattern === null ? null : (row) => row.pattern === pattern || (pattern === 'unknown' && row.pattern === null),
    hour === null ? null : (row) => placedOf(row).startHour === hour,
    byWord(GOAL_TESTS, textArgument(given, 'p_goal')),
    byWord(PLEDGE_TESTS, textArgument(given, 'p_pledge')),
  ];
}

export const sessionPage: FunctionAnswer = (data, given) => {
  const tests = [afterCursor(given), byPracticeDate(given, data.profile.day_start_hour), ...byFacts(given)].filter(
    (test) => test !== null,
  );
  const size = clamped(wholeArgument(given, 'p_limit'), USUAL_PAGE, LARGEST_PAGE);
  const page: SessionRow[] = [];
  for (const row of newestSessions(data)) {
    if (page.length === size) break;
    if (tests.every((test) => test(row))) page.push(row);
  }
  return { body: page, data };
};

export const exportSessions: FunctionAnswer = (data, given) => {
  const after = idArgument(given, 'p_after_id') ?? 0;
  const size = clamped(wholeArgument(given, 'p_limit'), EXPORT_PAGE, EXPORT_PAGE);
  const first = data.sessions.findIndex((row) => row.id > after);
  return { body: first < 0 ? [] : data.sessions.slice(first, first + size), data };
};

export const sessionDelete: FunctionAnswer = (data, given, now) => {
  const id = idArgument(given, 'p_id');
  const row = data.sessions.find((session) => session.id === id);
  if (row === undefined) {
    throw refused(404, 'session_unknown', 'This session is not among yours, or it is gone already.');
  }
  const tombstone = data.next_ids.tombstone;
  const { user_id, device_id, epoch, client_session_id, content_hash } = row;
  const buried = { user_id, device_id, epoch, client_session_id, content_hash };
  const next = changed(data, {
    next_ids: { ...data.next_ids, tombstone: tombstone + 1 },
    sessions: data.sessions.filter((session) => session !== row),
    session_tombstones: [
      ...data.session_tombstones,
      { id: tombstone, ...buried, deleted_at: timeText(now), facts: { ...row } },
    ],
  });
  return { body: tombstone, data: next };
};

export const sessionRestore: FunctionAnswer = (data, given, now) => {
  const id = idArgument(given, 'p_tombstone');
  const tombstone = data.session_tombstones.find((buried) => buried.id === id);
  if (tombstone === undefined) throw refused(404, 'tombstone_unknown', 'There is nothing to bring back.');
  if (tombstone.facts === null || Date.parse(tombstone.deleted_at) < now.getTime() - UNDO_MS) {
    throw refused(410, 'undo_expired', 'A deleted session can be brought back within one hour.');
  }
  // Written by sessionDelete.
  const row = { ...(tombstone.facts as unknown as SessionRow), id: data.next_ids.session };
  const next = changed(data, {
    next_ids: { ...data.next_ids, session: row.id + 1 },
    sessions: [...data.sessions, row],
    session_tombstones: data.session_tombstones.filter((buried) => buried !== tombstone),
  });
  return { body: row, data: next };
};
