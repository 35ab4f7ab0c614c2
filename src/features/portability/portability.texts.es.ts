import type { Catalogue } from '#src/language/catalogue.ts';
import { count, number } from '#src/language/numbers.ts';
import type { portabilityTexts } from './portability.texts.ts';

const sessions = (value: number) => count(value, 'sesión', 'sesiones');
const days = (value: number) => count(value, 'día', 'días');
const added = (value: number) => count(value, 'sesión agregada', 'sesiones agregadas');

export const es: Catalogue<typeof portabilityTexts> = {
  import: {
    title: 'Traer tu práctica',
    lead: 'Una exportación de Breath Master, o un archivo que exportaste aquí. Ves lo que contiene antes de que se guarde nada.',
    back: 'Ajustes',
    choose: {
      title: 'Elegir o pegar',
      how: 'En VS Code, «Breath Master: Export data» pone la exportación en el portapapeles. Aquí se puede pegar, o elegir un archivo.',
      drop: 'Soltar archivos aquí, o',
      files: 'Elegir archivos',
      paste: 'Exportación pegada',
      placeholder: '{ "exportDate": …',
      look: 'Mirar dentro',
      unreadable: 'Este archivo no se pudo abrir. Quizá se movió; elegirlo otra vez suele ayudar.',
    },
    pasted: 'Texto pegado',
    fileOf: (at, all) => (all > 1 ? `Archivo ${at} de ${all}` : undefined),
    reading: 'Leyendo',
    problem: 'Esto no se pudo leer',
    nothingKept: 'No se guardó ni se cambió nada.',
    another: 'Elegir otro',
    next: 'Archivo siguiente',
    skip: 'Dejar fuera este archivo',
    review: {
      title: 'Lo que contiene',
      span: (from, to) => (from === to ? from : `Del ${from} al ${to}`),
      holds: (value, length) => (value === 0 ? 'Ninguna sesión' : `${sessions(value)}, ${length}`),
      xp: (xp) => `${xp} XP según contó el editor`,
      looking: 'Comparando con lo que hay aquí',
      counts: {
        new: 'Nuevas',
        duplicate: 'Ya están aquí',
        deleted: 'Eliminadas por ti, no vuelven',
        conflict: 'Difieren de lo que hay aquí, que se queda',
        rejected: 'No se pueden aceptar',
        flagged: 'Poco comunes, pero cuentan',
      },
      rejected: (value) => `Filas que no se pueden aceptar (${number(value)})`,
      flagged: (value) => `Filas poco comunes, pero que cuentan (${number(value)})`,
      more: (value) => `y ${count(value, 'fila más', 'filas más')}; el informe las tiene todas`,
      notes: 'Bueno saberlo',
      beside: 'También en este archivo',
      presets: 'Ritmos propios',
      presetsHint: (value) => `${count(value, 'ritmo', 'ritmos')}. Lo que ya tienes se queda como está.`,
      goals: 'Metas con su historia',
      goalsHint: 'Toman el lugar de las metas que hay aquí ahora, también de las pasadas.',
      previewFailed: 'Lo nuevo no se pudo comparar ahora. Importar es seguro de todos modos: nada se guarda dos veces.',
    },
    notes: {
      envelope: 'Los datos aún venían en su envoltorio de almacenamiento. Los desempacamos; no falta nada.',
      polluted:
        'Una actualización del editor puso datos nuevos encima de los viejos. Dentro encontramos la historia anterior y juntamos ambas; los totales pueden ser en verdad un poco más altos.',
      noSessions:
        'Esta exportación es de antes de que las sesiones se guardaran una por una. Su tiempo y sus XP cuentan en conjunto, sin días.',
      empty: 'Esta exportación no contiene sesiones. Se toman sus contadores.',
      run: (reported, computed) =>
        `El editor indica ${count(reported, 'día seguido', 'días seguidos')}; sus sesiones muestran ${days(computed)}. El editor cuenta algunos días dos veces cuando su ventana se recarga. Aquí cada día con una sesión cuenta una vez.`,
      newEpoch:
        'Los datos se borraron en el editor desde la última importación. Lo que había aquí se queda, y esto empieza un capítulo nuevo del mismo dispositivo.',
      earlierEpoch:
        'Esta exportación es de antes de que se borraran los datos en el editor. Se agregan las sesiones que faltan aquí; sus contadores quedan fuera, para que nada cuente dos veces.',
      zeroCycles: 'En estas sesiones no se contaron ciclos de respiración. Es normal; los minutos cuentan igual.',
      negative:
        'Las sesiones traen más XP de los que contó el editor. Dos ventanas de un editor pueden sobrescribirse la cuenta; se conservan todas las sesiones.',
    },
    device: {
      question: (name) =>
        name === null ? '¿Qué dispositivo hizo estas sesiones?' : `¿A qué dispositivo pertenece «${name}»?`,
      matches: (value) => `Ya tiene ${sessions(value)} de estas.`,
      suggestion: 'Sus sesiones coinciden, así que lo más probable es que sea este.',
      new: 'Un dispositivo nuevo',
      newText: 'Uno que aún no está en tu lista.',
      name: 'Nombre del dispositivo nuevo',
      defaultName: 'VS Code, importado',
      choose: 'Con uno elegido, las próximas exportaciones encuentran su lugar.',
      nameMissing: 'Un nombre ayuda a distinguirlo de otros.',
      revoked: 'ya no está conectado',
    },
    zone: {
      label: 'Zona horaria en la que practicaste',
      hint: 'La exportación no la dice. Decide en qué día cae una sesión.',
    },
    start: (value) => (value === 0 ? 'Tomar los contadores' : `Importar ${sessions(value)}`),
    running: {
      title: 'Importando',
      progress: (sent, all) => `${number(sent)} de ${sessions(all)}`,
      pause: 'Pausa',
      paused: 'En pausa. Lo enviado queda guardado; al seguir, continúa donde se detuvo.',
      resume: 'Seguir',
      failed:
        'La importación se detuvo. Lo enviado queda guardado, y al seguir continúa donde se detuvo. Nada se guarda dos veces.',
    },
    done: {
      title: 'Ya está aquí',
      created: (value, offered) => {
        if (offered === 0) return 'Se tomaron los contadores.';
        return value === 0 ? 'No llegó nada nuevo.' : `${added(value)}.`;
      },
      noRoom: (value) =>
        value === 1
          ? 'Un ritmo propio no encontró sitio: caben 50. Lo demás está aquí.'
          : `${number(value)} ritmos propios no encontraron sitio: caben 50. Lo demás está aquí.`,
      report: 'Guardar las filas que no se aceptaron',
      reportName: 'filas-no-aceptadas.json',
      today: 'Verlo en tu árbol',
      announced: (value) => `Importación terminada. ${added(value)}.`,
    },
    row: (index, list) => (list === 'payload' ? `Fila ${index + 1} de la historia anterior` : `Fila ${index + 1}`),
  },
  data: {
    importTitle: 'Traer tu práctica',
    importText: 'Desde una exportación de Breath Master, pegada o como archivo.',
    importLink: 'Importar',
    exportTitle: 'Llevarte tu práctica',
    exportText: 'Todo en un archivo, gratis y cuando quieras. El archivo JSON se puede volver a importar aquí.',
    json: 'Exportar todo (JSON)',
    csv: 'Exportar sesiones (CSV)',
    progress: 'Sesiones exportadas',
    written: (written, total) => `${number(written)} de ${sessions(total)}`,
    stop: 'Detener',
    failed: 'La exportación se detuvo, y no se guardó nada.',
    saved: 'La exportación está en tus descargas.',
    fileName: (date, kind) => `breath-master-${date}.${kind}`,
    past: 'Importaciones anteriores',
    none: 'Aún no hay importaciones.',
    pasted: 'Texto pegado',
    running: 'sin terminar',
    counts: (row) =>
      [
        added(row.created),
        row.duplicates > 0 ? `${number(row.duplicates)} ya estaban aquí` : null,
        row.conflicts > 0 ? `${number(row.conflicts)} diferían` : null,
        row.rejected > 0 ? `${number(row.rejected)} no se aceptaron` : null,
      ]
        .filter((part) => part !== null)
        .join(', '),
    undo: {
      opener: 'Deshacer',
      openerFor: (name) => `Deshacer: ${name}`,
      title: 'Deshacer esta importación',
      body: (name, created) =>
        `Lo que llegó con «${name}» vuelve a salir: ${sessions(created)} y sus contadores. Lo que estaba antes, o llegó de otro modo, se queda. El archivo se puede importar de nuevo cuando quieras.`,
      confirm: 'Deshacerla',
      keep: 'Dejarla',
      undone: 'deshecha',
      done: 'La importación se deshizo.',
    },
    listFailed: 'Las importaciones anteriores no se pudieron cargar ahora.',
    retry: 'Probar otra vez',
  },
};
