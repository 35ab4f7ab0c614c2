-- Helpers for the other files: people, roles, refusals. Run first and kept; every other file rolls itself back.

create schema if not exists tests;
comment on schema tests is 'Helpers of the database tests; never part of a migration.';

create or replace function tests.make_user(p_name text) returns uuid
language sql volatile as $$
  insert into auth.users (id, aud, role, email)
  values (gen_random_uuid(), 'authenticated', 'authenticated', p_name || '@tests.example.test')
  returning id;
$$;

-- Definer: actors look each other up without any right on auth.users.
create or replace function tests.user_id(p_name text) returns uuid
language sql stable security definer set search_path = '' as $$
  select u.id from auth.users as u where u.email = p_name || '@tests.example.test';
$$;

create or replace function tests.sign_in(p_name text, p_is_anonymous boolean default false) returns void
language plpgsql volatile as $$
declare
  v_claims jsonb := jsonb_build_object(
    'sub', tests.user_id(p_name), 'role', 'authenticated', 'aud', 'authenticated', 'is_anonymous', p_is_anonymous
  );
begin
  perform set_config('request.jwt.claims', v_claims::text, true), set_config('role', 'authenticated', true);
end;
$$;

create or replace function tests.act_as(p_role text) returns void
language plpgsql volatile as $$
begin
  perform set_config('request.jwt.claims', jsonb_build_object('role', p_role)::text, true), set_config('role', p_role, true);
end;
$$;

create or replace function tests.act_as_owner() returns void
language plpgsql volatile as $$
begin
  perform set_config('request.jwt.claims', '', true), set_config('role', 'postgres', true);
end;
$$;

-- 'ok', or sqlstate and hint of the refusal.
create or replace function tests.answer(p_sql text) returns text
language plpgsql volatile as $$
declare
  v_hint text;
begin
  execute p_sql;
  return 'ok';
exception when others then
  get stacked diagnostics v_hint = pg_exception_hint;
  return rtrim(sqlstate || ' ' || coalesce(v_hint, ''));
end;
$$;

-- How many rows a statement reached, or its refusal.
create or replace function tests.reach(p_sql text) returns text
language plpgsql volatile as $$
declare
  v_rows bigint;
begin
  execute p_sql;
  get diagnostics v_rows = row_count;
  return v_rows || ' rows';
exception when others then
  return sqlstate;
end;
$$;

-- A row as the extension writes it.
create or replace function tests.session(
  p_start timestamptz, p_minutes integer default 5, p_cycles integer default 0, p_more jsonb default '{}'
) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'id', 'sess-' || round(extract(epoch from p_start) * 1000)::bigint,
    'startedAt', to_char(p_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'endedAt', to_char((p_start + make_interval(mins => p_minutes)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'activeMs', p_minutes * 60000, 'cycles', p_cycles
  ) || p_more;
$$;

create or replace function tests.outcomes(p_outcomes jsonb) returns text
language sql immutable as $$
  select string_agg(concat_ws(' ', o ->> 'outcome', nullif(array_to_string(array(select jsonb_array_elements_text(o -> 'reasons')), '+'), '')), ', ' order by n)
  from jsonb_array_elements(p_outcomes) with ordinality as x (o, n);
$$;

-- An editor with the token 'token-<name>' (hashed).
create or replace function tests.make_device(p_user text, p_name text) returns uuid
language plpgsql volatile as $$
declare
  v_id uuid;
begin
  insert into public.devices (user_id, kind, name) values (tests.user_id(p_user), 'vscode', p_name) returning id into v_id;
  insert into private.device_tokens (device_id, token_hash) values (v_id, private.hash_text('token-' || p_name));
  return v_id;
end;
$$;

create or replace function tests.token(p_name text) returns text
language sql immutable as $$ select encode(sha256(convert_to('token-' || p_name, 'UTF8')), 'hex'); $$;

create or replace function tests.messages(p_user text) returns table (event text, payload jsonb)
language sql stable security definer set search_path = '' as $$
  select m.event, m.payload from realtime.messages as m where m.topic = 'user:' || tests.user_id(p_user);
$$;

grant usage on schema tests to public;
grant execute on all functions in schema tests to public;
