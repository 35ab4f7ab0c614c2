/** A guest is answered wherever somebody with an account is: what is new in the database is missed here. */
import { afterAll, expect, test } from 'vitest';
import { answerGuest } from '#src/backend/guest/answer-guest.ts';
import { emptyGuestData } from '#src/backend/guest/guest-data.ts';
import { WRITABLE } from '#src/backend/guest/tables/writable.ts';
import { closeSides, sql } from './sides.ts';

afterAll(closeSides);

const NOW = new Date();

function statusOf(method: string, path: string): number {
  const request = { method, path, query: new URLSearchParams(), headers: new Headers(), body: {} };
  return answerGuest(emptyGuestData(crypto.randomUUID(), 'UTC', NOW), request, NOW).status;
}

/** Functions that the app does not call: SQL reads the catalogue itself. */
const NOT_CALLED = ['badge_catalogue'];

test('every function that a person may call is answered', async () => {
  const rows = await sql<{ name: string }[]>`
    select distinct p.proname as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and has_function_privilege('authenticated', p.oid, 'execute')
    order by 1`;
  const unanswered = rows.map(({ name }) => name).filter((name) => statusOf('POST', `rpc/${name}`) === 501);
  expect(unanswered).toEqual(NOT_CALLED);
});

/** Derived tables that the app reads by functions only, and what those keep for themselves. */
const NOT_READ = ['achievements', 'badge_notes', 'daily_totals', 'monthly_totals', 'practice_runs'];

test('every table that a person may read is answered', async () => {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege('authenticated', c.oid, 'select')
    order by 1`;
  expect(rows.map(({ name }) => name).filter((name) => statusOf('GET', name) === 501)).toEqual(NOT_READ);
});

test('the columns that a person may change are those of the database', async () => {
  const rows = await sql<{ name: string; columns: string[] }[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attname) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and has_column_privilege('authenticated', c.oid, a.attnum, 'update')
    group by 1`;
  const here = Object.entries(WRITABLE).map(([name, { columns }]) => [name, Object.keys(columns).sort()]);
  expect(Object.fromEntries(here)).toEqual(Object.fromEntries(rows.map(({ name, columns }) => [name, columns])));
});
