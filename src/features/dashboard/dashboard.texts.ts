import type { Level } from '#src/domain/levels.ts';
import { catalogue } from '#src/language/catalogue.ts';
import { count, number } from '#src/language/numbers.ts';

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function inWords(count: number): string {
  return words[count] ?? String(count);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Every text of the dashboard. */
export const dashboardTexts = catalogue('dashboard', {
  title: 'Today',
  loading: 'Your practice is on its way.',
  patterns: { chill: 'Chill', medium: 'Medium', active: 'Active', boxing: 'Boxing', relaxing: 'Relaxing' },
  rings: {
    title: 'Your tree',
    level: (level: number) => `Level ${level}`,
    /** The name of a level; the ladder's own names are English. */
    levelName: ({ title }: Pick<Level, 'level' | 'title'>): string => title,
    toNext: (xp: string, missing: string, next: string) => `${xp} XP, ${missing} to ${next}`,
    beyond: (xp: string) => `${xp} XP, and still growing`,
    progress: (next: string) => `Progress to ${next}`,
    headline: (weeks: number, minutes: number) =>
      minutes === 0
        ? `${count(weeks, 'week', 'weeks')} of rings, and a new one begins`
        : `${count(weeks, 'week', 'weeks')} of rings, ${count(minutes, 'minute', 'minutes')} in the newest`,
    seed: 'A seed, and the soil is ready',
  },
  today: {
    title: 'Today',
    of: (goal: number) => `of ${count(goal, 'minute', 'minutes')}`,
    figure: (minutes: number, goal: number) => `${count(minutes, 'minute', 'minutes')} of ${goal} today`,
    reached: 'Your goal for today is reached. The rest of the day is yours.',
    open: 'There is room for a few quiet minutes.',
    breathe: 'Breathe for five minutes, if you like',
    progress: 'Minutes today against your goal',
    yesterday: 'Yesterday',
    week: 'This week',
    fortnight: 'Last 14 days',
    minutes: (minutes: number) => `${number(minutes)} min`,
  },
  live: {
    running: (clock: string) => `Breathing now, ${clock}`,
    paused: (clock: string) => `Paused at ${clock}`,
    where: (device: string, pattern: string | null) => (pattern === null ? device : `${device}, ${pattern}`),
    unknownDevice: 'One of your devices',
    started: (device: string) => `A session is going on: ${device}.`,
  },
  sync: {
    live: (ago: string | null) => (ago === null ? 'live' : `live, synced ${ago}`),
    reconnecting: (ago: string | null) => (ago === null ? 'reconnecting' : `reconnecting, synced ${ago}`),
    polling: (ago: string | null) =>
      ago === null ? 'looking every half minute' : `looking every half minute, synced ${ago}`,
    here: (_ago: string | null) => 'kept in this browser',
    offline: (ago: string | null) => (ago === null ? 'offline' : `offline, synced ${ago}`),
    justNow: 'just now',
    ago: (when: string) => when,
  },
  week: {
    title: 'This week',
    aside: (minutes: number, goal: number) => `${number(minutes)} of ${number(goal)} minutes`,
    summary: (minutes: number, days: number, goal: number) =>
      `This week: ${count(minutes, 'minute', 'minutes')} over ${count(days, 'day', 'days')}. Daily goal: ${count(goal, 'minute', 'minutes')}.`,
    goal: 'goal',
    before: 'the week before:',
    behind: (minutes: number) => `Pale behind: the week before, ${count(minutes, 'minute', 'minutes')}.`,
    columns: { day: 'Day', minutes: 'Minutes', sessions: 'Sessions', before: 'Minutes the week before' },
    day: (name: string, when: 'past' | 'today' | 'ahead') => (when === 'today' ? `${name}, today` : name),
  },
  practice: {
    title: 'Practice',
    days: (days: number) => count(days, 'day in a row', 'days in a row'),
    none: 'resting',
    rest: (days: number) =>
      days === 0
        ? 'You practised on each of the last two weeks’ days.'
        : `${sentence(inWords(days))} ${days === 1 ? 'day' : 'days'} of rest in the last two weeks.`,
    restOnly: 'Two weeks of rest. The soil is still here, whenever you are.',
    best: (days: number) => `Longest so far: ${count(days, 'day', 'days')}.`,
    dots: (practised: number) => `Practice on ${practised} of the last 14 days`,
    dot: (date: string, minutes: number, practised: boolean) =>
      practised ? `${date}: ${minutes < 1 ? 'under a minute' : count(minutes, 'minute', 'minutes')}` : `${date}: rest`,
    table: { day: 'Day', minutes: 'Minutes' },
    reported: (reported: number, computed: number) =>
      `Your editor says ${count(reported, 'day', 'days')}, we count ${computed}. ${
        reported > computed
          ? 'The editor counts some days twice when its window reloads; here each day with a session counts once.'
          : 'An editor knows only its own sessions; here all your devices count together.'
      }`,
    understood: 'Understood',
  },
  recent: {
    title: 'Recent sessions',
    all: 'All sessions',
    empty: 'Sessions appear here as they end.',
    goalReached: (minutes: number) => `goal ${minutes} reached`,
    goalOf: (minutes: number) => `goal ${minutes}`,
    xp: (xp: number) => `+${number(xp)} XP`,
    unknownDevice: 'Earlier device',
    columns: { when: 'When', length: 'Length', pattern: 'Pattern', device: 'Device', goal: 'Goal', xp: 'XP' },
  },
  arrived: (many: number, minutes: number) =>
    many === 1
      ? `A session of ${minutes < 1 ? 'under a minute' : count(minutes, 'minute', 'minutes')} arrived.`
      : `${sentence(inWords(many))} sessions arrived.`,
  empty: {
    title: 'Here your tree will grow',
    text: 'Each session becomes part of a ring. There are three ways to begin, whenever you are ready.',
    textGuest: 'Each session becomes part of a ring. There are two ways to begin, whenever you are ready.',
    breathe: 'Breathe here',
    breatheText: 'A few quiet minutes in this browser; nothing to set up.',
    pair: 'Pair your editor',
    pairText: 'Sessions from VS Code appear here as they end.',
    import: 'Bring what you have',
    importText: 'An export of Breath Master holds all your earlier sessions.',
  },
  error: {
    title: 'Your practice could not be loaded',
    text: 'Nothing is lost: it is safe where it is kept.',
    retry: 'Try again',
  },
  offline: {
    title: 'You are offline',
    text: 'What you see is from your last visit. It catches up when the connection is back.',
    empty: 'Your practice is safe. It will be here when the connection is back.',
  },
});
