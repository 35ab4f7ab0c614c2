import type { Catalogue } from '#src/language/catalogue.ts';
import type { settingsTexts } from './settings.texts.ts';

export const es: Catalogue<typeof settingsTexts> = {
  title: 'Ajustes',
  lead: 'Cada cambio se guarda al momento y se ve en todas las páginas que tengas abiertas.',
  saved: 'Guardado',
  kept: 'Guardado aquí; sale cuando haya conexión',
  notSaved: (reason) => `No se guardó. ${reason}`,
  loadFailed: 'Tus ajustes no se pudieron cargar ahora. Están a salvo.',
  tryAgain: 'Probar otra vez',
  sections: {
    profile: 'Perfil',
    goals: 'Metas',
    appearance: 'Apariencia',
    privacy: 'Privacidad',
    devices: 'Dispositivos',
    data: 'Datos',
    account: 'Cuenta',
  },
  sectionsLabel: 'Secciones de los ajustes',
  profile: {
    name: 'Nombre',
    nameHint: 'Un seudónimo está bien. Hasta 40 caracteres.',
    nameEmpty: 'Un nombre tiene al menos un carácter.',
    zone: 'Zona horaria',
    zoneHint: 'Decide para qué día cuenta una sesión cuando un dispositivo no lo dice.',
    zoneHere: (zone) => `Este navegador está en ${zone}. Usarla`,
    dayStart: 'Un día empieza a las',
    dayStartHint:
      'Para las horas tardías: lo que termina antes de esta hora cuenta para el día anterior. Al cambiarla, tus días se cuentan de nuevo.',
    weekStart: 'Una semana empieza el',
    weekdays: { 1: 'lunes', 6: 'sábado', 7: 'domingo' },
  },
  goals: {
    daily: 'Minutos al día',
    dailyHint: 'Algo en lo que apoyarse, no una deuda. De 1 a 240.',
    weekly: 'Minutos a la semana',
    weeklyHint:
      'Junto a la meta diaria, para semanas que respiran. Un cambio vale desde hoy; el pasado queda como fue.',
    weeklyFollows: 'Siete veces la meta diaria',
    invalid: 'Un número entero de 1 a 240.',
    minutes: 'min',
  },
  appearance: {
    theme: 'Tema',
    themes: { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
    motion: 'Movimiento',
    motions: { system: 'Como el sistema', reduced: 'Quieto', full: 'Suave' },
    motionHint: 'Quieto: nada crece, se desliza ni sube contando.',
    language: 'Idioma',
    languageHint: 'Cambia todas las páginas al momento, y los correos. Tu editor conserva su propio idioma.',
    languageSystem: 'Como el navegador',
    streak: 'Mostrar días seguidos',
    streakHint: 'El número y su icono de crecimiento. El descanso es descanso de todos modos.',
  },
  privacy: {
    live: 'Mostrar «respirando ahora»',
    liveHint:
      'Mientras un dispositivo tiene una sesión en curso, tus propias páginas abiertas la muestran. Se transmite y nunca se guarda.',
    payloads: 'Conservar los archivos importados',
    payloadsHint:
      'El archivo tal como lo diste, durante 30 días, para leerlo otra vez si nuestra lectura mejora. Apagado: solo quedan sus sesiones.',
    promise:
      'Tu código, tus archivos y los nombres de tus proyectos nunca salen de tu editor. Nadie más que tú ve tu práctica.',
  },
  account: {
    signedInAs: (email) => `Sesión iniciada como ${email}`,
    anonymous: 'Estás aquí sin una dirección de correo.',
    anonymousSignOut:
      'Sin una dirección no hay camino de vuelta a esta práctica una vez que cierres sesión. Agregar una antes la conserva.',
    waiting: (many) =>
      many === 1
        ? 'Un cambio en este dispositivo aún no está guardado. Al cerrar sesión se deja ir.'
        : `${many} cambios en este dispositivo aún no están guardados. Al cerrar sesión se dejan ir.`,
    signOut: 'Cerrar sesión aquí',
    signOutEverywhere: 'Cerrar sesión en todas partes',
    everywhereHint:
      'Termina la sesión de todos los navegadores. Los dispositivos siguen enviando hasta que los desconectes.',
    delete: 'Eliminar la cuenta',
    deleteTitle: 'Eliminar esta cuenta',
    deleteLead: 'Esto quita, al momento y para siempre:',
    deleteItems: [
      'cada sesión, total, anillo y nivel',
      'tu nombre, tus ajustes y tu correo',
      'todos los dispositivos conectados y los archivos importados',
    ],
    deleteStays: 'Breath Master en tu editor conserva sus propios datos. Exportar antes te deja una copia.',
    deletePhrase: 'eliminar mi cuenta',
    deleteLabel: (phrase) => `Para confirmar, «${phrase}»`,
    deleteConfirm: 'Eliminar todo',
    deleteCancel: 'Conservar mi cuenta',
  },
};
