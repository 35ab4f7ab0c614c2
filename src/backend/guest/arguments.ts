/** Arguments of a function, read as the database reads them: null when absent, refused when of another form. */
import { isLocalDate, type LocalDate } from '#src/domain/calendar.ts';
import { isJsonObject, type JsonObject } from '#src/domain/json.ts';
import { Refusal, unreadable } from './refusal.ts';

export type Arguments = JsonObject;

const UUID_FORM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const INT32_MAX = 2_147_483_647;

/** The arguments in the body of a request. */
export function argumentsIn(body: unknown): Arguments {
  return isJsonObject(body) ? body : {};
}

/** A JSON value as SQL's `->>` gives it: a text as it is, anything else as JSON, null as null. */
export function asText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function textArgument(given: Arguments, name: string): string | null {
  return asText(given[name]);
}

/** A whole number of 32 bits, or null. */
export function wholeArgument(given: Arguments, name: string): number | null {
  const value = given[name] ?? null;
  if (value === null) return null;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (!Number.isInteger(number)) throw unreadable('integer', value);
  if (Math.abs(Number(number)) > INT32_MAX) {
    throw new Refusal(400, '22003', `value "${String(value)}" is out of range for type integer`);
  }
  return Number(number);
}

/** Any whole number that JavaScript holds, or null. */
export function idArgument(given: Arguments, name: string): number | null {
  const value = given[name] ?? null;
  if (value === null) return null;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (!Number.isSafeInteger(number)) throw unreadable('bigint', value);
  return Number(number);
}

export function uuidArgument(given: Arguments, name: string): string | null {
  const value = given[name] ?? null;
  if (value === null) return null;
  return uuidOf(value);
}

/** A uuid in lower case. */
export function uuidOf(value: unknown): string {
  if (typeof value !== 'string' || !UUID_FORM.test(value)) throw unreadable('uuid', value);
  return value.toLowerCase();
}

export function dateArgument(given: Arguments, name: string): LocalDate | null {
  const value = given[name] ?? null;
  if (value === null) return null;
  if (isLocalDate(value)) return value;
  const isWritten = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  if (isWritten) throw new Refusal(400, '22008', `date/time field value out of range: "${value}"`);
  throw new Refusal(400, '22007', `invalid input syntax for type date: "${String(value)}"`);
}

/** Epoch milliseconds of a moment, or null. */
export function instantArgument(given: Arguments, name: string): number | null {
  const value = given[name] ?? null;
  if (value === null) return null;
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms)) {
    throw new Refusal(400, '22007', `invalid input syntax for type timestamp with time zone: "${String(value)}"`);
  }
  return ms;
}
