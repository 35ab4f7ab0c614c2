import type { Catalogue } from '#src/language/catalogue.ts';
import type { issuesTexts } from './issues.texts.ts';

/** Why a whole text could not be read, with what the English sentence tells of the place. */
const unreadable: Readonly<Record<string, (place: string) => string>> = {
  too_large: () => 'Este texto supera los 32 millones de caracteres, más de lo que puede tener una exportación.',
  empty: () => 'Aquí todavía no hay texto.',
  html: () => 'Esto parece una página web. Una exportación empieza con una llave.',
  cut_off: (place) => `Este texto termina${place} antes que la exportación. Una copia nueva suele ayudar.`,
  not_json: (place) => `No es una exportación que podamos leer: deja de ser JSON${place.replace(/,$/, '')}.`,
  not_an_export: () => 'Una exportación es un objeto que contiene «exportDate» y «breathMaster»; este es otro archivo.',
  no_statistics: () => 'Esta exportación no contiene estadísticas de práctica.',
  bad_export_date: () => 'La fecha de esta exportación no se puede leer.',
  sessions_not_a_list: () => 'Las sesiones de esta exportación no son una lista.',
  not_portable: () => 'No es una exportación de Breath Master Sync.',
  portable_too_new: () => 'Este archivo lo escribió una versión más nueva de Breath Master Sync.',
  portable_invalid: (place) => `Algunos valores de este archivo no se pueden leer${place}.`,
};

/** " en la línea 3, columna 5", ": /sessions/0, /zone", or nothing. */
function placeIn(message: string): string {
  const [, line, column] = /line (\d+), column (\d+)/.exec(message) ?? [];
  if (line !== undefined && column !== undefined) return ` en la línea ${line}, columna ${column},`;
  const where = /: (\/.*)\.$/.exec(message)?.[1];
  return where === undefined ? '' : `: ${where.replace(/ and (\d+) more places$/, ' y $1 lugares más')}`;
}

export const es: Catalogue<typeof issuesTexts> = {
  fields: {
    id: 'su id',
    startedAt: 'su inicio',
    endedAt: 'su final',
    activeMs: 'su tiempo activo',
    cycles: 'sus ciclos',
    goalMinutes: 'su meta',
    goalBonusXP: 'los XP por su meta',
    pledgeMultiplier: 'su compromiso',
    pledgeHonored: 'su compromiso',
    finalXP: 'su cuenta de XP',
    pattern: 'su ritmo',
    timeZone: 'su zona horaria',
  },
  plain: {
    not_an_object: 'No es una sesión.',
    bad_id: 'Su id tiene otra forma que la que da el editor.',
    id_start_mismatch: 'Su id y su inicio dicen horas distintas.',
    ends_before_start: 'Termina antes de empezar.',
    negative_active_ms: 'Su tiempo activo está por debajo de cero.',
    negative_cycles: 'Sus ciclos están por debajo de cero.',
    ended_in_future: 'Termina después de que se hiciera la exportación.',
    goal_bonus_mismatch: 'Los XP por su meta no se siguen de su tiempo y su meta.',
    pledge_fields_disagree: 'Lo que dice sobre su compromiso no concuerda.',
    duplicate_id_identical: 'La misma sesión está dos veces en el archivo; cuenta la primera.',
    duplicate_id_conflict: 'Antes hay otra sesión con el mismo id; cuenta la primera.',
    active_exceeds_span: 'Su tiempo activo es más largo que el tiempo de principio a fin.',
    span_over_24h: 'Duró más de un día, quizá mientras el equipo dormía.',
    implausibly_long: 'Es más larga que dos horas; quizá quedó abierta mientras el equipo dormía.',
    ended_after_export_within_5_min: 'Termina justo después de la exportación; los relojes difieren un poco.',
    final_xp_null: 'Faltaba su cuenta de XP. La sesión misma está completa.',
    unusual_goal: 'Su meta es una que el editor no ofrece.',
    unknown_time_zone: 'Su zona horaria no se podía leer, así que se usó la elegida.',
    content_differs: 'Una sesión con el mismo id y otro contenido ya está aquí; esa se queda.',
    deleted_by_you: 'La eliminaste antes, así que no vuelve.',
    on_other_device: 'Ya está aquí, desde otro dispositivo.',
  },
  anyField: 'uno de sus campos',
  missing: (field) => `No hay valor para ${field}.`,
  wrongType: (field) => `El valor de ${field} no es del tipo adecuado.`,
  unreadableTime: (field) => `La hora de ${field} no se puede leer.`,
  other: 'El servidor no lo aceptó.',
  unreadable: ({ code, message }) => unreadable[code]?.(placeIn(message)) ?? message,
};
