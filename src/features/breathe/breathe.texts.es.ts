import type { Catalogue } from '#src/language/catalogue.ts';
import { count } from '#src/language/numbers.ts';
import type { breatheTexts } from './breathe.texts.ts';

const minutes = (value: number) => count(value, 'minuto', 'minutos');
const breaths = (value: number) => count(value, 'respiración', 'respiraciones');

export const es: Catalogue<typeof breatheTexts> = {
  title: 'Respirar',
  lead: 'Elige un ritmo, o empieza con el que está aquí.',
  patterns: {
    chill: { name: 'Calma', about: 'Largo y suave' },
    medium: { name: 'Medio', about: 'Parejo, al entrar y al salir' },
    active: { name: 'Activo', about: 'Corto, con pequeños descansos' },
    boxing: { name: 'Cuadrado', about: 'Cuatro lados iguales' },
    relaxing: { name: 'Relajante', about: 'Una pausa larga, una salida más larga' },
  },
  phases: { inhale: 'Inhala', holdIn: 'Sostén', exhale: 'Exhala', holdOut: 'Descansa', hold: 'Sostén' },
  rhythm: ({ inhale, holdIn, exhale, holdOut }) =>
    [
      [inhale, 'al inhalar'],
      [holdIn, 'de pausa'],
      [exhale, 'al exhalar'],
      [holdOut, 'de descanso'],
    ]
      .filter(([seconds]) => Number(seconds) > 0)
      .map(([seconds, word]) => `${seconds} ${word}`)
      .join(', '),
  ready: {
    begin: 'Empezar',
    summary: (pattern, goal) => (goal === null ? `${pattern}, el tiempo que quieras` : `${pattern}, ${minutes(goal)}`),
    keys: 'La barra espaciadora empieza y pausa, P pausa, Escape pregunta si terminar.',
    elsewhere: 'Ya estás respirando en otra pestaña. Esta queda lista cuando aquella sesión termine.',
  },
  pattern: {
    card: 'Ritmo',
    legend: 'Ritmo en segundos',
    own: 'Crear el tuyo',
    change: 'Cambiar',
    remove: 'Quitar',
    removed: (name) => `«${name}» se ha quitado.`,
    undo: 'Deshacer',
    removeFailed: 'No se pudo quitar.',
    loadFailed: 'Tus propios ritmos no se pudieron cargar. Los demás están aquí.',
  },
  preset: {
    newTitle: 'Un ritmo propio',
    changeTitle: 'Cambiar este ritmo',
    name: 'Nombre',
    nameMissing: 'Un nombre corto te ayuda a encontrarlo después.',
    inhale: 'Inhalar',
    holdIn: 'Sostener',
    exhale: 'Exhalar',
    holdOut: 'Descansar',
    seconds: 'segundos',
    cycle: (length, perMinute) =>
      `Una respiración dura ${count(length, 'segundo', 'segundos')}: unas ${perMinute} por minuto.`,
    empty: 'Con cuatro ceros no hay nada que respirar. Un segundo basta.',
    save: 'Guardar',
    cancel: 'Cancelar',
    saveFailed: (reason) => `No se pudo guardar. ${reason}`,
  },
  goal: {
    card: 'Cuánto tiempo',
    legend: 'Meta',
    minutes: (value) => `${value} min`,
    other: 'Otra',
    open: 'Libre',
    otherLabel: 'Minutos',
    openHint: 'Sin meta: la sesión dura hasta que la termines.',
    hint: 'La meta es una marca en el camino. La sesión sigue hasta que la termines.',
    microHint: 'Una sesión de un minuto termina por sí sola.',
  },
  senses: {
    card: 'Sonido y tacto',
    sound: 'Sonido',
    soundHint: 'Un tono suave que sube y baja con la respiración.',
    vibration: 'Vibración',
    vibrationHint: 'Un toque corto en cada giro de la respiración, mientras esta página está a la vista.',
    screen: 'La pantalla queda encendida mientras respiras, donde tu navegador lo permite.',
  },
  stage: {
    label: (pattern) => `Respirando, ${pattern}`,
    pause: 'Pausa',
    resume: 'Seguir',
    end: 'Terminar',
    paused: 'En pausa',
    clock: (clock, goal) => (goal === null ? clock : `${clock} de ${goal} min`),
    seconds: (value) => `${value} s`,
    goalReached: (goal) =>
      `${goal === 1 ? 'Tu minuto está completo' : `Tus ${goal} minutos están completos`}. Puedes quedarte el tiempo que quieras.`,
    slept: (duration) =>
      `Esta página estuvo dormida durante ${duration}. Ese tiempo cuenta como respiración, a menos que lo dejes fuera.`,
    sleptKeep: 'Contarlo',
    sleptLeave: 'Dejarlo fuera',
  },
  leave: {
    title: '¿Terminar tu sesión aquí?',
    text: 'Lo que respiraste hasta ahora se puede conservar. Si te quedas, simplemente continúa.',
    stay: 'Seguir respirando',
    keep: 'Terminar y conservarla',
    drop: 'Terminar sin conservarla',
  },
  ended: {
    card: 'Tu sesión',
    figure: (duration) => duration,
    breaths: (value, pattern) =>
      value === 0 ? `Un momento tranquilo con ${pattern}.` : `${breaths(value)} con ${pattern}.`,
    goal: (goal, reached) =>
      reached
        ? `Tu meta de ${minutes(goal)} está alcanzada.`
        : `Saliste con ${minutes(goal)} en mente; cada respiración de ellos cuenta.`,
    xp: (xp, cycles, bonus) =>
      bonus === 0
        ? `${xp} XP: uno por cada respiración.`
        : `${xp} XP: ${cycles} por las respiraciones, ${bonus} por el camino hacia la meta.`,
    short: 'Fue solo un momento, así que no se anotó nada.',
    again: 'Respirar otra vez',
    today: 'Ver hoy',
    sending: 'En camino a tu práctica.',
    sent: 'Ya es parte de tu práctica.',
    kept: 'Guardada aquí; se envía cuando vuelvas a tener conexión.',
    lost: (reason) => `Este navegador no guarda nada, y no se pudo enviar. ${reason}`,
  },
  outbox: {
    title: (value) => (value === 1 ? 'Una sesión está guardada aquí' : `${value} sesiones están guardadas aquí`),
    waiting: 'Guardada aquí; se envía cuando vuelvas a tener conexión.',
    refusedTitle: (when) => `No se pudo agregar una sesión (${when})`,
    clockAhead:
      'Su final está en el futuro: el reloj de este dispositivo va adelantado. Queda guardada aquí y se puede enviar más tarde.',
    refused: 'El servidor la leyó y no la aceptó. Queda guardada aquí.',
    retry: 'Enviarla otra vez',
    letGo: 'Dejarla ir',
  },
  draft: {
    title: 'Una sesión quedó interrumpida',
    text: (when, duration) => `Empezó ${when} y había durado ${duration} cuando se cerró esta página.`,
    keep: 'Conservarla',
    drop: 'Dejarla ir',
  },
};
