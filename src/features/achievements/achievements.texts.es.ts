import type { Catalogue } from '#src/language/catalogue.ts';
import { count, number } from '#src/language/numbers.ts';
import type { achievementsTexts, NamedBadge } from './achievements.texts.ts';

const names: Readonly<Record<NamedBadge, string>> = {
  first_session: 'Primer aliento',
  week_run: 'Siete días',
  early_bird: 'Luz temprana',
  evening_rest: 'Calma del anochecer',
  ten_hours: 'Diez horas',
  month_run: 'Treinta días',
  hundred_sessions: 'Cien sesiones',
  hundred_days: 'Cien días de práctica',
  fifty_hours: 'Cincuenta horas',
  hundred_run: 'Cien días seguidos',
};

const days = (value: number) => count(value, 'día', 'días');

export const es: Catalogue<typeof achievementsTexts> = {
  title: 'Insignias',
  lead: 'Pequeñas marcas del tiempo. No suman XP, y nada depende de ellas.',
  none: 'La primera llega con la primera sesión, cuando sea.',
  name: (badge) => names[badge as NamedBadge] ?? badge.replaceAll('_', ' '),
  condition: {
    sessions: (threshold) => (threshold === 1 ? 'Una primera sesión.' : `${number(threshold)} sesiones en total.`),
    minutes: (threshold) => `${number(threshold / 60)} horas de práctica en total.`,
    days: (threshold) => `${days(threshold)} con práctica, con todo el descanso que quieras entre ellos.`,
    run: (threshold) => `${days(threshold)} seguidos.`,
    mornings: (threshold) => `${days(threshold)} con una sesión que empezó entre las 05:00 y las 12:00.`,
    evenings: (threshold) => `${days(threshold)} con una sesión que empezó entre las 18:00 y la medianoche.`,
  },
  since: 'Desde el',
  ahead: 'Las que pueden llegar con el tiempo',
  note: (list) => {
    if (list.length === 1) return `«${list[0]}» se ha completado.`;
    const named = list.length <= 3 ? `: ${list.join(', ')}` : ' mientras practicabas';
    return `${number(list.length)} insignias se han completado${named}.`;
  },
  look: 'Ver tus insignias',
  close: 'Gracias',
};
