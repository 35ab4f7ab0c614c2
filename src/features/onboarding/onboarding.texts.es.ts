import type { Catalogue } from '#src/language/catalogue.ts';
import type { onboardingTexts } from './onboarding.texts.ts';

export const es: Catalogue<typeof onboardingTexts> = {
  title: 'Te damos la bienvenida',
  step: (step, of) => `Paso ${step} de ${of}`,
  next: 'Continuar',
  skip: 'Saltar este paso',
  skipAll: 'Saltar todo y empezar',
  finish: 'Empezar',
  back: 'Atrás',
  privacy: {
    title: 'Qué llega aquí, y qué se queda contigo',
    lead: 'Nada se envía antes de que conectes un dispositivo o importes un archivo. Para cada dispositivo eliges cuánto.',
    syncedTitle: 'Llega aquí',
    synced: [
      'cuándo empezó y terminó una sesión, y cuánto tiempo respiraste',
      'los ciclos de respiración, tu meta y los XP que ganaste',
      'tus totales y tu nivel',
    ],
    neverTitle: 'Se queda contigo',
    never: [
      'tu código, tus archivos y los nombres de tus proyectos',
      'lo que escribes, y cuánto',
      'el nombre de tu equipo y el tuyo verdadero',
    ],
  },
  name: {
    title: 'Un nombre para ti aquí',
    lead: 'Elegimos uno tranquilo. Puedes quedarte con él o poner el tuyo; un seudónimo está bien.',
    label: 'Nombre',
    hint: 'Hasta 40 caracteres. Solo tú lo ves.',
    empty: 'Un nombre tiene al menos un carácter.',
  },
  zone: {
    title: 'Tu zona horaria',
    lead: 'Para que una sesión tardía cuente para el día que sentiste que era.',
    label: 'Zona horaria',
    detected: (zone) => `Tu navegador dice ${zone}.`,
  },
  goal: {
    title: 'Una meta diaria, si te apetece',
    lead: 'Algo en lo que apoyarse, no una deuda. Puede cambiar cualquier día.',
    label: 'Minutos al día',
    unit: 'min',
  },
  notSaved: (reason) => `Aún no se guardó. ${reason} También puedes seguir y ponerlo más adelante.`,
};
