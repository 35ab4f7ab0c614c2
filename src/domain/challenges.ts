/** The extension's daily challenges (domain rules §1.6): made at random on each device, shown here as they are. */
import { isLocalDate, type LocalDate, parseDateString } from './calendar.ts';
import { isJsonObject, type JsonObject, wholeNumber } from './json.ts';

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

type Place = Pick<DailyChallenge, 'date' | 'index'>;

/** The day and place of a challenge as the extension writes them: the place stands at the end of its id. */
function extensionPlace(value: JsonObject): Place | null {
  if (typeof value.id !== 'string' || typeof value.date !== 'string') {
    return null;
  }
  const date = parseDateString(value.date);
  const index = INDEX_FORM.exec(value.id)?.[1];
  return date === null || index === undefined ? null : { date, index: Number(index) };
}

/** The same as a snapshot keeps them. */
function keptPlace(value: JsonObject): Place | null {
  const index = wholeNumber(value.index);
  return isLocalDate(value.date) && index !== null ? { date: value.date, index } : null;
}

function parseChallenge(value: unknown, placeOf: (value: JsonObject) => Place | null): DailyChallenge | null {
  if (!isJsonObject(value)) {
    return null;
  }
  const place = placeOf(value);
  const target = wholeNumber(value.target);
  const rewardXP = wholeNumber(value.rewardXP);
  // The extension writes a fraction of a millisecond here.
  const availableFrom = typeof value.availableFrom === 'number' ? wholeNumber(Math.floor(value.availableFrom)) : null;
  if (place === null || !isChallengeType(value.type)) {
    return null;
  }
  if (target === null || rewardXP === null || availableFrom === null) {
    return null;
  }
  return {
    ...place,
    type: value.type,
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
  const parsed = value.map((entry) => parseChallenge(entry, extensionPlace));
  const challenges = parsed.filter((challenge) => challenge !== null);
  return { challenges, unreadable: parsed.length - challenges.length };
}

/**
 * Reads the set that a snapshot keeps (`device_snapshots.daily_challenges`), which our clients write as
 * {@link DailyChallenge}; one in the extension's own form is read too. What is no challenge is left out.
 */
export function keptChallenges(value: unknown): DailyChallenge[] {
  if (!Array.isArray(value)) {
    return [];
  }
  return value
    .map((entry) => parseChallenge(entry, keptPlace) ?? parseChallenge(entry, extensionPlace))
    .filter((challenge) => challenge !== null);
}
