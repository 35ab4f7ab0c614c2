import type { Catalogue } from '#src/language/catalogue.ts';
import type { errorTexts } from './errors.texts.ts';

const raised: Readonly<Record<string, string>> = {
  account_needed: 'Un editor se conecta a una cuenta. Tu práctica de aquí puede pasar a una.',
  consent_invalid: 'Un dispositivo no recibe más permiso del que pidió.',
  consent_totals_only: 'Este dispositivo solo puede enviar totales.',
  device_revoked: 'Este dispositivo fue desconectado por su dueño.',
  device_unknown: 'Este dispositivo no está entre los tuyos.',
  epoch_unknown: 'Este dispositivo no tiene esa etapa.',
  goals_differ: 'La última de estas metas no es la meta de ahora.',
  goals_invalid: 'Estas metas no se pueden leer.',
  import_finished: 'Esta importación ya terminó.',
  import_invalid: 'Esta importación no se puede leer.',
  import_overtaken:
    'Contadores más nuevos de este dispositivo quedaron encima de esta importación. Primero hay que retirar la importación posterior; lo que envió un editor por sí mismo se queda.',
  import_unknown: 'Esta importación no está entre las tuyas.',
  live_invalid: 'Este aviso de sesión en curso no se puede leer.',
  not_signed_in: 'Hace falta iniciar sesión primero.',
  pairing_code_taken: 'Este código está ocupado; otro servirá.',
  pairing_code_used: 'Este código ya fue respondido.',
  pairing_request_invalid: 'Esta solicitud de conexión no se puede leer.',
  presets_full: 'Hay lugar para 50 ritmos propios. Uno puede irse para dar paso a otro.',
  rate_limited: 'Fue un poco rápido. En un momento hay lugar otra vez.',
  rows_not_a_list: 'Las filas tienen que llegar como una lista.',
  session_unknown: 'Esta sesión no está entre las tuyas, o ya se fue.',
  snapshot_not_an_object: 'Los contadores tienen que llegar como un solo objeto.',
  time_zone_unknown: 'Aquí no se conoce esta zona horaria. Un nombre como Europe/Paris funciona.',
  token_invalid: 'Este dispositivo no está conectado.',
  token_malformed: 'La clave del dispositivo no se puede leer.',
  tombstone_unknown: 'No hay nada que recuperar.',
  too_many_rows: 'Son demasiadas filas a la vez.',
  undo_expired: 'Una sesión eliminada se puede recuperar durante una hora.',
};

export const es: Catalogue<typeof errorTexts> = {
  offline: 'Ahora no llegamos al servidor. Lo que ves está a salvo; en un momento se puede probar otra vez.',
  signedOut: 'Tu sesión ha terminado. Al iniciarla de nuevo puedes seguir; tu práctica está a salvo.',
  notAllowed: 'Esta cuenta no tiene permiso para eso.',
  notFound: 'No lo encontramos. Quizá se quitó desde otro lugar.',
  rateLimited: 'Fue un poco rápido para el servidor. En un momento vuelve a funcionar.',
  invalid: 'El servidor no pudo aceptar ese valor.',
  server: 'Algo falló en el servidor. Lo que guardaste antes sigue ahí; en un momento se puede probar otra vez.',
  notKept: 'Este navegador no puede conservar el cambio ahora; en un momento se puede probar otra vez.',
  undoGone: 'Esta eliminación ya no se puede deshacer.',
  raised: (code) => raised[code],
};
