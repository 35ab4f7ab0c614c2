/** What a function of the backend is here: data and arguments in, data and a body out. */
import type { Arguments } from './arguments.ts';
import type { GuestData } from './guest-data.ts';

/** A request of the app to the backend's tables and functions. */
export interface GuestRequest {
  /** In upper case. */
  readonly method: string;
  /** Below `/rest/v1/`: `rpc/dashboard` or `preferences`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
}

/** What it gets, and the data after it. */
export interface GuestAnswer {
  readonly status: number;
  /** What goes out as JSON; null with status 204. */
  readonly body: unknown;
  /** The same object when nothing changed. */
  readonly data: GuestData;
}

/** What an answer leaves: what goes out as JSON, and the data after it. */
export interface Outcome {
  /** `undefined` for a function that returns nothing. */
  readonly body: unknown;
  readonly data: GuestData;
}

/** Throws a `Refusal` for what the database would refuse. */
export type FunctionAnswer = (data: GuestData, given: Arguments, now: Date) => Outcome;

/** The data with some lists in the place of others. */
export function changed(data: GuestData, lists: Partial<Omit<GuestData, 'version'>>): GuestData {
  return { ...data, ...lists, version: data.version + 1 };
}

/** The list with rows in the place of those that `replace` gives another for. */
export function mapped<Row>(rows: readonly Row[], isMeant: (row: Row) => boolean, change: (row: Row) => Row): Row[] {
  return rows.map((row) => (isMeant(row) ? change(row) : row));
}
