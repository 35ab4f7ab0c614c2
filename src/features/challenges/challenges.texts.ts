import { catalogue } from '#src/language/catalogue.ts';
import { number } from '#src/language/numbers.ts';

/** Every text about the editor's daily challenges but their own. */
export const challengesTexts = catalogue('challenges', {
  title: 'Challenges of today',
  lead: 'Your editor made these for today. They are yours to take or leave; the editor marks what is done.',
  asOf: 'as of',
  done: 'Done',
  open: 'Open',
  reward: (xp: number) => `+${number(xp)} XP`,
  /** For a challenge that came without a title. */
  types: {
    cycles: 'Breath cycles',
    minutes: 'Minutes',
    streak: 'Days in a row',
    deep_session: 'A long session',
    morning_breath: 'A morning breath',
    evening_flow: 'An evening breath',
  },
});
