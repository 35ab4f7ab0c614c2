import type { Catalogue } from '#src/language/catalogue.ts';
import type { guestStoreTexts } from './guest-store.texts.ts';

export const es: Catalogue<typeof guestStoreTexts> = {
  full: 'A este navegador no le queda espacio, así que esto no se guardó. Lo guardado antes está a salvo; exportarlo y liberar algo de espacio ayuda.',
  refused:
    'Este navegador no guarda nada para esta página ahora, como en algunas ventanas privadas. No se guardó nada; otra ventana o una cuenta funciona.',
  newer:
    'Una versión más nueva de Breath Master guarda aquí tus datos de una forma que esta página aún no conoce. No se cambió nada; al recargar la página llega la versión nueva.',
};
