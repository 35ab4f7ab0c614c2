import type { Catalogue } from '#src/language/catalogue.ts';
import type { authTexts } from './auth.texts.ts';

export const es: Catalogue<typeof authTexts> = {
  signIn: {
    title: 'Iniciar sesión',
    lead: 'Tu práctica de respiración, de tu editor a una página que es tuya.',
    email: 'Correo electrónico',
    emailPlaceholder: 'tu@ejemplo.org',
    submit: 'Enviarme un enlace',
    kept: 'Guardamos tus sesiones: cuándo, cuánto tiempo, cuántas respiraciones. Tu correo es solo para iniciar sesión.',
    never: 'Nunca vemos tu código, tus archivos ni los nombres de tus proyectos, y nada se vende ni se comparte.',
    or: 'o',
    anonymous: 'Continuar sin correo',
    anonymousHint:
      'Todo funciona. Sin una dirección solo puedes volver a entrar desde este navegador; si quieres, agregas una más adelante.',
    guest: 'Probar sin cuenta',
    guestHint: 'Todo se queda en este navegador; no se envía nada.',
    emailMissing: 'Con una dirección de correo te enviamos un enlace.',
    emailInvalid: 'Eso todavía no parece una dirección de correo.',
  },
  mail: {
    title: 'Hay correo para ti',
    sentTo: (email) => `Un enlace va en camino a ${email}. Funciona durante una hora, en cualquier navegador.`,
    codeLabel: 'O el código de seis cifras del correo',
    codeHint: 'Seis cifras; también se puede pegar.',
    codeIncomplete: 'El código tiene seis cifras.',
    submit: 'Entrar con el código',
    resend: 'Enviarlo otra vez',
    resendIn: (seconds) => `Enviarlo otra vez en ${seconds} s`,
    resent: 'Un correo nuevo va en camino. Solo funcionan el enlace y el código más recientes.',
    wrongAddress: 'Usar otra dirección',
    spam: '¿Aún no llega? A veces cae en la carpeta de correo no deseado.',
  },
  confirm: {
    title: 'Ya casi',
    lead: 'Un toque, y entras en este navegador.',
    submit: 'Entrar',
    emailChangeLead: 'Un toque, y esta dirección pertenece a tu cuenta.',
    emailChangeSubmit: 'Confirmar esta dirección',
    why: 'Este botón está aquí para que un escáner de correo que abre enlaces no gaste el tuyo.',
  },
  link: {
    expired: {
      title: 'Este enlace ya tuvo su tiempo',
      body: 'Un enlace de inicio de sesión funciona una vez y durante una hora. Este ya se usó, o su hora pasó. Uno nuevo se envía enseguida.',
    },
    damaged: {
      title: 'Este enlace no está completo',
      body: 'Algunos programas de correo cortan los enlaces largos. El código de seis cifras del mismo correo también sirve, o se puede pedir un correo nuevo.',
    },
    again: 'Enviar un enlace nuevo',
    today: 'Ir a tu práctica',
    signedInAlready: 'Tu sesión está iniciada en este navegador, así que no se pierde nada.',
  },
  failure: {
    code: 'Ese código no coincidió, o un correo más reciente lo ha reemplazado. El correo más nuevo tiene el que vale, y se puede pedir otro.',
    rate: (seconds) => `El servicio de correo pide una pausa corta. Vuelve a funcionar en ${seconds} s.`,
    tryAgain: 'Probar otra vez',
  },
  addEmail: {
    title: 'Conservar tu práctica con un correo',
    lead: 'Estás aquí sin una dirección. Con una puedes entrar desde cualquier navegador. Todo queda como está.',
    submit: 'Agregar esta dirección',
    sent: (email) => `Enviamos un código y un enlace a ${email}. Cualquiera de los dos lo confirma.`,
    confirm: 'Confirmar con el código',
    done: 'Esta dirección pertenece ahora a tu cuenta.',
    taken: 'Esa dirección ya tiene una cuenta. Puedes cerrar sesión aquí para usarla, o elegir otra.',
  },
};
