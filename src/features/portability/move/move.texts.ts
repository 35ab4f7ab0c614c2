import { catalogue } from '#src/language/catalogue.ts';
import { count, number } from '#src/language/numbers.ts';

const sessions = (value: number) => count(value, 'session', 'sessions');

/** What moving a guest's practice into an account says. */
export const moveTexts = catalogue('move', {
  title: 'Move into an account',
  lead: 'In four steps, at your pace. You can close this page at any time and go on later; what is in this browser stays until all of it has arrived.',
  thisBrowser: 'This browser, before the account',
  steps: { backup: 'Backup', setup: 'Set-up', import: 'Import', check: 'Check' },
  stepsLabel: 'Steps of the move',
  step: (at: number, all: number) => `Step ${at} of ${all}`,
  done: 'done',
  loading: 'Looking at what is here',
  nothing: {
    title: 'There is nothing to move',
    body: 'This browser keeps no practice of a guest.',
    action: 'Go to your practice',
  },
  unreadable: 'What this browser keeps could not be opened just now. Nothing was changed.',
  tryAgain: 'Try again',
  backup: {
    body: (many: number) =>
      `A file with everything that is here: ${sessions(many)}, counters, goals, own patterns and settings. It can be imported again, here or in the account.`,
    save: 'Save the backup',
    saved: 'The backup is in your downloads.',
    next: 'Go on',
    pass: 'Go on without a backup',
  },
  setup: {
    account: 'Which account?',
    accountBody:
      'With an e-mail address you get in from anywhere. It also works without one, from this browser only. An account that you have already is fine.',
    signIn: 'Sign in or make an account',
    signedIn: (email: string) => `You are signed in as ${email}.`,
    signedInWithout: 'You are signed in without an e-mail address.',
    what: 'What goes along',
    practice: (many: number, devices: number) =>
      `${sessions(many)} from ${count(devices, 'device', 'devices')}, with their counters`,
    isNew: 'The account is new, so everything goes along.',
    isUsed: 'The account was used before, so its own settings and goals stay unless you choose otherwise.',
    settings: 'Settings',
    settingsHint: 'Name, time zone, beginning of day and week, theme, motion and language.',
    goals: 'Goals with their history',
    goalsHint: 'They take the place of the goals that the account has.',
    presets: 'Own breathing patterns',
    presetsHint: (many: number) => `${count(many, 'pattern', 'patterns')}; what the account has stays.`,
    begin: 'Begin the import',
    looking: 'Looking at the account',
  },
  import: {
    progress: (sent: number, all: number) => `${number(sent)} of ${sessions(all)}`,
    label: 'Moved sessions',
    running: 'This can be closed at any time. It goes on where it stopped.',
    elsewhere: 'The move is under way in another tab of this browser.',
    stopped: 'The move stopped. What arrived is kept, and going on starts where it stopped. Nothing is kept twice.',
    offline: 'There is no network just now. It goes on by itself when it is back.',
    resume: 'Go on',
    otherAccount:
      'This move was begun into another account. Sign in with that one to go on or to take it back. It can also begin anew in this account; what has arrived in the other one stays there.',
    beginAnew: 'Begin anew in this account',
  },
  check: {
    counting: 'Counting on both sides',
    equal: 'Everything has arrived.',
    equalBody: 'Every figure was counted on both sides and is the same.',
    differs: 'There are differences.',
    table: 'Counted on both sides',
    figure: 'Figure',
    here: 'In this browser',
    there: 'In the account',
    figures: {
      sessions: 'Sessions',
      minutes: 'Minutes',
      xp: 'XP',
      level: 'Level',
      activeDays: 'Days with practice',
      sameDays: 'Days with the same totals',
    },
    elsewhere: (value: number) =>
      `${sessions(value)} had reached the account before, from a device that was there. Each counts once.`,
    deleted: (value: number) =>
      value === 1
        ? 'One session was deleted by you in the account, so it stays away.'
        : `${sessions(value)} were deleted by you in the account, so they stay away.`,
    differing: (value: number) =>
      value === 1
        ? 'One session stands in the account with other content, which stays.'
        : `${sessions(value)} stand in the account with other content, which stays.`,
    missing: (value: number) => `${sessions(value)} could not be found in the account.`,
    counters: 'Counters of a device in the account are other than here; the greater ones hold.',
    noRoom: (value: number) => `${count(value, 'own pattern', 'own patterns')} found no room in the account: 50 fit.`,
    finishTitle: 'Finish',
    finishBody:
      'The copy in this browser is no longer needed. Removing it leaves no trace of it here, the key included.',
    finish: 'Finish and remove it from this browser',
    finishAnyway: 'Finish all the same and remove it from this browser',
    again: 'Count again',
  },
  undo: {
    title: 'Take it back',
    body: 'As long as you have not finished, everything that came with this move can be taken out of the account again. What is in this browser stays as it is.',
    action: 'Take the move back',
    stopped: 'Taking it back stopped before its end. Going on is safe.',
    resume: 'Go on taking it back',
    done: 'The account is as it was before. Your practice is in this browser as before.',
  },
  finished: {
    title: 'Your practice has moved',
    body: (many: number) =>
      many === 1
        ? 'One session is in your account now, and nothing is left behind in this browser.'
        : `${sessions(many)} are in your account now, and nothing is left behind in this browser.`,
    today: 'See it on your tree',
    pair: 'Connect your editor',
  },
  left: {
    body: 'What you practised here without an account is still in this browser. It can come into your account.',
    look: 'Bring it along',
    close: 'Later',
  },
});
