import type { Catalogue } from '#src/language/catalogue.ts';
import { count, number } from '#src/language/numbers.ts';
import type { moveTexts } from './move.texts.ts';

const sessions = (value: number) => count(value, 'sesión', 'sesiones');

export const es: Catalogue<typeof moveTexts> = {
  title: 'Mudarse a una cuenta',
  lead: 'En cuatro pasos, a tu ritmo. Puedes cerrar esta página en cualquier momento y seguir más tarde; lo que hay en este navegador se queda hasta que todo haya llegado.',
  thisBrowser: 'Este navegador, antes de la cuenta',
  steps: { backup: 'Copia', setup: 'Preparar', import: 'Importar', check: 'Revisar' },
  stepsLabel: 'Pasos de la mudanza',
  step: (at, all) => `Paso ${at} de ${all}`,
  done: 'hecho',
  loading: 'Mirando lo que hay aquí',
  nothing: {
    title: 'No hay nada que mudar',
    body: 'Este navegador no guarda práctica sin cuenta.',
    action: 'Ir a tu práctica',
  },
  unreadable: 'Lo que guarda este navegador no se pudo abrir ahora. Nada ha cambiado.',
  tryAgain: 'Probar otra vez',
  backup: {
    body: (many) =>
      `Un archivo con todo lo que hay aquí: ${sessions(many)}, contadores, metas, ritmos propios y ajustes. Se puede volver a importar, aquí o en la cuenta.`,
    save: 'Guardar la copia',
    saved: 'La copia está en tus descargas.',
    next: 'Seguir',
    pass: 'Seguir sin copia',
  },
  setup: {
    account: '¿Qué cuenta?',
    accountBody:
      'Con una dirección de correo entras desde cualquier lugar. También funciona sin ella, solo desde este navegador. Una cuenta que ya tengas sirve igual.',
    signIn: 'Entrar o crear una cuenta',
    signedIn: (email) => `Entraste como ${email}.`,
    signedInWithout: 'Entraste sin dirección de correo.',
    what: 'Qué se lleva',
    practice: (many, devices) =>
      `${sessions(many)} de ${count(devices, 'dispositivo', 'dispositivos')}, con sus contadores`,
    isNew: 'La cuenta es nueva, así que todo va con ella.',
    isUsed: 'La cuenta ya se usó, así que sus propios ajustes y metas se quedan, salvo que elijas otra cosa.',
    settings: 'Ajustes',
    settingsHint: 'Nombre, zona horaria, comienzo del día y de la semana, tema, movimiento e idioma.',
    goals: 'Metas con su historia',
    goalsHint: 'Toman el lugar de las metas que tiene la cuenta.',
    presets: 'Ritmos propios',
    presetsHint: (many) => `${count(many, 'ritmo', 'ritmos')}; lo que tiene la cuenta se queda.`,
    begin: 'Empezar la importación',
    looking: 'Mirando la cuenta',
  },
  import: {
    progress: (sent, all) => `${number(sent)} de ${sessions(all)}`,
    label: 'Sesiones mudadas',
    running: 'Puedes cerrar esto en cualquier momento. Sigue donde se detuvo.',
    elsewhere: 'La mudanza está en marcha en otra pestaña de este navegador.',
    stopped:
      'La mudanza se detuvo. Lo que llegó queda guardado, y al seguir continúa donde se detuvo. Nada se guarda dos veces.',
    offline: 'Ahora no hay red. Sigue por sí sola cuando vuelva.',
    resume: 'Seguir',
    otherAccount:
      'Esta mudanza se empezó hacia otra cuenta. Entra con esa para seguir o para deshacerla. También puede empezar de nuevo en esta cuenta; lo que llegó a la otra se queda allí.',
    beginAnew: 'Empezar de nuevo en esta cuenta',
  },
  check: {
    counting: 'Contando en ambos lados',
    equal: 'Todo ha llegado.',
    equalBody: 'Cada cifra se contó en ambos lados y es la misma.',
    differs: 'Hay diferencias.',
    table: 'Contado en ambos lados',
    figure: 'Cifra',
    here: 'En este navegador',
    there: 'En la cuenta',
    figures: {
      sessions: 'Sesiones',
      minutes: 'Minutos',
      xp: 'XP',
      level: 'Nivel',
      activeDays: 'Días con práctica',
      sameDays: 'Días con los mismos totales',
    },
    elsewhere: (value) =>
      value === 1
        ? 'Una sesión ya había llegado a la cuenta desde un dispositivo propio. Cuenta una sola vez.'
        : `${sessions(value)} ya habían llegado a la cuenta desde un dispositivo propio. Cuentan una sola vez.`,
    deleted: (value) =>
      value === 1
        ? 'Una sesión fue eliminada por ti en la cuenta, así que no vuelve.'
        : `${sessions(value)} fueron eliminadas por ti en la cuenta, así que no vuelven.`,
    differing: (value) =>
      value === 1
        ? 'Una sesión está en la cuenta con otro contenido, que se queda.'
        : `${sessions(value)} están en la cuenta con otro contenido, que se queda.`,
    missing: (value) =>
      value === 1 ? 'Una sesión no se encontró en la cuenta.' : `${sessions(value)} no se encontraron en la cuenta.`,
    counters: 'Los contadores de un dispositivo son distintos en la cuenta; valen los mayores.',
    noRoom: (value) =>
      value === 1
        ? 'Un ritmo propio no encontró sitio en la cuenta: caben 50.'
        : `${number(value)} ritmos propios no encontraron sitio en la cuenta: caben 50.`,
    finishTitle: 'Terminar',
    finishBody:
      'La copia de este navegador ya no hace falta. Al quitarla no queda aquí rastro de ella, tampoco la clave.',
    finish: 'Terminar y quitarla de este navegador',
    finishAnyway: 'Terminar de todos modos y quitarla de este navegador',
    again: 'Contar otra vez',
  },
  undo: {
    title: 'Deshacer',
    body: 'Mientras no hayas terminado, todo lo que llegó con esta mudanza puede volver a salir de la cuenta. Lo que hay en este navegador se queda como está.',
    action: 'Deshacer la mudanza',
    stopped: 'La vuelta atrás se detuvo antes de su final. Seguir es seguro.',
    resume: 'Seguir deshaciendo',
    done: 'La cuenta está como antes. Tu práctica está en este navegador, como antes.',
  },
  finished: {
    title: 'Tu práctica se ha mudado',
    body: (many) =>
      many === 1
        ? 'Una sesión está ahora en tu cuenta, y en este navegador no queda nada.'
        : `${sessions(many)} están ahora en tu cuenta, y en este navegador no queda nada.`,
    today: 'Verlo en tu árbol',
    pair: 'Conectar tu editor',
  },
  left: {
    body: 'Lo que practicaste aquí sin cuenta sigue en este navegador. Puede venir a tu cuenta.',
    look: 'Llevarlo',
    close: 'Más adelante',
  },
};
