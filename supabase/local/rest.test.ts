import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readConfig } from './config.ts';
import { createRest, type Rest } from './rest.ts';
import { openScratchDatabase, type ScratchDatabase } from './scratch-database.ts';
import type { Claims } from './tokens.ts';

const USER = '5b0cd6f9-1d0f-4d6c-9a53-0c6d3f7f8a10';

let database: ScratchDatabase;
let admin: postgres.Sql;
let rest: Rest;

beforeAll(async () => {
  database = await openScratchDatabase();
  admin = postgres(database.postgresUrl, { max: 1, onnotice() {} });
  await admin.unsafe(`
    create function public.who() returns jsonb language sql stable as $$
      select jsonb_build_object('role', current_user, 'uid', auth.uid(), 'email', auth.email(), 'claims', auth.jwt(),
        'timeout', current_setting('statement_timeout'), 'headers', current_setting('request.headers', true)::jsonb)
    $$;
    create table public.moments (id int primary key, at timestamptz, bare timestamp);
    alter table public.moments enable row level security;
    create policy own on public.moments for select to authenticated using (auth.uid() = '${USER}');
    revoke all on public.moments from anon, authenticated;
    grant select on public.moments to authenticated;
    grant execute on function public.who() to anon, authenticated, service_role;
    insert into public.moments values (1, '2025-09-05T09:00:00.25+02', '2025-09-05T09:00:00');
  `);
  rest = await createRest({ postgresUrl: database.postgresUrl, config: readConfig({ apiUrl: 'http://127.0.0.1:1' }) });
}, 60_000);

afterAll(async () => {
  await rest.close();
  await admin.end({ timeout: 1 });
  await database.close();
});

function call(path: string, claims: Claims, init: RequestInit = {}): Promise<Response> {
  return rest.fetch(new Request(`http://127.0.0.1/rest/v1/${path}`, init), claims);
}

function who(claims: Claims): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    authorization: 'Bearer secret-token',
    apikey: 'key',
    'x-mine': 'yes',
  };
  return call('rpc/who', claims, { method: 'POST', headers, body: '{}' });
}

describe('a request runs as its role', () => {
  test.each([
    [{ role: 'anon' }, '3s', null],
    [{ role: 'authenticated', sub: USER, email: 'a@example.test', app_metadata: { provider: 'email' } }, '8s', USER],
  ] as const)('%j', async (claims, timeout, uid) => {
    expect(await (await who(claims)).json()).toMatchObject({ role: claims.role, uid, timeout, claims });
  });

  test('service_role has no time limit of its own', async () => {
    expect(await (await who({ role: 'service_role' })).json()).toMatchObject({ role: 'service_role', timeout: '0' });
  });

  test('functions see the headers of a request, but no token and no key', async () => {
    const { headers } = await (await who({ role: 'anon' })).json();
    expect(headers).toMatchObject({ 'x-mine': 'yes' });
    expect(JSON.stringify(headers)).not.toMatch(/secret-token|apikey/);
  });
});

test('row-level security decides, and the engine grants nothing by itself', async () => {
  expect(await (await call('moments', { role: 'authenticated', sub: USER })).json()).toHaveLength(1);
  const stranger = await call('moments', { role: 'authenticated', sub: '11111111-1111-4111-8111-111111111111' });
  expect(await stranger.json()).toEqual([]);
  expect((await call('moments', { role: 'anon' })).status).toBe(401);
  const insert = await call(
    'moments',
    { role: 'authenticated', sub: USER },
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"id": 2}',
    },
  );
  expect(insert.status).toBe(403);
  const [grants] = await admin`select has_table_privilege('anon', 'public.moments', 'select') as anon,
                                      has_table_privilege('authenticated', 'public.moments', 'insert') as write`;
  expect(grants).toEqual({ anon: false, write: false });
});

test('times are ISO 8601', async () => {
  const answer = await call('moments?select=at,bare', { role: 'authenticated', sub: USER });
  expect(await answer.json()).toEqual([{ at: '2025-09-05T07:00:00.25+00:00', bare: '2025-09-05T09:00:00' }]);
});

test("a client's mistake is answered, not printed", async () => {
  const print = vi.spyOn(process.stderr, 'write');
  const answer = await call('moments?id=eq.one', { role: 'authenticated', sub: USER });
  expect(answer.status).toBe(400);
  expect((await answer.json()).code).toBe('22P02');
  expect(print).not.toHaveBeenCalled();
  print.mockRestore();
});

test('a table made later is known after a reload', async () => {
  await admin`create table public.later (id int)`;
  await rest.reload();
  expect((await call('later', { role: 'service_role' })).status).toBe(403); // no default grants in this project
});
