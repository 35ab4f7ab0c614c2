/** Columns that a person may write, checked as the database checks them. */
import { isJsonObject, type JsonObject } from '#src/domain/json.ts';
import { Refusal, unreadable } from '../refusal.ts';
import { timeText } from '../time-text.ts';

/** What a column makes of a value; throws a `Refusal`. `place` names the table and column. */
export type Column = (value: unknown, place: { readonly table: string; readonly column: string }) => unknown;

/** The columns of a table that a person may write. */
export type Columns = Readonly<Record<string, Column>>;

const SMALLINT_MAX = 32_767;

/** What a check of the table refuses. */
function violates(table: string, column: string): Refusal {
  const message = `new row for relation "${table}" violates check constraint "${table}_${column}_check"`;
  return new Refusal(400, '23514', message);
}

/** A column that may hold nothing. */
export const orNull =
  (column: Column): Column =>
  (value, place) =>
    value === null ? null : column(value, place);

function present(value: unknown, { table, column }: { readonly table: string; readonly column: string }): unknown {
  if (value !== null && value !== undefined) return value;
  const message = `null value in column "${column}" of relation "${table}" violates not-null constraint`;
  throw new Refusal(400, '23502', message);
}

/** A whole number of 16 bits that passes a test. */
export const smallint =
  (isAllowed: (value: number) => boolean): Column =>
  (value, place) => {
    const given = present(value, place);
    const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
    if (!Number.isInteger(number)) throw unreadable('smallint', given);
    if (Math.abs(Number(number)) > SMALLINT_MAX) {
      throw new Refusal(400, '22003', `value "${String(given)}" is out of range for type smallint`);
    }
    if (!isAllowed(Number(number))) throw violates(place.table, place.column);
    return Number(number);
  };

/** A text that passes a test, after it was tidied. */
export const text =
  (isAllowed: (value: string) => boolean, tidied: (value: string) => string = (value) => value): Column =>
  (value, place) => {
    const given = tidied(String(present(value, place)));
    if (!isAllowed(given)) throw violates(place.table, place.column);
    return given;
  };

export const word = (...words: readonly string[]): Column => text((value) => words.includes(value));

export const flag: Column = (value, place) => {
  const given = present(value, place);
  if (typeof given !== 'boolean') throw unreadable('boolean', given);
  return given;
};

export const moment: Column = (value, place) => {
  const ms = Date.parse(String(present(value, place)));
  if (Number.isNaN(ms)) {
    throw new Refusal(400, '22007', `invalid input syntax for type timestamp with time zone: "${String(value)}"`);
  }
  return timeText(ms);
};

/** The columns of a change with their values checked; those that may not be written are refused first. */
export function readColumns(table: string, columns: Columns, body: unknown): JsonObject {
  const given = isJsonObject(body) ? body : {};
  const names = Object.keys(given);
  if (names.some((name) => !Object.hasOwn(columns, name))) {
    throw new Refusal(403, '42501', `permission denied for table ${table}`);
  }
  return Object.fromEntries(names.map((name) => [name, columns[name]?.(given[name], { table, column: name })]));
}
