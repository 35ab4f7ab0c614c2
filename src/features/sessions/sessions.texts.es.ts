import type { Catalogue } from '#src/language/catalogue.ts';
import { count, number } from '#src/language/numbers.ts';
import type { SessionFlag, sessionsTexts } from './sessions.texts.ts';

const sessions = (value: number) => count(value, 'sesión', 'sesiones');
const minutes = (value: number) => count(value, 'minuto', 'minutos');

const flags: Readonly<Record<SessionFlag, string>> = {
  active_exceeds_span: 'El tiempo respirado es un poco más largo que el tiempo entre principio y fin.',
  span_over_24h: 'Duró más de un día, quizá mientras el equipo dormía.',
  implausibly_long: 'Es más larga que dos horas; quizá quedó abierta mientras el equipo dormía.',
  ended_after_export_within_5_min: 'Terminó justo después de la exportación; los relojes difieren un poco.',
  final_xp_null: 'Faltaba su cuenta de XP en el editor. La sesión misma está completa.',
  unusual_goal: 'Su meta es una que el editor no ofrece.',
  unknown_time_zone: 'Su zona horaria no se podía leer, así que se usó la tuya.',
};

const patterns = {
  chill: 'Calma',
  medium: 'Medio',
  active: 'Activo',
  boxing: 'Cuadrado',
  relaxing: 'Relajante',
  unknown: 'No se sabe',
} as const;

export const es: Catalogue<typeof sessionsTexts> = {
  title: 'Sesiones',
  lead: 'Todo lo que has respirado, lo más nuevo primero.',
  filters: {
    title: 'Mostrar solo',
    device: 'Dispositivo',
    anyDevice: 'Todos',
    pattern: 'Ritmo',
    anyPattern: 'Todos',
    from: 'Desde',
    to: 'Hasta',
    goal: 'Meta',
    anyGoal: 'Cualquiera',
    reached: 'Alcanzada',
    missed: 'No alcanzada',
    none: 'Sin meta',
    clear: 'Mostrar todas las sesiones',
    clock: (hour) => `${String(hour % 24).padStart(2, '0')}:00`,
    hour: (from, to) => `Empezadas de ${from} a ${to}`,
    pledges: { honored: 'Compromiso cumplido', missed: 'Compromiso abierto' },
    drop: (what) => `Mostrar sin esta elección: ${what}`,
  },
  patterns,
  pattern: (pattern) => {
    if (pattern === null) return patterns.unknown;
    return /^\d/.test(pattern) ? `Propio, ${pattern}` : (patterns[pattern as keyof typeof patterns] ?? pattern);
  },
  daySum: (value, length) => `${sessions(value)}, ${length}`,
  goalReached: (value) => `meta ${value} lograda`,
  goalOf: (value) => `meta ${value}`,
  xp: (xp) => `+${number(xp)} XP`,
  unknownDevice: 'Dispositivo anterior',
  earlier: 'Mostrar sesiones anteriores',
  loadingEarlier: 'Las sesiones anteriores están en camino',
  end: 'Aquí empezó tu práctica.',
  shown: (shown) => `Se ${shown === 1 ? 'muestra' : 'muestran'} ${sessions(shown)}`,
  arrived: (many) => (many === 1 ? 'Llegó una sesión.' : `Llegaron ${number(many)} sesiones.`),
  empty: {
    title: 'Aún no hay sesiones',
    text: 'Las sesiones de tus dispositivos aparecen aquí al terminar. Una exportación de Breath Master trae las anteriores.',
    pair: 'Conectar tu editor',
    import: 'Traer lo que tienes',
  },
  filteredEmpty: { title: 'Nada coincide', text: 'Hay sesiones, pero ninguna con todo esto.' },
  error: {
    title: 'Las sesiones no se pudieron cargar',
    text: 'No se ha perdido nada: están a salvo donde se guardan.',
    retry: 'Probar otra vez',
  },
  offline: (when) =>
    when === null
      ? 'Estás sin conexión. Lo que ves es de tu última visita.'
      : `Estás sin conexión. Lo que ves es de esta fecha: ${when}.`,
  offlineEmpty: 'Estás sin conexión. Tus sesiones están a salvo y estarán aquí cuando vuelva la conexión.',
  detail: {
    title: 'Sesión',
    back: 'Todas las sesiones',
    started: 'Empezó',
    ended: 'Terminó',
    active: 'Respirado',
    activeHint: 'Sin pausas',
    elapsed: 'De principio a fin',
    paused: (length) => `${length} de ello en pausa`,
    cycles: 'Ciclos de respiración',
    noCycles: 'Sin contar',
    noCyclesHint: 'Breath Master solo cuenta ciclos con ciertos ajustes. Los minutos cuentan igual.',
    goal: 'Meta',
    goalReached: (value) => `${minutes(value)}, alcanzada`,
    goalOpen: (value) => minutes(value),
    noGoal: 'Ninguna',
    xp: 'XP',
    xpSplit: (cycles, bonus) => `${number(cycles)} por los ciclos, ${number(bonus)} por la meta`,
    pattern: 'Ritmo',
    device: 'Dispositivo',
    zone: 'Zona horaria',
    zoneAssumed: (zone) => `${zone}, tomada de tu perfil`,
    pledge: 'Compromiso',
    pledgeHonored: 'Cumplido',
    pledgeOpen: 'Quedó abierto',
    notes: 'Bueno saberlo',
    notFound: { title: 'Esta sesión no está aquí', text: 'Quizá se eliminó, aquí o en otro dispositivo.' },
    remove: 'Eliminar esta sesión',
    removeHint: 'Sale de tus totales y gráficos. Se puede deshacer durante una hora.',
  },
  deleted: 'La sesión se ha eliminado.',
  deletedLater: 'La sesión se ha eliminado aquí. Tus totales se ponen al día cuando vuelvas a tener conexión.',
  undo: 'Deshacer',
  restored: 'La sesión está de vuelta.',
  restoredLater: 'La sesión vuelve cuando tengas conexión otra vez.',
  deleteFailed: 'La sesión sigue aquí; no se pudo eliminar ahora.',
  restoreFailed: 'La sesión no se pudo recuperar.',
  flag: (code) => flags[code as SessionFlag] ?? 'Esta sesión tiene algo poco común; cuenta tal como es.',
};
