import type { Catalogue } from '#src/language/catalogue.ts';
import { number } from '#src/language/numbers.ts';
import type { challengesTexts } from './challenges.texts.ts';

export const es: Catalogue<typeof challengesTexts> = {
  title: 'Retos de hoy',
  lead: 'Tu editor los propuso para hoy. Puedes tomarlos o dejarlos; es el editor quien marca lo que está hecho.',
  asOf: 'visto:',
  done: 'Hecho',
  open: 'Abierto',
  reward: (xp) => `+${number(xp)} XP`,
  types: {
    cycles: 'Ciclos de respiración',
    minutes: 'Minutos',
    streak: 'Días seguidos',
    deep_session: 'Una sesión larga',
    morning_breath: 'Una respiración de la mañana',
    evening_flow: 'Una respiración de la tarde',
  },
};
