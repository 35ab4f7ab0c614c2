import { catalogue } from '#src/language/catalogue.ts';

/** Everything the welcome pages say. */
export const onboardingTexts = catalogue('onboarding', {
  title: 'Welcome',
  step: (step: number, of: number) => `Step ${step} of ${of}`,
  next: 'Continue',
  skip: 'Skip this',
  skipAll: 'Skip all and start',
  finish: 'Start',
  back: 'Back',
  privacy: {
    title: 'What comes here, and what stays with you',
    lead: 'Nothing is sent before you connect a device or import a file. For each device you choose how much.',
    syncedTitle: 'Comes here',
    synced: [
      'when a session began and ended, and how long you breathed',
      'breath cycles, your goal for it, and the XP you earned',
      'your totals and your level',
    ],
    neverTitle: 'Stays with you',
    never: [
      'your code, files and project names',
      'what you type, and how much',
      'your machine’s name and your real one',
    ],
  },
  name: {
    title: 'A name for you here',
    lead: 'We picked a quiet one. Keep it, or choose your own; a pseudonym is fine.',
    label: 'Name',
    hint: 'Up to 40 characters. Only you see it.',
    empty: 'A name has at least one character.',
  },
  zone: {
    title: 'Your time zone',
    lead: 'So that a late session counts for the day you felt it was.',
    label: 'Time zone',
    detected: (zone: string) => `Your browser says ${zone}.`,
  },
  goal: {
    title: 'A daily goal, if you like one',
    lead: 'Something to lean on, not to owe. It can change any day.',
    label: 'Minutes a day',
    unit: 'min',
  },
  notSaved: (reason: string) => `Not saved yet. ${reason} You can also go on and set it later.`,
});
