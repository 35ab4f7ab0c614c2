import type { Answer, Device, Person } from '../people.ts';

/** Who stands behind the doors while bad input knocks. */
export interface World {
  /** Has a device and practice that nothing may change. */
  readonly owner: Person;
  readonly device: Device;
  readonly revoked: Device;
  /** Sends the bad input where a person is needed who is not the owner. */
  readonly stranger: Person;
  /** A session of the owner. */
  readonly sessionId: number;
  readonly importId: string;
}

/** One kind of bad input, and the answer it gets. */
export interface Case {
  readonly input: string;
  /** Sends it; tells the answer in short: status and code. */
  readonly send: (world: World) => string | Promise<string>;
  readonly answer: string;
}

/** A way into the product. */
export interface Door {
  readonly name: string;
  /** What holds for all of its cases, for a reader. */
  readonly about: string;
  readonly cases: readonly Case[];
}

/** Status and stable code of an answer: `code` of a problem, `error` of OAuth, `hint` or `code` of the database. */
export function brief({ status, body }: Answer): string {
  const told = (body ?? {}) as { code?: unknown; error?: unknown; hint?: unknown; error_code?: unknown };
  const code =
    told.error ??
    told.error_code ??
    (typeof told.hint === 'string' && /^[a-z_]+$/.test(told.hint) ? told.hint : told.code);
  return code === undefined || code === null ? String(status) : `${status} ${String(code)}`;
}

export const NUL = '\u0000';
export const LONE = '\ud800';
export const SQL = "'; drop table public.sessions; --";
export const HTML = '<img src=x onerror=alert(1)>';
export const HUGE = '9'.repeat(400);
export const TWO_MEGABYTES = 'x'.repeat(2_000_000);
/** JSON that is nested so deep that a careless reader falls over. */
export const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
