/** The Supabase CLI's advisors look at the schema: no error, and no warning that is not explained here. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase } from './database.ts';

const CLI = fileURLToPath(new URL('../../node_modules/.bin/supabase', import.meta.url));

/** Findings that are meant, each with its reason. */
const EXPLAINED: readonly { readonly check: string; readonly objects?: readonly string[]; readonly reason: string }[] =
  [
    { check: 'unused_index', reason: 'A fresh database has used none yet.' },
    { check: 'rls_enabled_no_policy', reason: 'Tables of the private schema are closed to every role on purpose.' },
    {
      check: 'function_search_path_mutable',
      objects: [
        'level_of',
        'goal_bonus',
        'goal_reached',
        'parse_instant',
        'iso_utc',
        'whole',
        'is_double',
        'hash_text',
        'content_hash',
        'practice_date',
        'plus_hours',
      ],
      reason: 'SQL-standard bodies: names are bound when the function is made, so no search path reaches them.',
    },
    {
      check: 'function_search_path_mutable',
      objects: ['sum_hours'],
      reason: 'An aggregate runs nothing of its own and takes no setting; the function of its steps is above.',
    },
  ];

const answer = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      level: z.enum(['INFO', 'WARN', 'ERROR']),
      detail: z.string(),
      metadata: z.object({ name: z.string().optional(), schema: z.string().optional() }).optional(),
    }),
  ),
});

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase();
  // The CLI would otherwise read the project's settings, which say nothing about this database.
  folder = mkdtempSync(join(tmpdir(), 'bm-advisors-'));
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function unexplained() {
  const target = `--remote=${database.postgresUrl}?sslmode=disable`;
  const options = [
    '--workdir',
    folder,
    '--level',
    'info',
    '--fail-on',
    'none',
    '--output-format',
    'json',
    '--yes',
    '--agent',
    'no',
  ];
  const { stdout } = await promisify(execFile)(CLI, ['db', 'advisors', target, ...options], {
    cwd: folder,
    env: { ...process.env, SUPABASE_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  });
  return answer
    .parse(JSON.parse(stdout))
    .results.filter(
      ({ name, metadata }) =>
        !EXPLAINED.some(({ check, objects }) => check === name && (objects?.includes(metadata?.name ?? '') ?? true)),
    )
    .map(({ level, name, detail }) => `${level} ${name}: ${detail}`);
}

test('the advisors find nothing that is not explained', async () => {
  expect(await unexplained()).toEqual([]);
}, 60_000);

test('they would say so if they did', async () => {
  await database.sql.unsafe(`
    create table public.open_house (id integer primary key, other integer references public.open_house (id));
    grant select on public.open_house to anon;
    create function public.wanderer() returns integer language sql as 'select 1';`);
  const found = await unexplained();
  expect(found).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^ERROR rls_disabled_in_public/),
      expect.stringMatching(/^WARN function_search_path_mutable/),
      expect.stringMatching(/^INFO unindexed_foreign_keys/),
    ]),
  );
}, 60_000);
