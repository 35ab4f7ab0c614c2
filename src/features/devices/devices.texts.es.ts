import type { Catalogue } from '#src/language/catalogue.ts';
import type { devicesTexts } from './devices.texts.ts';

export const es: Catalogue<typeof devicesTexts> = {
  kinds: { vscode: 'VS Code', web: 'Navegador', import: 'Archivo importado' },
  consent: {
    legend: '¿Qué puede enviar?',
    totals: {
      label: 'Solo totales',
      hint: 'Nivel, XP y minutos en conjunto, y los retos del día. Ninguna sesión suelta.',
    },
    sessions: {
      label: 'Totales y sesiones',
      hint: 'También cada sesión: cuándo, cuánto, ritmo, ciclos de respiración, meta y compromiso, y tu zona horaria. Con esto se dibujan tus anillos y gráficos.',
    },
    never: 'Nunca tu código, tus archivos, los nombres de tus proyectos ni lo que escribes.',
  },
  pair: {
    title: 'Conectar un dispositivo',
    lead: 'Aquí va el código que muestra tu editor. Funciona durante diez minutos, una vez.',
    code: 'Código',
    codeHint: 'Dos grupos de seis, como BM-4F7K2M-9QX3TD. Las minúsculas y los guiones que falten están bien.',
    codeInvalid:
      'Un código tiene dos grupos de seis letras y cifras después de «BM». Quizá ayude compararlo con tu editor.',
    find: 'Continuar',
    review: (name) => `«${name}» quiere conectarse`,
    reviewFrom: (kind, client) => (client === null ? kind : `${kind}, de ${client}`),
    check: '¿Tu editor muestra este código ahora mismo? Si te lo envió otra persona, lo mejor es rechazarlo.',
    name: 'Nombre de este dispositivo',
    nameHint: 'Solo tú lo ves.',
    nameEmpty: 'Un nombre tiene al menos un carácter.',
    totalsOnlyAsked: 'Este dispositivo pide solo totales.',
    allow: 'Permitir',
    refuse: 'Rechazar',
    otherCode: 'Usar otro código',
    waiting: {
      title: 'Conectado',
      body: (name) =>
        `«${name}» ya puede enviar. Sus primeros datos aparecen aquí por sí solos, normalmente en unos segundos.`,
      quiet: '¿Nada todavía? Quizá espera su próxima sesión. Puedes cerrar esta página; no se pierde nada.',
    },
    done: {
      title: 'Los primeros datos están aquí',
      body: (name) => `«${name}» está conectado, y tu práctica va en camino a los anillos.`,
      today: 'Ver tu práctica',
    },
    refused: {
      title: 'Rechazado',
      body: 'El dispositivo recibió un no. No puede enviar nada.',
    },
    problems: {
      unknown: {
        title: 'Este código no se conoce',
        body: 'Quizá tiene un error al escribirlo, o sus diez minutos pasaron. Tu editor puede mostrar uno nuevo.',
      },
      expired: { title: 'Este código ya tuvo sus diez minutos', body: 'Tu editor puede mostrar uno nuevo.' },
      used: {
        title: 'Este código ya se usó',
        body: 'Cada código funciona una vez. Si el dispositivo no está en tu lista, tu editor puede mostrar un código nuevo.',
      },
      rateLimited: {
        title: 'Una pausa corta',
        body: (seconds) =>
          `Se probaron muchos códigos en poco tiempo, así que el servidor espera un poco. Vuelve a funcionar en ${seconds} s.`,
      },
      offline: {
        title: 'Ahora no se llega al servidor',
        body: 'No se decidió nada. El código se queda aquí para cuando vuelva la conexión.',
      },
      other: { title: 'Eso no funcionó' },
    },
    tryAgain: 'Probar otra vez',
    drawing: 'Dos árboles cuyas raíces se encuentran bajo la tierra',
  },
  panel: {
    empty: {
      title: 'Aún no hay dispositivos',
      body: 'En VS Code, con Breath Master, la orden «Connect to dashboard» muestra un código para escribir aquí.',
      action: 'Escribir un código',
    },
    connect: 'Conectar un dispositivo',
    loadFailed: 'Tus dispositivos no se pudieron cargar ahora.',
    tryAgain: 'Probar otra vez',
    rename: 'Renombrar',
    renameLabel: (name) => `Nuevo nombre para ${name}`,
    save: 'Guardar',
    cancel: 'Cancelar',
    consentLabel: (name) => `Qué puede enviar ${name}`,
    lastSeen: 'Visto por última vez',
    never: 'todavía no',
    firstData: 'Primeros datos',
    connected: 'Conectado',
    notSaved: (reason) => `No se guardó. ${reason}`,
    saved: 'Guardado',
    nameKept: 'nombre guardado aquí; sale cuando haya conexión',
    revoke: 'Desconectar',
    revokeTitle: (name) => `¿Desconectar «${name}»?`,
    revokeBody:
      'Desde este momento no puede enviar nada más. Sus sesiones se quedan en tu práctica. Para usarlo de nuevo, se conecta con un código nuevo.',
    revokeConfirm: 'Desconectar',
    revokeCancel: 'Mantenerlo conectado',
    formerTitle: (many) => (many === 1 ? 'Un dispositivo desconectado' : `${many} dispositivos desconectados`),
    disconnected: 'Desconectado',
  },
};
