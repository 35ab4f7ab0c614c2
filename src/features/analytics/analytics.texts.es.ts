import type { Catalogue } from '#src/language/catalogue.ts';
import { count, number } from '#src/language/numbers.ts';
import type { BucketUnit } from './analytics.series.ts';
import type { analyticsTexts } from './analytics.texts.ts';

const minutes = (value: number) => count(value, 'minuto', 'minutos');
const sessions = (value: number) => count(value, 'sesión', 'sesiones');
const days = (value: number) => count(value, 'día', 'días');

const per = (what: string): Record<BucketUnit, string> => ({
  day: `${what} por día`,
  week: `${what} por semana`,
  month: `${what} por mes`,
  year: `${what} por año`,
});

export const es: Catalogue<typeof analyticsTexts> = {
  title: 'Análisis',
  lead: 'Tu práctica a lo largo del tiempo. El descanso es parte de ella.',
  range: 'Periodo',
  ranges: { week: 'Semana', month: 'Mes', quarter: 'Trimestre', year: 'Año', all: 'Todo', custom: 'Propio' },
  previous: 'Antes',
  next: 'Luego',
  now: 'Volver a hoy',
  from: 'Desde',
  to: 'Hasta',
  compare: 'Mostrar el periodo anterior',
  summary: (total, many, practised) => `${minutes(total)} en ${sessions(many)}, a lo largo de ${days(practised)}.`,
  before: (total, many, practised) =>
    `El periodo anterior, en pálido: ${minutes(total)} en ${sessions(many)}, a lo largo de ${days(practised)}.`,
  beforeRest: 'El periodo anterior fue de descanso.',
  beforeColumn: 'El periodo anterior',
  openSessions: 'Sesiones',
  openSessionsLong: (what) => `Las sesiones que hay detrás: ${what}`,
  units: { day: 'Día', week: 'Semana', month: 'Mes', year: 'Año' },
  span: (from, to) => (from === to ? from : `${from} a ${to}`),
  minutes: {
    per: per('Minutos'),
    value: minutes,
    before: 'Antes:',
    columns: { minutes: 'Minutos' },
  },
  sessions: { per: per('Sesiones'), series: 'Sesiones', summary: (many) => `${sessions(many)} en este periodo.` },
  calendar: {
    title: 'Calendario',
    label: 'Minutos de cada día',
    summary: (practised, all) => `Práctica en ${number(practised)} de ${days(all)}.`,
    earlierYear: 'El año anterior',
    laterYear: 'El año siguiente',
    day: (date, total) => `${date}: ${total === 0 ? 'descanso' : minutes(Math.ceil(total))}`,
  },
  heat: {
    title: 'Cuándo respiras',
    label: 'Minutos por día de la semana y hora',
    summary: (weekday, hour, total) => `Lo más, el ${weekday} desde las ${hour}: ${minutes(total)}.`,
    yearLabel: 'Minutos por año y hora',
    yearSummary: (year, hour, total) => `Lo más, en ${year} desde las ${hour}: ${minutes(total)}.`,
    yearHint: 'Los días de la semana se ven en periodos de hasta un año.',
    none: 'Las sesiones sin tiempo activo no tienen lugar aquí.',
    cell: (weekday, from, to, total) => `${weekday}, de ${from} a ${to}: ${total === 0 ? 'descanso' : minutes(total)}`,
    columns: { hour: 'Hora' },
    hour: (hour) => `${String(hour % 24).padStart(2, '0')}:00`,
  },
  rhythm: {
    title: 'Hora del día',
    summary: (hour) => `La mitad de las sesiones empezó antes de las ${hour}.`,
    drift: (hours, later) =>
      hours === 0
        ? 'La hora central es la misma en las dos mitades de este periodo.'
        : `En la segunda mitad de este periodo la hora central cae ${count(hours, 'hora', 'horas')} más ${later ? 'tarde' : 'temprano'}.`,
    words: (when, middle, low, high) => `${when}: hacia las ${middle}, sobre todo de ${low} a ${high}`,
    restWords: (when) => `${when}: descanso`,
    columns: { middle: 'Hora central', low: 'Cuarto temprano', high: 'Cuarto tardío' },
    rest: 'descanso',
  },
  goals: {
    title: 'Metas',
    summary: (atGoal, all) => `La meta diaria estuvo ahí en ${atGoal} de ${days(all)}.`,
    weeks: (atGoal, all) => `La meta semanal, en ${atGoal} de ${count(all, 'semana completa', 'semanas completas')}.`,
    sessionSummary: (reached, set) => `Metas de sesión: ${reached} de ${set} alcanzadas.`,
    sessionsReached: (many) => `${sessions(many)} con su meta alcanzada`,
    sessionsLess: (many) => `${sessions(many)} por debajo de ella`,
    history: 'Cada día se mira con la meta que valía entonces.',
    reached: 'Días con la meta',
    less: 'Días con menos',
  },
  xp: {
    title: 'XP de este periodo',
    cycles: 'Ciclos de respiración',
    bonus: 'Por metas',
    summary: (cycles, bonus) => `${number(cycles)} XP por ciclos de respiración, ${number(bonus)} por metas.`,
  },
  allXp: {
    title: 'Todos tus XP',
    other: 'Otros',
    columns: { source: 'Origen', xp: 'XP' },
    summary: (total) => `${number(total)} XP en total.`,
    otherHint: 'Los otros XP vienen de retos y prácticas pequeñas que el editor cuenta sin una sesión.',
    negative: (xp) =>
      `Las sesiones traen ${number(xp)} XP más de los que contó el editor. Dos ventanas de un editor pueden sobrescribirse la cuenta; tus sesiones están todas aquí.`,
  },
  patterns: {
    title: 'Ritmos',
    unknown: 'Desconocido',
    names: { chill: 'Calma', medium: 'Medio', active: 'Activo', boxing: 'Cuadrado', relaxing: 'Relajante' },
    summary: (name, total) => `Lo más, ${name}: ${minutes(total)}.`,
    hint: 'Desconocido: el dispositivo no dijo qué ritmo era.',
    others: 'Otros',
    columns: { pattern: 'Ritmo', minutes: 'Minutos', sessions: 'Sesiones' },
  },
  devices: {
    title: 'Dispositivos',
    summary: (many) => `La práctica vino de ${count(many, 'dispositivo', 'dispositivos')}.`,
    gone: 'Dispositivo anterior',
    columns: { device: 'Dispositivo', minutes: 'Minutos', sessions: 'Sesiones' },
  },
  pauses: {
    title: 'Respiración y pausas',
    active: 'Respiración',
    paused: 'Pausas',
    summary: (active, paused) =>
      `${minutes(active)} de respiración, ${minutes(paused)} de pausas dentro de las sesiones.`,
  },
  pledges: {
    title: 'Compromisos',
    honored: 'Cumplidos',
    missed: 'Abiertos',
    summary: (honored, all) =>
      `De ${sessions(all)} con un compromiso, ${honored === 1 ? 'una lo cumplió' : `${number(honored)} lo cumplieron`}.`,
    open: (outcome, many) => `${outcome}: ${sessions(many)}`,
    hint: 'Un compromiso es un deseo para una sesión. No suma XP ni los quita.',
  },
  runs: {
    title: 'Días seguidos',
    series: 'Días',
    summary: (many, longest) =>
      `${count(many, 'serie', 'series')} de días en este periodo; la más larga tiene ${days(longest)}. Entre ellas hay descanso.`,
    columns: { from: 'Desde', to: 'Hasta', days: 'Días', rest: 'Días de descanso antes' },
  },
  bests: {
    title: 'Lo más hasta ahora',
    session: 'Sesión más larga',
    day: 'Día más lleno',
    month: 'Mes más lleno',
    run: 'Más días seguidos',
    lead: 'De todo tu tiempo. Se queda, pase lo que pase.',
  },
  nothing: {
    title: 'Aquí se ve tu práctica a lo largo del tiempo',
    text: 'Empieza con la primera sesión, cuando sea.',
    action: 'Respirar cinco minutos, si te apetece',
  },
  empty: {
    title: 'Un tiempo de descanso',
    text: 'No hay sesiones en este periodo. Antes y luego están a un paso.',
  },
  error: {
    title: 'Las cifras no se pudieron cargar',
    text: 'No se ha perdido nada: tus sesiones están a salvo donde se guardan.',
    retry: 'Probar otra vez',
  },
  offline: (when) =>
    when === null
      ? 'Estás sin conexión. Lo que ves es de tu última visita.'
      : `Estás sin conexión. Lo que ves es de esta fecha: ${when}.`,
  offlineEmpty: 'Estás sin conexión. Estas cifras estarán aquí cuando vuelva la conexión.',
};
