import type { Catalogue } from '#src/language/catalogue.ts';
import { count } from '#src/language/numbers.ts';
import type { DayPart } from './analytics.rhythm.ts';
import type { reviewTexts } from './analytics-review.texts.ts';

const minutes = (value: number) => (value === 0 ? 'menos de un minuto' : count(value, 'minuto', 'minutos'));

const parts: Record<DayPart, string> = {
  night: 'La mayor parte llegó de noche.',
  morning: 'La mayor parte llegó por la mañana.',
  afternoon: 'La mayor parte llegó por la tarde.',
  evening: 'La mayor parte llegó al anochecer.',
};

export const es: Catalogue<typeof reviewTexts> = {
  title: 'La semana en palabras',
  figures: 'Las cifras que hay detrás',
  columns: { what: 'Qué', value: 'Cifra' },
  week: 'Semana',
  minutes: 'Minutos',
  sessions: 'Sesiones',
  days: 'Días con práctica',
  before: 'Minutos de la semana anterior',
  goal: 'Meta semanal en minutos',
  rest: 'Una semana de descanso. La tierra sigue aquí, cuando quieras.',
  restAfter: (before) =>
    `Una semana de descanso, tras ${minutes(before)} en la anterior. Las dos son parte de una práctica.`,
  practised: (total, sessions, days) =>
    `Respiraste ${minutes(total)} en ${count(sessions, 'sesión', 'sesiones')}, a lo largo de ${count(days, 'día', 'días')}.`,
  noTime: (sessions) =>
    `${count(sessions, 'sesión se abrió y se cerró', 'sesiones se abrieron y se cerraron')} enseguida.`,
  parts,
  fullest: (day, total) => `El día más lleno fue el ${day}: ${minutes(total)}.`,
  goalReached: (goal) =>
    goal === 1
      ? 'El minuto que tenías en mente para la semana estuvo ahí.'
      : `Los ${count(goal, 'minuto', 'minutos')} que tenías en mente para la semana estuvieron ahí.`,
  return: (weeks) =>
    weeks === 1 ? 'Tras una semana de descanso, volviste.' : `Tras ${weeks} semanas de descanso, volviste.`,
  more: (difference) => `Son ${minutes(difference)} más que la semana anterior.`,
  same: 'Tanto como la semana anterior.',
  less: (before) => `La semana anterior tuvo ${minutes(before)}; también las semanas inhalan y exhalan.`,
};
