function count(value: number, one: string, many: string): string {
  return `${value.toLocaleString('en')} ${value === 1 ? one : many}`;
}

/** Every text of the analytics page. */
export const analyticsTexts = {
  title: 'Analytics',
  lead: 'Your practice over time. Rest belongs to it.',
  range: 'Span of time',
  ranges: { week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year' },
  previous: 'Earlier',
  next: 'Later',
  now: 'Back to today',
  summary: (minutes: number, sessions: number, days: number) =>
    `${count(minutes, 'minute', 'minutes')} in ${count(sessions, 'session', 'sessions')} over ${count(days, 'day', 'days')}.`,
  minutes: {
    title: 'Minutes',
    perDay: 'Minutes per day',
    perWeek: 'Minutes per week',
    value: (minutes: number) => count(minutes, 'minute', 'minutes'),
    columns: { day: 'Day', week: 'Week', minutes: 'Minutes', sessions: 'Sessions' },
    week: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  },
  sessions: {
    perDay: 'Sessions per day',
    perWeek: 'Sessions per week',
    series: 'Sessions',
    summary: (sessions: number) => `${count(sessions, 'session', 'sessions')} in this time.`,
  },
  heat: {
    title: 'When you breathe',
    label: 'Minutes by weekday and hour',
    summary: (weekday: string, hour: string, minutes: number) =>
      `Most of it on ${weekday} from ${hour}: ${count(minutes, 'minute', 'minutes')}.`,
    cell: (weekday: string, from: string, to: string, minutes: number) =>
      `${weekday}, ${from} to ${to}: ${minutes === 0 ? 'rest' : count(minutes, 'minute', 'minutes')}`,
    columns: { hour: 'Hour' },
    hour: (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`,
  },
  goals: {
    title: 'Goals',
    summary: (atGoal: number, days: number, minutes: number) =>
      `${count(minutes, 'minute', 'minutes')} a day or more on ${atGoal} of ${count(days, 'day', 'days')}.`,
    sessionSummary: (reached: number, set: number) => `Session goals: ${reached} of ${set} reached.`,
    noSessionGoals: 'No session had a goal of its own.',
    daysLabel: (minutes: number) => `Days with ${count(minutes, 'minute', 'minutes')} or more`,
    sessionsLabel: 'Session goals reached',
    ratio: (reached: number, all: number) => `${reached} of ${all}`,
    columns: { what: 'Goal', reached: 'Reached', all: 'Of' },
    rest: 'Other days were shorter or rest, and that is fine.',
  },
  xp: {
    title: 'XP in this time',
    cycles: 'Breath cycles',
    bonus: 'Goal bonus',
    summary: (cycles: number, bonus: number) =>
      `${cycles.toLocaleString('en')} XP for breath cycles, ${bonus.toLocaleString('en')} for goals.`,
    columns: { day: 'Day', week: 'Week' },
  },
  allXp: {
    title: 'All your XP',
    other: 'Other',
    columns: { source: 'Source', xp: 'XP' },
    summary: (total: number) => `${total.toLocaleString('en')} XP altogether.`,
    otherHint: 'Other XP comes from challenges and small practices that the editor counts without a session.',
    negative: (xp: number) =>
      `Sessions bring ${xp.toLocaleString('en')} XP more than the editor counted. Two windows of an editor can overwrite each other’s count; your sessions are all here.`,
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
  offline: 'You are offline. What you see is from your last visit.',
  offlineEmpty: 'You are offline. These figures will be here when the connection is back.',
} as const;
