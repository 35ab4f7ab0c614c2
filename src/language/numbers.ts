import { localeHere } from './language.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** A number as the language on the screen writes it: 12,345 or 12.345; with at most `digits` after the comma. */
export function number(value: number, digits = 3): string {
  const tag = localeHere();
  const key = `${tag}|${digits}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(tag, { maximumFractionDigits: digits });
  formats.set(key, format);
  return format.format(value);
}

/** A number with what it counts: "1 day", "12,345 days"; "1 día", "12.345 días". */
export function count(value: number, one: string, many: string): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}
