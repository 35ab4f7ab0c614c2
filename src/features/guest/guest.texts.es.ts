import type { Catalogue } from '#src/language/catalogue.ts';
import { count, number } from '#src/language/numbers.ts';
import type { guestTexts } from './guest.texts.ts';

const sessions = (value: number) => count(value, 'sesión', 'sesiones');

export const es: Catalogue<typeof guestTexts> = {
  entry: {
    title: 'Probarlo sin una cuenta',
    lead: 'Toda la aplicación, con tu propia práctica, solo en este navegador.',
    kept: {
      title: 'Qué se guarda, y dónde',
      items: [
        'Las sesiones, las metas y los ajustes se quedan en este navegador, en este dispositivo. Nada se envía a ninguna parte, y funciona sin red.',
        'Borrar los datos de este sitio, o cerrar una ventana privada, los quita para siempre. Una exportación guarda una copia.',
        'Cuando quieras, todo puede mudarse a una cuenta.',
      ],
    },
    sealed: {
      title: 'Qué lo protege, y qué no',
      items: [
        'Está cifrado (AES-GCM, 256 bits). La clave se crea en este navegador y se guarda en el mismo perfil; el navegador no la entrega a nadie, tampoco a esta página.',
        'Así, quien mira los datos guardados, busca palabras en el disco o tiene una copia de los datos sin la clave no encuentra nada que se pueda leer.',
        'Quien copia el perfil entero del navegador tiene también la clave. Quien use este navegador con tu usuario puede abrirlo todo, igual que una extensión a la que permitas actuar en esta página. No es un candado para un equipo compartido.',
      ],
    },
    waysTitle: 'Empezar',
    bring: 'Traer una exportación',
    bringHint: 'De Breath Master en VS Code, o un archivo que exportaste aquí.',
    breathe: 'Respirar',
    breatheHint: 'Unos minutos tranquilos, si te apetece.',
    look: 'Dar una vuelta',
    signIn: 'Mejor iniciar sesión',
    here: 'Ya estás aquí, sin una cuenta.',
  },
  pair: {
    title: 'Conectar un dispositivo',
    lead: 'Un editor envía sus sesiones a una cuenta, para que se vean en todos tus dispositivos.',
    body: 'Sin una cuenta no hay adónde enviarlas. Una exportación del editor entra aquí de todos modos, y lo que tienes se muda contigo si más adelante decides tener una cuenta.',
    account: 'Crear una cuenta',
    bring: 'Traer una exportación',
    none: 'Esta copia de la aplicación no tiene servidor, así que no se le pueden conectar dispositivos.',
  },
  devices: {
    body: 'Los editores solo envían a una cuenta. Aquí los dispositivos llegan con una exportación.',
    list: 'Dispositivos de los que vinieron tus sesiones',
    none: 'Ninguno todavía.',
  },
  section: {
    title: 'En este navegador',
    body: 'Practicas sin una cuenta. Todo se queda en este navegador, cifrado con una clave que no se puede leer.',
    facts: (many, bytes) =>
      `${sessions(many)}, ${bytes < 100_000 ? `${number(Math.ceil(bytes / 1000))} kB` : `${number(bytes / 1_000_000, 1)} MB`}.`,
    lasting: 'El navegador ha aceptado conservarlo hasta que lo quites.',
    notLasting: 'El navegador puede borrarlo cuando le falte espacio, así que conviene exportar de vez en cuando.',
    more: 'Qué lo protege',
    moveTitle: 'A una cuenta',
    moveBody:
      'Las sesiones, los contadores, las metas y los ritmos van contigo, paso a paso. Aquí no se quita nada antes de que todo haya llegado.',
    move: 'Mudarse a una cuenta',
    forgetTitle: 'Sin dejar rastro',
    forgetBody:
      'Quita todo lo tuyo de este navegador, con la clave. La sección de datos, más arriba, lo exporta antes.',
    forget: 'Olvidar todo lo de aquí',
    dialogTitle: 'Olvidar todo en este navegador',
    dialogLead: (many) => `Esto quita, al momento y para siempre: ${sessions(many)}, totales, metas, ritmos y ajustes.`,
    dialogStays: 'Breath Master en tu editor, los archivos que exportaste y cualquier cuenta quedan como están.',
    phrase: 'olvidar todo',
    dialogLabel: (phrase) => `Para confirmar, «${phrase}»`,
    confirm: 'Olvidar todo',
    cancel: 'Conservarlo',
    failed: 'No se pudo quitar ahora. Todo sigue aquí; cerrar otras pestañas de esta página puede ayudar.',
  },
  hint: {
    body: 'Todo esto vive en este navegador. Una cuenta lo llevaría a otros dispositivos, cuando quieras.',
    look: 'Cómo sería',
    close: 'Quizá más adelante',
  },
  lost: {
    title: 'Parte de lo guardado aquí no se puede leer',
    body: (many) =>
      many === null || many === 0
        ? 'Quizá se dañó en el disco. Todo lo demás está aquí; exportarlo guarda una copia.'
        : `${many === 1 ? 'Una sesión quizá se dañó' : `${sessions(many)} quizá se dañaron`} en el disco. Todo lo demás está aquí; exportarlo guarda una copia.`,
    drop: 'Dejar ir lo que no se puede leer',
    clearedTitle: 'Este navegador ha borrado lo que se guardaba aquí',
    cleared:
      'Los datos de este sitio se quitaron desde tu última visita. Una exportación que guardaste los trae de vuelta.',
    bring: 'Traer una exportación',
    begin: 'Empezar de nuevo',
  },
};
