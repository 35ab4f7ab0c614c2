import type { Catalogue } from '#src/language/catalogue.ts';
import { count } from '#src/language/numbers.ts';
import type { uiTexts } from './ui.texts.ts';

export const es: Catalogue<typeof uiTexts> = {
  appName: 'Breath Master',
  skipToContent: 'Ir al contenido',
  mainNavigation: 'Principal',
  close: 'Cerrar',
  busy: 'Un momento',
  dismiss: 'Cerrar aviso',
  notifications: 'Respuestas a lo que hiciste',
  optional: 'opcional',
  showTable: 'Como tabla',
  showDrawing: 'Como dibujo',
  showTableHint: 'Con la tecla T se cambia entre dibujo y tabla.',
  download: (title) => `Descargar: ${title}`,
  downloadHint: 'Descargar como CSV o PNG',
  downloadCsv: (title) => `${title} como CSV`,
  downloadPng: (title) => `${title} como PNG`,
  pngFailed: 'Este navegador no pudo crear la imagen. Las cifras están disponibles como CSV.',
  calendarHelp: 'Las flechas llevan de un día a otro.',
  chartLoading: (title) => `Se está dibujando: ${title}`,
  loading: 'Cargando',
  increase: (label) => `Más: ${label}`,
  decrease: (label) => `Menos: ${label}`,
  outOf: (value, max) => `${value} de ${max}`,
  rest: 'descanso',
  goal: 'meta',
  weekOf: (day) => `Semana del ${day}`,
  level: 'nivel',
  ringsColumns: { week: 'Semana', minutes: 'Minutos', days: 'Días con práctica' },
  ringsSeed: 'Una semilla, antes de su primer anillo.',
  rings: (weeks, minutes, days) =>
    `${count(weeks, 'semana', 'semanas')} de anillos; esta semana ${minutes} minutos en ${count(days, 'día', 'días')}.`,
  ringsOlder: (weeks) =>
    `${count(weeks, 'semana más antigua descansa', 'semanas más antiguas descansan')} en el duramen.`,
  ringsLive: 'Hay una sesión en curso: la corteza está creciendo.',
  heatLess: 'menos',
  heatMore: 'más',
  heatHelp: 'Las flechas llevan de una hora a otra.',
};
