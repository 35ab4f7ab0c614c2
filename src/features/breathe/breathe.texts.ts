import type { PatternName } from '#src/domain/patterns.ts';
import { catalogue } from '#src/language/catalogue.ts';

const minutes = (count: number) => `${count} ${count === 1 ? 'minute' : 'minutes'}`;
const breaths = (count: number) => `${count} ${count === 1 ? 'breath' : 'breaths'}`;

const patterns: Record<PatternName, { name: string; about: string }> = {
  chill: { name: 'Chill', about: 'Long and soft' },
  medium: { name: 'Medium', about: 'Even, in and out' },
  active: { name: 'Active', about: 'Short, with small rests' },
  boxing: { name: 'Boxing', about: 'Four equal sides' },
  relaxing: { name: 'Relaxing', about: 'A long hold, a longer way out' },
};

const phases = {
  inhale: 'Breathe in',
  holdIn: 'Hold',
  exhale: 'Breathe out',
  holdOut: 'Rest',
  hold: 'Hold',
} as const;

/** Every text of breathing in the browser. */
export const breatheTexts = catalogue('breathe', {
  title: 'Breathe',
  lead: 'Choose a rhythm, or begin with the one that is here.',
  patterns,
  phases,
  rhythm: ({ inhale, holdIn, exhale, holdOut }: { inhale: number; holdIn: number; exhale: number; holdOut: number }) =>
    [
      [inhale, 'in'],
      [holdIn, 'hold'],
      [exhale, 'out'],
      [holdOut, 'rest'],
    ]
      .filter(([seconds]) => Number(seconds) > 0)
      .map(([seconds, word]) => `${seconds} ${word}`)
      .join(', '),
  ready: {
    begin: 'Begin',
    summary: (pattern: string, goal: number | null) =>
      goal === null ? `${pattern}, for as long as you like` : `${pattern}, ${minutes(goal)}`,
    keys: 'Space begins and pauses, P pauses, Escape asks whether to end.',
    elsewhere: 'You are breathing in another tab already. This one is ready when that session has ended.',
  },
  pattern: {
    card: 'Rhythm',
    legend: 'Rhythm in seconds',
    own: 'Make your own',
    change: 'Change',
    remove: 'Remove',
    removed: (name: string) => `“${name}” is removed.`,
    undo: 'Undo',
    removeFailed: 'It could not be removed.',
    loadFailed: 'Your own rhythms could not be loaded. The others are here.',
  },
  preset: {
    newTitle: 'A rhythm of your own',
    changeTitle: 'Change this rhythm',
    name: 'Name',
    nameMissing: 'A short name helps you to find it again.',
    inhale: 'In',
    holdIn: 'Hold',
    exhale: 'Out',
    holdOut: 'Rest',
    seconds: 'seconds',
    cycle: (length: number, perMinute: string) => `One breath takes ${length} seconds: about ${perMinute} a minute.`,
    empty: 'With four zeros there is nothing to breathe. One second is enough.',
    save: 'Save',
    cancel: 'Cancel',
    saveFailed: (reason: string) => `It could not be saved. ${reason}`,
  },
  goal: {
    card: 'How long',
    legend: 'Goal',
    minutes: (count: number) => `${count} min`,
    other: 'Other',
    open: 'Open',
    otherLabel: 'Minutes',
    openHint: 'No goal: the session lasts until you end it.',
    hint: 'The goal is a mark on the way. The session goes on until you end it.',
    microHint: 'A session of one minute ends by itself.',
  },
  senses: {
    card: 'Sound and touch',
    sound: 'Sound',
    soundHint: 'A soft tone that rises and falls with the breath.',
    vibration: 'Vibration',
    vibrationHint: 'A short touch at each turn of the breath, while this page is in view.',
    screen: 'The screen stays on while you breathe, where your browser allows it.',
  },
  stage: {
    label: (pattern: string) => `Breathing, ${pattern}`,
    pause: 'Pause',
    resume: 'Go on',
    end: 'End',
    paused: 'Paused',
    clock: (clock: string, goal: number | null) => (goal === null ? clock : `${clock} of ${goal} min`),
    seconds: (count: number) => `${count} s`,
    goalReached: (goal: number) =>
      `Your ${goal === 1 ? 'minute is' : `${goal} minutes are`} full. Stay for as long as you like.`,
    slept: (duration: string) =>
      `This page was asleep for ${duration}. The time counts as breathing, unless you leave it out.`,
    sleptKeep: 'Count it',
    sleptLeave: 'Leave it out',
  },
  leave: {
    title: 'End your session here?',
    text: 'What you breathed so far can be kept. If you stay, it simply goes on.',
    stay: 'Go on breathing',
    keep: 'End and keep it',
    drop: 'End without keeping it',
  },
  ended: {
    card: 'Your session',
    figure: (duration: string) => duration,
    breaths: (count: number, pattern: string) =>
      count === 0 ? `A quiet moment with ${pattern}.` : `${breaths(count)} with ${pattern}.`,
    goal: (goal: number, reached: boolean) =>
      reached
        ? `Your goal of ${minutes(goal)} is reached.`
        : `You set out for ${minutes(goal)}; every breath of it counts.`,
    xp: (xp: number, cycles: number, bonus: number) =>
      bonus === 0
        ? `${xp} XP: one for each breath.`
        : `${xp} XP: ${cycles} for the breaths, ${bonus} for the way toward the goal.`,
    short: 'That was only a moment, so nothing was written down.',
    again: 'Breathe again',
    today: 'See today',
    sending: 'On its way to your practice.',
    sent: 'It is part of your practice now.',
    kept: 'Kept here, sent when you’re back online.',
    lost: (reason: string) => `This browser keeps nothing, and it could not be sent. ${reason}`,
  },
  outbox: {
    title: (count: number) => (count === 1 ? 'One session is kept here' : `${count} sessions are kept here`),
    waiting: 'Kept here, sent when you’re back online.',
    refusedTitle: (when: string) => `A session could not be added (${when})`,
    clockAhead: 'Its end lies in the future: the clock of this device is ahead. It is kept here and can be sent later.',
    refused: 'The server read it and did not take it. It is kept here.',
    retry: 'Send it again',
    letGo: 'Let it go',
  },
  draft: {
    title: 'A session was cut off',
    text: (when: string, duration: string) => `It began ${when} and had lasted ${duration} when this page was closed.`,
    keep: 'Keep it',
    drop: 'Let it go',
  },
});
