-- Pages, filters, delete and undo.
begin;
select no_plan();

select tests.make_user(n) from unnest(array['ada', 'bob']) as n;
select tests.make_device('ada', 'laptop'), tests.make_device('ada', 'desktop');
create function pg_temp.send(p_rows jsonb, p_device text default 'laptop') returns text language sql as $$
  select tests.outcomes(private.ingest_sessions(d.user_id, d.id, 1, 'UTC', true, '2025-12-01Z', p_rows)) from public.devices as d where d.name = p_device;
$$;
select pg_temp.send(jsonb_agg(tests.session('2025-09-01Z'::timestamptz + make_interval(days => n), 5, n,
  case n % 3 when 0 then '{"goalMinutes": 5, "goalBonusXP": 3}' when 1 then '{"goalMinutes": 10, "goalBonusXP": 3}' else '{"pattern": "chill"}' end::jsonb)))
from generate_series(0, 29) as n;
select pg_temp.send(jsonb_build_array(tests.session('2025-09-10 12:00Z')), 'desktop');

select tests.sign_in('ada');
select is((select count(*) from public.session_page()), 31::bigint, 'a page holds what there is');
select is((select count(*) from public.session_page(p_limit => 7)), 7::bigint, 'or as many as asked for');
select is((select count(*) from public.session_page(p_limit => 0)), 1::bigint, 'at least one');
select ok((select bool_and(later > ended_at) from (select ended_at, lag(ended_at) over () as later from public.session_page()) as p where later is not null), 'newest first');
select is(
  (with recursive pages as (
    select array(select (p.ended_at, p.id)::text from public.session_page(p_limit => 10) as p) as seen, 1 as n,
      (select p.ended_at from public.session_page(p_limit => 10) as p order by p.ended_at limit 1) as ended_at,
      (select p.id from public.session_page(p_limit => 10) as p order by p.ended_at limit 1) as id
    union all
    select g.seen || array(select (p.ended_at, p.id)::text from public.session_page(g.ended_at, g.id, 10) as p), g.n + 1,
      (select p.ended_at from public.session_page(g.ended_at, g.id, 10) as p order by p.ended_at limit 1),
      (select p.id from public.session_page(g.ended_at, g.id, 10) as p order by p.ended_at limit 1)
    from pages as g where g.n < 5 and g.id is not null
  ) select count(distinct x) || ' of ' || count(*) from pages as g, unnest(g.seen) as x where g.n = 4),
  '31 of 31', 'pages follow each other without gap or repeat');
select is((select count(*) from public.session_page(p_device => (select id from public.devices where name = 'desktop'))), 1::bigint, 'filter by device');
select is((select count(*) from public.session_page(p_pattern => 'chill')), 10::bigint, 'by pattern');
select is((select count(*) from public.session_page(p_pattern => 'unknown')), 21::bigint, 'by an unknown pattern');
select is((select count(*) from public.session_page(p_goal => 'reached')), 10::bigint, 'by goals reached');
select is((select count(*) from public.session_page(p_goal => 'missed')), 10::bigint, 'missed');
select is((select count(*) from public.session_page(p_goal => 'none')), 11::bigint, 'or not set');
select is((select array_agg(distinct local_date order by local_date) from public.session_page(p_from => '2025-09-10', p_to => '2025-09-12')),
  array['2025-09-10', '2025-09-11', '2025-09-12']::date[], 'and by dates, both included');
select is((select count(*) from public.session_page(p_before => '2025-09-11Z', p_before_id => 0, p_from => '2025-09-10', p_to => '2025-09-12')), 2::bigint,
  'dates and pages together');
select is((select count(*) from public.session_page(p_weekday => 7)), 4::bigint, 'by weekday');
select is((select count(*) from public.session_page(p_hour => 12)), 1::bigint, 'by the hour of the start');
select is((select count(*) from public.session_page(p_hour => 0, p_weekday => 3)), 4::bigint, 'by both, as a cell of the heat map');
select is((select count(*) from public.session_page(p_hour => 24)), 0::bigint, 'no session lies in an hour that no day has');
select is((select count(*) from public.session_page(p_pledge => 'honored')), 0::bigint, 'by a pledge');
select is(jsonb_array_length(public.export_sessions(0, 10)), 10, 'the export comes in parts');
select is(jsonb_array_length(public.export_sessions((public.export_sessions(0, 10) -> 9 ->> 'id')::bigint)), 21, 'that follow each other');

select is((select (sessions, active_days, longest_run_days)::text from public.user_totals), '(31,30,30)', 'thirty days in a row');
create temporary table target as select id, content_hash from public.session_page(p_goal => 'reached') offset 5 limit 1;
create temporary table tombstone as select public.session_delete((select id from target)) as id;
select is((select (sessions, active_days, longest_run_days)::text from public.user_totals), '(30,29,17)', 'deleting one splits the run');
select is(tests.answer('select public.session_delete((select id from target))'), 'PT404 session_unknown', 'what is gone cannot be deleted again');
select is((select facts ->> 'content_hash' from public.session_tombstones), (select content_hash from target), 'a tombstone keeps the facts for undo');

select tests.act_as_owner();
grant select on target, tombstone to public;
select is(pg_temp.send(jsonb_build_array((select tests.session((s.facts ->> 'started_at')::timestamptz, 5, (s.facts ->> 'cycles')::integer) from public.session_tombstones as s))),
  'duplicate deleted_by_you', 'a replay does not bring it back');
select is(pg_temp.send(jsonb_build_array((select tests.session((s.facts ->> 'started_at')::timestamptz, 5, (s.facts ->> 'cycles')::integer) from public.session_tombstones as s)), 'desktop'),
  'duplicate deleted_by_you', 'nor does another device');
select tests.sign_in('bob');
select is(tests.answer('select public.session_restore((select id from tombstone))'), 'PT404 tombstone_unknown', 'only its owner may undo');
select is(tests.answer(format('select public.session_delete(%s)', (select id + 1 from target))), 'PT404 session_unknown', 'only its owner may delete');
select tests.sign_in('ada');
select is((public.session_restore((select id from tombstone))).content_hash, (select content_hash from target), 'undo brings it back');
select is((select (sessions, active_days, longest_run_days)::text from public.user_totals), '(31,30,30)', 'and mends the run');
select is(tests.answer('select public.session_restore((select id from tombstone))'), 'PT404 tombstone_unknown', 'once');

update tombstone set id = public.session_delete((select p.id from public.session_page(p_limit => 1) as p));
select tests.act_as_owner();
update public.session_tombstones set deleted_at = now() - interval '61 minutes';
select tests.sign_in('ada');
select is(tests.answer('select public.session_restore((select id from tombstone))'), 'PT410 undo_expired', 'after one hour it is gone for good');
select tests.act_as_owner();
select private.prune();
select is((select facts from public.session_tombstones), null, 'and its facts are emptied');

select * from finish();
rollback;
