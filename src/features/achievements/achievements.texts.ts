import { catalogue } from '#src/language/catalogue.ts';
import { number } from '#src/language/numbers.ts';

/** What a badge counts (domain rules §4.27: defined once, on the server). */
export type BadgeMetric = 'sessions' | 'minutes' | 'days' | 'run' | 'mornings' | 'evenings';

const names = {
  first_session: 'First breath',
  week_run: 'Seven days',
  early_bird: 'Early light',
  evening_rest: 'Evening calm',
  ten_hours: 'Ten hours',
  month_run: 'Thirty days',
  hundred_sessions: 'A hundred sessions',
  hundred_days: 'A hundred days of practice',
  fifty_hours: 'Fifty hours',
  hundred_run: 'A hundred days in a row',
} as const;
/** The badges that this version has names for. */
export type NamedBadge = keyof typeof names;

/** Every text about badges. */
export const achievementsTexts = catalogue('achievements', {
  title: 'Badges',
  lead: 'Small marks of time. They add no XP, and nothing depends on them.',
  none: 'The first one comes with the first session, whenever that is.',
  /** A badge that this version of the app has no name for is still shown. */
  name: (badge: string) => names[badge as NamedBadge] ?? badge.replaceAll('_', ' '),
  condition: {
    sessions: (threshold: number) => (threshold === 1 ? 'A first session.' : `${number(threshold)} sessions in all.`),
    minutes: (threshold: number) => `${number(threshold / 60)} hours of practice in all.`,
    days: (threshold: number) => `${number(threshold)} days with practice, with as much rest between them as you like.`,
    run: (threshold: number) => `${number(threshold)} days in a row.`,
    mornings: (threshold: number) => `${number(threshold)} days with a session that began between 05:00 and 12:00.`,
    evenings: (threshold: number) => `${number(threshold)} days with a session that began between 18:00 and midnight.`,
  } satisfies Record<BadgeMetric, (threshold: number) => string>,
  since: 'Since',
  ahead: 'Those that may come with time',
  note: (list: readonly string[]) => {
    if (list.length === 1) return `“${list[0]}” has come together.`;
    const names = list.length <= 3 ? `: ${list.join(', ')}` : ' while you practised';
    return `${number(list.length)} badges have come together${names}.`;
  },
  look: 'See your badges',
  close: 'Thank you',
});
