import { catalogue } from '#src/language/catalogue.ts';
import { count, number } from '#src/language/numbers.ts';
import type { BucketUnit } from './analytics.series.ts';

const minutes = (value: number) => count(value, 'minute', 'minutes');
const sessions = (value: number) => count(value, 'session', 'sessions');
const days = (value: number) => count(value, 'day', 'days');

const per = (what: string): Record<BucketUnit, string> => ({
  day: `${what} per day`,
  week: `${what} per week`,
  month: `${what} per month`,
  year: `${what} per year`,
});

/** Every text of the analytics page but those of the weekly review. */
export const analyticsTexts = catalogue('analytics', {
  title: 'Analytics',
  lead: 'Your practice over time. Rest belongs to it.',
  range: 'Span of time',
  ranges: { week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year', all: 'All', custom: 'Own span' },
  previous: 'Earlier',
  next: 'Later',
  now: 'Back to today',
  from: 'From',
  to: 'To',
  compare: 'Show the time before',
  summary: (total: number, many: number, practised: number) =>
    `${minutes(total)} in ${sessions(many)} over ${days(practised)}.`,
  before: (total: number, many: number, practised: number) =>
    `The time before, drawn pale: ${minutes(total)} in ${sessions(many)} over ${days(practised)}.`,
  beforeRest: 'The time before was rest.',
  beforeColumn: 'The time before',
  openSessions: 'Sessions',
  openSessionsLong: (what: string) => `Sessions behind it: ${what}`,
  units: { day: 'Day', week: 'Week', month: 'Month', year: 'Year' },
  span: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  minutes: {
    per: per('Minutes'),
    value: minutes,
    before: 'Before:',
    columns: { minutes: 'Minutes' },
  },
  sessions: { per: per('Sessions'), series: 'Sessions', summary: (many: number) => `${sessions(many)} in this time.` },
  calendar: {
    title: 'Calendar',
    label: 'Minutes of each day',
    summary: (practised: number, all: number) => `Practice on ${number(practised)} of ${days(all)}.`,
    earlierYear: 'The year before',
    laterYear: 'The year after',
    day: (date: string, total: number) => `${date}: ${total === 0 ? 'rest' : minutes(Math.ceil(total))}`,
  },
  heat: {
    title: 'When you breathe',
    label: 'Minutes by weekday and hour',
    summary: (weekday: string, hour: string, total: number) =>
      `Most of it on ${weekday} from ${hour}: ${minutes(total)}.`,
    yearLabel: 'Minutes by year and hour',
    yearSummary: (year: string, hour: string, total: number) =>
      `Most of it in ${year} from ${hour}: ${minutes(total)}.`,
    yearHint: 'Weekdays show in spans of up to a year.',
    none: 'Sessions without active time have no place here.',
    cell: (weekday: string, from: string, to: string, total: number) =>
      `${weekday}, ${from} to ${to}: ${total === 0 ? 'rest' : minutes(total)}`,
    columns: { hour: 'Hour' },
    hour: (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`,
  },
  rhythm: {
    title: 'Time of day',
    summary: (hour: string) => `Half of the sessions began by ${hour}.`,
    drift: (hours: number, later: boolean) =>
      hours === 0
        ? 'The middle hour is the same in both halves of this time.'
        : `In the second half of this time the middle hour lies ${count(hours, 'hour', 'hours')} ${later ? 'later' : 'earlier'}.`,
    words: (when: string, middle: string, low: string, high: string) =>
      `${when}: around ${middle}, mostly from ${low} to ${high}`,
    restWords: (when: string) => `${when}: rest`,
    columns: { middle: 'Middle hour', low: 'Earlier quarter', high: 'Later quarter' },
    rest: 'rest',
  },
  goals: {
    title: 'Goals',
    summary: (atGoal: number, all: number) => `The daily goal was there on ${atGoal} of ${days(all)}.`,
    weeks: (atGoal: number, all: number) => `The weekly goal on ${atGoal} of ${count(all, 'full week', 'full weeks')}.`,
    sessionSummary: (reached: number, set: number) => `Session goals: ${reached} of ${set} reached.`,
    sessionsReached: (many: number) => `${sessions(many)} at their goal`,
    sessionsLess: (many: number) => `${sessions(many)} below it`,
    history: 'Each day is seen by the goal that held then.',
    reached: 'Days at the goal',
    less: 'Days with less',
  },
  xp: {
    title: 'XP in this time',
    cycles: 'Breath cycles',
    bonus: 'Goal bonus',
    summary: (cycles: number, bonus: number) => `${number(cycles)} XP for breath cycles, ${number(bonus)} for goals.`,
  },
  allXp: {
    title: 'All your XP',
    other: 'Other',
    columns: { source: 'Source', xp: 'XP' },
    summary: (total: number) => `${number(total)} XP altogether.`,
    otherHint: 'Other XP comes from challenges and small practices that the editor counts without a session.',
    negative: (xp: number) =>
      `Sessions bring ${number(xp)} XP more than the editor counted. Two windows of an editor can overwrite each other’s count; your sessions are all here.`,
  },
  patterns: {
    title: 'Patterns',
    unknown: 'Unknown',
    names: { chill: 'Chill', medium: 'Medium', active: 'Active', boxing: 'Boxing', relaxing: 'Relaxing' },
    summary: (name: string, total: number) => `${name} the most: ${minutes(total)}.`,
    hint: 'Unknown: the device did not say which pattern it was.',
    others: 'Others',
    columns: { pattern: 'Pattern', minutes: 'Minutes', sessions: 'Sessions' },
  },
  devices: {
    title: 'Devices',
    summary: (many: number) => `Practice came from ${count(many, 'device', 'devices')}.`,
    gone: 'Earlier device',
    columns: { device: 'Device', minutes: 'Minutes', sessions: 'Sessions' },
  },
  pauses: {
    title: 'Breathing and pauses',
    active: 'Breathing',
    paused: 'Pauses',
    summary: (active: number, paused: number) =>
      `${minutes(active)} of breathing, ${minutes(paused)} of pauses within sessions.`,
  },
  pledges: {
    title: 'Pledges',
    honored: 'Kept',
    missed: 'Open',
    summary: (honored: number, all: number) =>
      `${honored} of ${count(all, 'session', 'sessions')} with a pledge kept it.`,
    open: (outcome: string, many: number) => `${outcome}: ${sessions(many)}`,
    hint: 'A pledge is a wish for a session. It adds no XP and takes none.',
  },
  runs: {
    title: 'Days in a row',
    series: 'Days',
    summary: (many: number, longest: number) =>
      `${count(many, 'run', 'runs')} of days in this time; the longest has ${days(longest)}. Rest lies between them.`,
    columns: { from: 'From', to: 'To', days: 'Days', rest: 'Days of rest before' },
  },
  bests: {
    title: 'What was most so far',
    session: 'Longest session',
    day: 'Fullest day',
    month: 'Fullest month',
    run: 'Most days in a row',
    lead: 'Over all your time. It stays, whatever comes.',
  },
  nothing: {
    title: 'Here your practice shows over time',
    text: 'It begins with the first session, whenever that is.',
    action: 'Breathe for five minutes, if you like',
  },
  empty: {
    title: 'A time of rest',
    text: 'No session in this span. Earlier and later are one step away.',
  },
  error: {
    title: 'The figures could not be loaded',
    text: 'Nothing is lost: your sessions are safe where they are kept.',
    retry: 'Try again',
  },
  offline: (when: string | null) => `You are offline. What you see is from ${when ?? 'your last visit'}.`,
  offlineEmpty: 'You are offline. These figures will be here when the connection is back.',
});
