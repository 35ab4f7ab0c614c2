-- Every table and operation, for every actor: who may, and who may not.
begin;
select no_plan();

select tests.make_user(n) from unnest(array['owner', 'stranger', 'guest']) as n;
select tests.make_device('owner', 'laptop');
select private.ingest_sessions(tests.user_id('owner'), d.id, 1, 'UTC', true, now(), jsonb_build_array(
    tests.session('2025-09-05 09:00Z'), tests.session('2025-09-06 09:00Z'))),
  private.apply_snapshot(tests.user_id('owner'), d.id, 1, now(), '{"totalXP": 40}')
from public.devices as d where d.user_id = tests.user_id('owner');
insert into public.session_tombstones (user_id, device_id, epoch, client_session_id, content_hash)
  select user_id, id, 1, 'sess-1757062800001', repeat('0', 64) from public.devices where user_id = tests.user_id('owner');
insert into public.badge_notes (user_id, badge) values (tests.user_id('owner'), 'first_session');
insert into public.breathe_presets (user_id, name, pattern) values (tests.user_id('owner'), 'Evening', '4-0-6-2');
insert into public.imports (user_id, device_id, epoch, shape)
  select user_id, id, 1, 'raw' from public.devices where user_id = tests.user_id('owner');

create temporary table tables (name text, writable text, rows integer);
insert into tables values
  ('profiles', 'week_start', 1), ('preferences', 'theme', 1), ('devices', 'name', 1), ('sessions', null, 2), ('session_tombstones', null, 1),
  ('device_snapshots', null, 1), ('imports', null, 1), ('daily_totals', null, 2), ('practice_runs', null, 1), ('user_totals', null, 1),
  ('breathe_presets', 'name', 1), ('goal_changes', null, 1), ('monthly_totals', null, 1), ('achievements', null, 1), ('badge_notes', null, 1);
-- Rows that their owner may remove.
create temporary table removable (name text);
insert into removable values ('breathe_presets');
grant select on tables, removable to public;

select is(
  array(select c.relname::text from pg_class as c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1),
  array(select name from tables order by 1), 'every public table stands in this file');

create temporary table actors (name text, sees boolean, reads boolean);
insert into actors values ('owner', true, true), ('stranger', false, true), ('guest', false, true), ('anon', false, false), ('service_role', false, false);
grant select on actors to public;

create function pg_temp.become(p_actor text) returns void language plpgsql as $$
begin
  if p_actor in ('anon', 'service_role') then
    perform tests.act_as(p_actor);
  else
    perform tests.sign_in(p_actor, p_actor = 'guest');
  end if;
end;
$$;

create function pg_temp.access() returns setof text language plpgsql as $$
declare
  v record;
  v_read text;
  v_where text := format(' where user_id = %L', tests.user_id('owner'));
begin
  for v in 
    select t.name, t.writable, t.rows, a.name as actor, a.sees, a.reads,
      exists (select from removable as r where r.name = t.name) as removable
    from tables as t cross join actors as a
    -- The owner comes last, because what the owner removes is gone.
    order by a.name = 'owner'
  loop
    perform pg_temp.become(v.actor);
    v_read := case when not v.reads then '42501' when v.sees then v.rows || ' rows' else '0 rows' end;
    return next is(tests.reach('select 1 from public.' || v.name || v_where), v_read, v.actor || ' selects ' || v.name);
    return next is(tests.reach(format('insert into public.%I (user_id) values (%L)', v.name, tests.user_id(v.actor))), '42501',
      v.actor || ' inserts into ' || v.name);
    return next is(
      tests.reach(format('update public.%I set %2$I = %2$I', v.name, coalesce(v.writable, 'user_id')) || v_where),
      case when v.writable is null then '42501' else v_read end, v.actor || ' updates ' || v.name);
    return next is(tests.reach(format('update public.%I set user_id = %L', v.name, tests.user_id('stranger')) || v_where), '42501',
      v.actor || ' gives away ' || v.name);
    return next is(
      tests.reach('delete from public.' || v.name || v_where),
      case when v.removable then v_read else '42501' end, v.actor || ' deletes from ' || v.name);
    perform tests.act_as_owner();
  end loop;
end;
$$;
select * from pg_temp.access();

create function pg_temp.secrets() returns setof text language plpgsql as $$
declare
  v record;
begin
  for v in
    select c.relname as name, a.name as actor from pg_class as c cross join actors as a
    where c.relkind in ('r', 'p') and c.relnamespace = 'private'::regnamespace
  loop
    perform pg_temp.become(v.actor);
    return next is(
      array[tests.reach('select 1 from private.' || v.name), tests.reach('delete from private.' || v.name)],
      array['42501', '42501'], v.actor || ' reaches nothing in private.' || v.name);
    perform tests.act_as_owner();
  end loop;
end;
$$;
select * from pg_temp.secrets();

-- A person without a session of their own finds their own rows only, through every reading function.
select tests.sign_in('stranger');
select is((select count(*) from public.session_page()), 0::bigint, 'a stranger pages through nothing of the owner');
select is(public.export_sessions(), '[]', 'a stranger exports nothing of the owner');
select is(public.analytics_days('2000-01-01', '2100-01-01')::text, '[]', 'a stranger charts nothing of the owner');
select is(public.dashboard() ->> 'recent', '[]', 'a stranger''s dashboard shows nothing of the owner');
select tests.sign_in('guest', true);
select is((public.dashboard() #>> '{profile,user_id}')::uuid, tests.user_id('guest'), 'a person without an e-mail has a dashboard of their own');
select is(tests.reach(format('update public.preferences set theme = ''dark'' where user_id = %L', tests.user_id('guest'))), '1 rows',
  'and sets their own preferences');

select tests.act_as('anon');
select is(tests.answer('select public.dashboard()'), '42501', 'anon has no dashboard');
select is(tests.answer('select public.web_device(''UTC'')'), '42501', 'anon has no device');
select is(tests.answer('select public.api_me(''x'')'), '42501', 'anon calls no device function');
select tests.sign_in('owner');
select is(tests.answer('select public.api_me(''x'')'), '42501', 'a person calls no device function');
select is(tests.answer('select private.rebuild_user(auth.uid())'), '42501', 'a person calls nothing private');
select tests.act_as('authenticated');
select is(tests.answer('select public.web_device(''UTC'')'), 'PT401 not_signed_in', 'a token without a person is not signed in');

select * from finish();
rollback;
