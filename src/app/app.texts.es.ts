import type { Catalogue } from '#src/language/catalogue.ts';
import type { appTexts, KeptChange } from './app.texts.ts';

const changes: Readonly<Record<KeptChange, string>> = {
  preferences: 'No se pudo guardar un ajuste',
  profile: 'No se pudo guardar un cambio de tu perfil',
  devices: 'No se pudo guardar el nuevo nombre de un dispositivo',
  'session-delete': 'No se pudo eliminar una sesión',
  'session-restore': 'No se pudo recuperar una sesión',
  breathe_session: 'No se pudo enviar una sesión que respiraste',
};

export const es: Catalogue<typeof appTexts> = {
  name: 'Breath Master',
  nav: { today: 'Hoy', breathe: 'Respirar', analytics: 'Análisis', sessions: 'Sesiones', settings: 'Ajustes' },
  connection: {
    live: { label: 'En vivo', explained: 'Las sesiones nuevas aparecen aquí por sí solas.' },
    reconnecting: {
      label: 'Reconectando',
      explained: 'Lo que ves está a salvo; las sesiones nuevas llegan en un momento.',
    },
    here: { label: 'En este navegador', explained: 'Todo se queda en este dispositivo y funciona sin conexión.' },
    polling: {
      label: 'Cada 30 s',
      explained: 'La conexión en vivo está caída, así que esta página pregunta cada 30 segundos.',
    },
    offline: {
      label: 'Sin conexión',
      explained: 'Ves lo último que hubo aquí. Se pone al día cuando vuelvas a tener conexión.',
    },
  },
  lastInStep: (when) => `Al día por última vez: ${when}.`,
  notes: {
    refused: (kind) => changes[kind as KeptChange] ?? 'No se pudo guardar un cambio',
    waiting: (many) =>
      many === 1
        ? 'Un cambio está guardado en este dispositivo. Sale por sí solo cuando vuelvas a tener conexión.'
        : `${many} cambios están guardados en este dispositivo. Salen por sí solos cuando vuelvas a tener conexión.`,
    tryAgain: 'Probar otra vez',
    letGo: 'Dejarlo ir',
    update: {
      title: 'Hay una versión nueva',
      body: 'Se abre cuando quieras; lo que ves queda como está hasta entonces.',
      open: 'Abrirla',
      later: 'Más tarde',
    },
  },
  language: 'Idioma',
  loading: 'Cargando',
  notFound: {
    title: 'Aquí no crece nada',
    body: 'Esta página no existe, o se ha mudado.',
    action: 'Ir a tu práctica',
  },
  crash: {
    title: 'Esta página tropezó',
    body: 'Algo falló al mostrarla. Tus datos están a salvo.',
    retry: 'Probar otra vez',
    home: 'Ir a tu práctica',
    details: 'Qué pasó',
  },
};
