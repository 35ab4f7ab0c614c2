import { newDevice, newPerson, row, sendRows } from '../people.ts';
import { type Case, type Door, HTML, HUGE, LONE, NUL, SQL } from './door.ts';

interface Outcome {
  readonly outcome: string;
  readonly reasons: readonly string[];
}

/** Sends the bad row between two good ones, from a device of a person of its own: both good ones have to be kept. */
async function between(bad: unknown): Promise<string> {
  const person = await newPerson();
  const answer = await sendRows(await newDevice(person), [row(1), bad, row(2)]);
  const outcomes = (answer.body as { outcomes?: Outcome[] }).outcomes ?? [];
  const kept = await person.client.from('sessions').select('client_session_id');
  const ids = (kept.data ?? []).map((one) => one.client_session_id as string);
  const beside = [row(1).id, row(2).id].every((id) => ids.includes(String(id)));
  if (!beside || outcomes[0]?.outcome !== 'created' || outcomes[2]?.outcome !== 'created') {
    return `${answer.status}: the good rows beside it were not kept`;
  }
  const [, own] = outcomes;
  return [own?.outcome, ...(own?.reasons ?? [])].join(' ');
}

const rowCase = (input: string, bad: unknown, answer: string): Case => ({ input, answer, send: () => between(bad) });

/** Rows of a batch: each gets its own outcome. */
export const rowsDoor: Door = {
  name: 'API: rows of a batch',
  about: 'Each stands between two good rows of the same batch, and both of them are kept.',
  cases: [
    rowCase('text in place of a row', SQL, 'rejected not_an_object'),
    rowCase('null', null, 'rejected not_an_object'),
    rowCase('a nested list', JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`), 'rejected not_an_object'),
    rowCase('cycles as text', row(5, { cycles: '20' }), 'rejected wrong_type:cycles'),
    rowCase('cycles as the text NaN', row(5, { cycles: 'NaN' }), 'rejected wrong_type:cycles'),
    rowCase('half a cycle', row(5, { cycles: 0.5 }), 'rejected wrong_type:cycles'),
    rowCase('cycles below zero', row(5, { cycles: -1 }), 'rejected negative_cycles'),
    rowCase('more cycles than an integer holds', row(5, { cycles: 3_000_000_000 }), 'rejected wrong_type:cycles'),
    rowCase('active time below zero', row(5, { activeMs: -1, goalBonusXP: 0 }), 'rejected negative_active_ms'),
    rowCase('active time of 400 digits', row(5, { activeMs: Number(HUGE) }), 'rejected missing_field:activeMs'),
    rowCase('active time of 1e21', row(5, { activeMs: 1e21 }), 'rejected wrong_type:activeMs'),
    rowCase('an id with SQL in it', row(5, { id: SQL }), 'rejected bad_id'),
    rowCase('an id with HTML in it', row(5, { id: HTML }), 'rejected bad_id'),
    rowCase('an id with U+0000', row(5, { id: `sess-175706280000${NUL}` }), 'rejected bad_id'),
    rowCase('an id with half a character', row(5, { id: LONE }), 'rejected bad_id'),
    rowCase('an id of 100,000 characters', row(5, { id: 'x'.repeat(100_000) }), 'rejected bad_id'),
    rowCase(
      'a date that is none',
      row(5, { startedAt: '2025-02-30T09:00:00.000Z' }),
      'rejected bad_timestamp:startedAt',
    ),
    rowCase(
      'a year beyond all calendars',
      row(5, { endedAt: '+275760-09-13T00:00:00.000Z' }),
      'rejected bad_timestamp:endedAt',
    ),
    rowCase(
      'no times',
      { id: 'sess-1757062800000' },
      'rejected missing_field:startedAt missing_field:endedAt missing_field:activeMs missing_field:cycles',
    ),
    rowCase('an end in the year 9999', row(5, { endedAt: '9999-12-31T23:59:59.999Z' }), 'rejected ended_in_future'),
    rowCase('more bonus than there is', row(5, { goalBonusXP: 1_000_000 }), 'rejected goal_bonus_mismatch'),
    rowCase('a pattern of U+0000', row(5, { pattern: NUL }), 'created'),
    rowCase('a pattern of HTML', row(5, { pattern: HTML }), 'created'),
    rowCase('a zone with SQL in it', row(5, { timeZone: SQL }), 'created unknown_time_zone'),
    rowCase(
      'a key called __proto__',
      JSON.parse(JSON.stringify(row(5)).replace('{', '{"__proto__":{"cycles":9},')),
      'created',
    ),
    rowCase('the same row as before', row(1), 'duplicate duplicate_id_identical'),
    rowCase('the same id with other content', row(1, { cycles: 99 }), 'conflict duplicate_id_conflict'),
  ],
};
