import type { Catalogue } from '#src/language/catalogue.ts';
import { count, number } from '#src/language/numbers.ts';
import type { dashboardTexts } from './dashboard.texts.ts';

const minutes = (value: number) => count(value, 'minuto', 'minutos');
const days = (value: number) => count(value, 'día', 'días');
const aboutMinutes = (value: number) => (value < 1 ? 'menos de un minuto' : minutes(value));

/** "Dos", "Nueve" at the start of a sentence; from ten on in figures. */
const words = ['Ningún', 'Un', 'Dos', 'Tres', 'Cuatro', 'Cinco', 'Seis', 'Siete', 'Ocho', 'Nueve'];
const inWords = (value: number) => words[value] ?? number(value);

const levels: Readonly<Record<number, string>> = {
  1: 'Aprendiz atento',
  2: 'Principiante del aliento',
  3: 'Código en calma',
  4: 'Desarrollo zen',
  5: 'Maestría atenta',
  6: 'Sabiduría del aliento',
  7: 'Mística del código',
  8: 'Breath Master',
};

export const es: Catalogue<typeof dashboardTexts> = {
  title: 'Hoy',
  loading: 'Tu práctica está en camino.',
  patterns: { chill: 'Calma', medium: 'Medio', active: 'Activo', boxing: 'Cuadrado', relaxing: 'Relajante' },
  rings: {
    title: 'Tu árbol',
    level: (level) => `Nivel ${level}`,
    levelName: ({ level, title }) => levels[level] ?? title,
    toNext: (xp, missing, next) => `${xp} XP, faltan ${missing} para «${next}»`,
    beyond: (xp) => `${xp} XP, y sigue creciendo`,
    progress: (next) => `Camino hacia «${next}»`,
    headline: (weeks, newest) =>
      newest === 0
        ? `${count(weeks, 'semana', 'semanas')} de anillos, y empieza uno nuevo`
        : `${count(weeks, 'semana', 'semanas')} de anillos, ${minutes(newest)} en el más nuevo`,
    seed: 'Una semilla, y la tierra está lista',
  },
  today: {
    title: 'Hoy',
    of: (goal) => `de ${minutes(goal)}`,
    figure: (done, goal) => `${minutes(done)} de ${goal} hoy`,
    reached: 'Tu meta de hoy está alcanzada. El resto del día es tuyo.',
    open: 'Hay espacio para unos minutos tranquilos.',
    breathe: 'Respirar cinco minutos, si te apetece',
    progress: 'Minutos de hoy frente a tu meta',
    yesterday: 'Ayer',
    week: 'Esta semana',
    fortnight: 'Últimos 14 días',
    minutes: (value) => `${number(value)} min`,
  },
  live: {
    running: (clock) => `Respirando ahora, ${clock}`,
    paused: (clock) => `En pausa, ${clock}`,
    where: (device, pattern) => (pattern === null ? device : `${device}, ${pattern}`),
    unknownDevice: 'Uno de tus dispositivos',
    started: (device) => `Hay una sesión en curso: ${device}.`,
  },
  sync: {
    live: (ago) => (ago === null ? 'en vivo' : `en vivo, al día ${ago}`),
    reconnecting: (ago) => (ago === null ? 'reconectando' : `reconectando, al día ${ago}`),
    polling: (ago) => (ago === null ? 'mira cada medio minuto' : `mira cada medio minuto, al día ${ago}`),
    offline: (ago) => (ago === null ? 'sin conexión' : `sin conexión, al día ${ago}`),
    here: () => 'guardado en este navegador',
    justNow: 'ahora mismo',
    ago: (when) => when,
  },
  week: {
    title: 'Esta semana',
    aside: (done, goal) => `${number(done)} de ${minutes(goal)}`,
    summary: (done, practised, goal) =>
      `Esta semana: ${minutes(done)} en ${days(practised)}. Meta diaria: ${minutes(goal)}.`,
    goal: 'meta',
    before: 'la semana anterior:',
    behind: (value) => `Pálido, detrás: la semana anterior, ${minutes(value)}.`,
    columns: { day: 'Día', minutes: 'Minutos', sessions: 'Sesiones', before: 'Minutos de la semana anterior' },
    day: (name, when) => (when === 'today' ? `${name}, hoy` : name),
  },
  practice: {
    title: 'Práctica',
    days: (value) => count(value, 'día seguido', 'días seguidos'),
    none: 'en reposo',
    rest: (value) =>
      value === 0
        ? 'Practicaste cada día de las últimas dos semanas.'
        : `${inWords(value)} ${value === 1 ? 'día' : 'días'} de descanso en las últimas dos semanas.`,
    restOnly: 'Dos semanas de descanso. La tierra sigue aquí, cuando quieras.',
    best: (value) => `Lo más largo hasta ahora: ${days(value)}.`,
    dots: (practised) => `Práctica en ${practised} de los últimos 14 días`,
    dot: (date, value, practised) => `${date}: ${practised ? aboutMinutes(value) : 'descanso'}`,
    table: { day: 'Día', minutes: 'Minutos' },
    reported: (reported, computed) =>
      `Tu editor dice ${days(reported)}, aquí contamos ${computed}. ${
        reported > computed
          ? 'El editor cuenta algunos días dos veces cuando su ventana se recarga; aquí cada día con una sesión cuenta una vez.'
          : 'Un editor solo conoce sus propias sesiones; aquí cuentan juntos todos tus dispositivos.'
      }`,
    understood: 'Entendido',
  },
  recent: {
    title: 'Sesiones recientes',
    all: 'Todas las sesiones',
    empty: 'Las sesiones aparecen aquí al terminar.',
    goalReached: (value) => `meta ${value} lograda`,
    goalOf: (value) => `meta ${value}`,
    xp: (xp) => `+${number(xp)} XP`,
    unknownDevice: 'Dispositivo anterior',
    columns: {
      when: 'Cuándo',
      length: 'Duración',
      pattern: 'Ritmo',
      device: 'Dispositivo',
      goal: 'Meta',
      xp: 'XP',
    },
  },
  arrived: (many, value) =>
    many === 1 ? `Llegó una sesión de ${aboutMinutes(value)}.` : `Llegaron ${inWords(many).toLowerCase()} sesiones.`,
  empty: {
    title: 'Aquí crecerá tu árbol',
    text: 'Cada sesión pasa a formar parte de un anillo. Hay tres maneras de empezar, cuando quieras.',
    textGuest: 'Cada sesión pasa a formar parte de un anillo. Hay dos maneras de empezar, cuando quieras.',
    breathe: 'Respirar aquí',
    breatheText: 'Unos minutos tranquilos en este navegador; no hay nada que preparar.',
    pair: 'Conectar tu editor',
    pairText: 'Las sesiones de VS Code aparecen aquí al terminar.',
    import: 'Traer lo que tienes',
    importText: 'Una exportación de Breath Master contiene todas tus sesiones anteriores.',
  },
  error: {
    title: 'Tu práctica no se pudo cargar',
    text: 'No se ha perdido nada: está a salvo donde se guarda.',
    retry: 'Probar otra vez',
  },
  offline: {
    title: 'Estás sin conexión',
    text: 'Lo que ves es de tu última visita. Se pone al día cuando vuelva la conexión.',
    empty: 'Tu práctica está a salvo. Estará aquí cuando vuelva la conexión.',
  },
};
