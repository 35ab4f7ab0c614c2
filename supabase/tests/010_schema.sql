-- What must hold for every table and function, also those that are still to come.
begin;
select no_plan();

select is(
  array(select c.oid::regclass::text from pg_class as c
    where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and not c.relrowsecurity),
  '{}', 'row-level security is on for every table');

select is(
  array(select c.oid::regclass::text from pg_class as c
    where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
      and obj_description(c.oid, 'pg_class') is null),
  '{}', 'every table says what it is for');

select is(
  array(select c.oid::regclass || '.' || a.attname from pg_class as c join pg_attribute as a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
      and a.attnum > 0 and not a.attisdropped and col_description(c.oid, a.attnum) is null),
  '{}', 'every column says what it holds');

select is(
  array(select p.oid::regprocedure::text from pg_proc as p
    where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and not exists (select from pg_depend as d where d.objid = p.oid and d.deptype = 'e')
      and obj_description(p.oid, 'pg_proc') is null),
  '{}', 'every function says what it does');

select is(
  array(select p.oid::regprocedure::text from pg_proc as p
    where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and p.prosqlbody is null
      -- An aggregate runs nothing of its own.
      and p.prokind <> 'a'
      and not exists (select from unnest(p.proconfig) as s where s = 'search_path=""')),
  '{}', 'every function pins an empty search path, or had its names bound when it was made');

select is(
  array(select p.oid::regprocedure::text from pg_proc as p
    where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and has_function_privilege('anon', p.oid, 'execute')),
  '{}', 'anon may call no function');

select is(
  array(select c.oid::regclass::text from pg_class as c
    where c.relkind = 'S' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
      and (has_sequence_privilege('anon', c.oid, 'usage') or has_sequence_privilege('authenticated', c.oid, 'usage'))),
  '{}', 'nobody draws numbers from a sequence');

select is(
  array(select g.table_schema || '.' || g.table_name || ' ' || g.grantee || ' ' || g.privilege_type from information_schema.table_privileges as g
    where g.table_schema in ('public', 'private') and g.grantee in ('anon', 'service_role', 'PUBLIC')),
  '{}', 'anon, the service role and public hold no grant on tables');

select is(
  array(select distinct g.privilege_type::text from information_schema.table_privileges as g
    where g.table_schema in ('public', 'private') and g.grantee = 'authenticated' and g.table_name <> 'breathe_presets'),
  '{SELECT}', 'a signed-in person may only read whole tables');
select is(
  array(select g.privilege_type::text from information_schema.table_privileges as g
    where g.table_name = 'breathe_presets' and g.grantee = 'authenticated' order by 1),
  array['DELETE', 'SELECT'], 'and remove presets');

select is(
  array(select g.table_name || '.' || g.column_name from information_schema.column_privileges as g
    where g.table_schema in ('public', 'private') and g.grantee = 'authenticated' and g.privilege_type = 'INSERT'
    order by 1),
  array['breathe_presets.id', 'breathe_presets.name', 'breathe_presets.pattern'], 'make presets');
select is(
  array(select g.table_name || '.' || g.column_name from information_schema.column_privileges as g
    where g.table_schema in ('public', 'private') and g.grantee = 'authenticated' and g.privilege_type = 'UPDATE'
    order by 1),
  array['breathe_presets.name', 'breathe_presets.pattern', 'devices.consent', 'devices.name', 'preferences.daily_goal_minutes', 'preferences.keep_import_payloads', 'preferences.language', 'preferences.motion',
    'preferences.share_live', 'preferences.show_streak', 'preferences.theme', 'preferences.weekly_goal_minutes', 'profiles.day_start_hour', 'profiles.display_name',
    'profiles.onboarded_at', 'profiles.time_zone', 'profiles.week_start'],
  'and write only the columns that a person sets');

select is(
  array(select r::text from unnest(array['anon', 'authenticated', 'service_role']) as r where has_schema_privilege(r, 'private', 'usage')),
  '{}', 'the private schema is closed to every API role');

select is(
  array(select p.proname::text from pg_proc as p
    where p.pronamespace = 'public'::regnamespace and has_function_privilege('service_role', p.oid, 'execute') order by 1),
  array['api_device_authorization', 'api_device_revoke_self', 'api_device_token', 'api_ingest', 'api_live', 'api_me', 'api_snapshot'],
  'the service role may call the device functions and nothing else');

select is(
  array(select p.proname::text from pg_proc as p
    where p.pronamespace = 'public'::regnamespace and has_function_privilege('authenticated', p.oid, 'execute') order by 1),
  array['achievements_list', 'analytics_bests', 'analytics_days', 'analytics_months', 'analytics_runs', 'badge_catalogue', 'badges_noted', 'dashboard', 'device_authorization_decide', 'device_authorization_lookup', 'device_revoke', 'export_sessions',
    'goal_history_set', 'import_begin', 'import_finish', 'import_preview', 'import_rows', 'import_undo', 'session_delete', 'session_page', 'session_restore', 'web_device', 'web_live', 'web_session'],
  'a signed-in person may call the functions of the contract');

select is(
  array(
    select k.conrelid::regclass || ' ' || k.conname from pg_constraint as k
    where k.contype = 'f' and k.connamespace in ('public'::regnamespace, 'private'::regnamespace)
      and not exists (
        select from pg_index as i where i.indrelid = k.conrelid
          and (i.indkey::smallint[])[0:cardinality(k.conkey) - 1] = k.conkey
      )
  ), '{}', 'every foreign key has an index');

select is(
  array(select c.oid::regclass::text from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attname = 'user_id'
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and not exists (select from pg_index as i where i.indrelid = c.oid and i.indkey[0] = a.attnum)),
  '{}', 'every policy column leads an index');

select is(
  array(select p.schemaname || '.' || p.tablename || ' ' || p.policyname from pg_policies as p
    where p.schemaname in ('public', 'private', 'realtime') and (p.cmd = 'ALL' or p.roles <> '{authenticated}')),
  '{}', 'policies name one command and are for signed-in people');

select is(
  array(select p.tablename || ' ' || p.policyname from pg_policies as p
    where p.schemaname = 'public' and concat(p.qual, p.with_check) !~ 'SELECT auth\.uid\(\)'),
  '{}', 'policies look the person up once, not once per row');

select * from finish();
rollback;
