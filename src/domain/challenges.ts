/** The extension's daily challenges (domain rules §1.6): made at random on each device, shown here as they are. */
import { type LocalDate, parseDateString } from './calendar.ts';
import { isJsonObject, wholeNumber } from './json.ts';

const CHALLENGE_TYPES = ['cycles', 'minutes', 'streak', 'deep_session', 'morning_breath', 'evening_flow'] as const;

type ChallengeType = (typeof CHALLENGE_TYPES)[number];

/** One challenge of a device's day. (device, date, type, index) names it; its own id is alike on different devices. */
export interface DailyChallenge {
  readonly date: LocalDate;
  readonly type: ChallengeType;
  readonly index: number;
  readonly target: number;
  readonly rewardXP: number;
  /** Epoch milliseconds. */
  readonly availableFrom: number;
  readonly completed: boolean;
  readonly title: string;
  readonly description: string;
  readonly eonMessage: string;
  readonly completionMessage: string;
}

/** What could be read of a set, and how many entries could not. */
export interface ChallengeSet {
  readonly challenges: readonly DailyChallenge[];
  readonly unreadable: number;
}

const LONGEST_TEXT = 500;
const INDEX_FORM = /-(\d{1,2})$/;

function isChallengeType(value: unknown): value is ChallengeType {
  return CHALLENGE_TYPES.some((type) => type === value);
}

function shortText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : '';
}

function parseChallenge(value: unknown): DailyChallenge | null {
  if (!isJsonObject(value) || typeof value.id !== 'string' || typeof value.date !== 'string') {
    return null;
  }
  const date = parseDateString(value.date);
  const index = INDEX_FORM.exec(value.id)?.[1];
  const target = wholeNumber(value.target);
  const rewardXP = wholeNumber(value.rewardXP);
  // The extension writes a fraction of a millisecond here.
  const availableFrom = typeof value.availableFrom === 'number' ? wholeNumber(Math.floor(value.availableFrom)) : null;
  if (date === null || index === undefined || !isChallengeType(value.type)) {
    return null;
  }
  if (target === null || rewardXP === null || availableFrom === null) {
    return null;
  }
  return {
    date,
    type: value.type,
    index: Number(index),
    target,
    rewardXP,
    availableFrom,
    completed: value.completed === true,
    title: shortText(value.title),
    description: shortText(value.description),
    eonMessage: shortText(value.eonMessage),
    completionMessage: shortText(value.completionMessage),
  };
}

/** Reads a day's set. Entries that are no challenge are left out and counted; no set at all is an empty one. */
export function parseChallenges(value: unknown): ChallengeSet {
  if (value === undefined || value === null) {
    return { challenges: [], unreadable: 0 };
  }
  if (!Array.isArray(value)) {
    return { challenges: [], unreadable: 1 };
  }
  const parsed = value.map(parseChallenge);
  const challenges = parsed.filter((challenge) => challenge !== null);
  return { challenges, unreadable: parsed.length - challenges.length };
}
