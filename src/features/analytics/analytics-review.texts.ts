import { catalogue } from '#src/language/catalogue.ts';
import { count } from '#src/language/numbers.ts';
import type { DayPart } from './analytics.rhythm.ts';

const minutes = (value: number) => (value === 0 ? 'under a minute' : count(value, 'minute', 'minutes'));

const parts: Record<DayPart, string> = {
  night: 'Most of it came at night.',
  morning: 'Most of it came in the morning.',
  afternoon: 'Most of it came in the afternoon.',
  evening: 'Most of it came in the evening.',
};

/** Every text of the weekly review. */
export const reviewTexts = catalogue('analytics-review', {
  title: 'The week in words',
  figures: 'The figures behind it',
  columns: { what: 'What', value: 'Figure' },
  week: 'Week',
  minutes: 'Minutes',
  sessions: 'Sessions',
  days: 'Days with practice',
  before: 'Minutes in the week before',
  goal: 'Weekly goal in minutes',
  rest: 'A week of rest. The soil is still here, whenever you are.',
  restAfter: (before: number) => `A week of rest, after ${minutes(before)} the week before. Both belong to a practice.`,
  practised: (total: number, sessions: number, days: number) =>
    `You breathed for ${minutes(total)} in ${count(sessions, 'session', 'sessions')}, on ${count(days, 'day', 'days')}.`,
  noTime: (sessions: number) => `${count(sessions, 'session was', 'sessions were')} opened and closed again.`,
  parts,
  fullest: (day: string, total: number) => `${day} held the most: ${minutes(total)}.`,
  goalReached: (goal: number) => `The ${count(goal, 'minute', 'minutes')} you had in mind for the week were there.`,
  return: (weeks: number) =>
    weeks === 1 ? 'After a week of rest you were back.' : `After ${weeks} weeks of rest you were back.`,
  more: (difference: number) => `That is ${minutes(difference)} more than the week before.`,
  same: 'As much as the week before.',
  less: (before: number) => `The week before had ${minutes(before)}; weeks breathe in and out, too.`,
});
