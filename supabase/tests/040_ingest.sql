-- A batch in, an outcome per row out: idempotent, and no row sinks another.
begin;
select no_plan();

select tests.make_user(n) from unnest(array['ada', 'bob']) as n;
select tests.make_device('ada', 'laptop'), tests.make_device('ada', 'desktop'), tests.make_device('bob', 'other');
create function pg_temp.device(p_name text) returns uuid language sql as $$ select id from public.devices where name = p_name; $$;
create function pg_temp.send(p_rows jsonb, p_device text default 'laptop', p_epoch integer default 1, p_zone text default 'UTC') returns text language sql as $$
  select tests.outcomes(private.ingest_sessions(d.user_id, d.id, p_epoch, p_zone, true, '2025-09-10 12:00Z', p_rows))
  from public.devices as d where d.name = p_device;
$$;
create function pg_temp.send(p_row jsonb[], p_device text default 'laptop', p_epoch integer default 1, p_zone text default 'UTC') returns text language sql as $$
  select pg_temp.send(to_jsonb(p_row), p_device, p_epoch, p_zone);
$$;

select is(pg_temp.send(array[tests.session('2025-09-05 09:00Z')]), 'created', 'a session is kept');
select is(pg_temp.send(array[tests.session('2025-09-05 09:00Z')]), 'duplicate', 'its replay is a duplicate');
select is(pg_temp.send(array[tests.session('2025-09-05 09:00Z', 6)]), 'conflict content_differs', 'other content under the same id is a conflict');
select is((select active_ms from public.sessions where client_session_id = 'sess-1757062800000'), 300000, 'and the first one stays');
select is(pg_temp.send(array[tests.session('2025-09-05 09:00Z')], 'desktop'), 'duplicate on_other_device', 'the same session from another device is a duplicate');
select is(pg_temp.send(array[tests.session('2025-09-05 09:00Z', 7)], 'desktop'), 'created', 'two machines may share a start and differ');
select is(pg_temp.send(array[tests.session('2025-09-05 09:00Z')], 'laptop', 2), 'duplicate', 'history replayed in a new epoch is a duplicate');
select is(pg_temp.send(array[tests.session('2025-09-05 09:00Z')], 'other'), 'created', 'another person''s session is another session');
select is(pg_temp.send(array[tests.session('2024-01-01 09:00Z')]), 'created', 'last year''s session may arrive late');
select is((select first_date from public.user_totals where user_id = tests.user_id('ada')), '2024-01-01'::date, 'and counts for its day');

select is(pg_temp.send(array[
    tests.session('2025-09-07 09:00Z'), tests.session('2025-09-07 09:00Z'), tests.session('2025-09-07 09:00Z', 6)]),
  'created, duplicate duplicate_id_identical, conflict duplicate_id_conflict', 'repeats inside one batch are told apart');

select is(pg_temp.send('[null, 1, "x", [], true, {}]'::jsonb),
  'rejected not_an_object, rejected not_an_object, rejected not_an_object, rejected not_an_object, rejected not_an_object, '
  || 'rejected missing_field:id+missing_field:startedAt+missing_field:endedAt+missing_field:activeMs+missing_field:cycles',
  'things that are no rows are rejected one by one');
select is(pg_temp.send(array[
    tests.session('2025-09-08 08:00Z', 5, 0, '{"activeMs": 1e300}'), tests.session('2025-09-08 08:00Z', 5, 0, '{"cycles": "NaN"}'),
    tests.session('2025-09-08 08:00Z', 5, 0, jsonb_build_object('id', repeat('x', 1000000))),
    tests.session('2025-09-08 08:00Z', 5, 0, jsonb_build_object('startedAt', repeat('9', 1000000))),
    tests.session('2025-09-08 08:00Z', 5, 0, '{"endedAt": "infinity"}'), tests.session('2025-09-08 08:00Z', 5, 0, '{"startedAt": "now"}'),
    tests.session('2025-09-08 09:00Z')]),
  'rejected wrong_type:activeMs, rejected wrong_type:cycles, rejected bad_id, rejected bad_timestamp:startedAt, '
  || 'rejected bad_timestamp:endedAt, rejected bad_timestamp:startedAt, created', 'garbage never sinks the good row beside it');
select is(pg_temp.send(array[tests.session('2025-09-08 10:00Z', 5, 0, jsonb_build_object('timeZone', repeat('x', 1000000)))]),
  'created unknown_time_zone', 'an unknown zone is flagged');
select is((select (time_zone, zone_assumed, flags)::text from public.sessions where started_at = '2025-09-08 10:00Z'),
  '(UTC,t,{unknown_time_zone})', 'and the batch''s zone assumed');
select is(pg_temp.send(array[tests.session('2025-09-08 22:30Z', 5, 0, '{"timeZone": "europe/paris"}')]), 'created', 'a session may name its zone');
select is((select (time_zone, zone_assumed, local_date)::text from public.sessions where started_at = '2025-09-08 22:30Z'),
  '(Europe/Paris,f,2025-09-09)', 'and is dated there');
select is(pg_temp.send(array[tests.session('2025-09-08 11:00Z', 5, 0, jsonb_build_object('pattern', repeat('x', 1000000)))]), 'created', 'an overlong pattern is left out');
select is(pg_temp.send(array[tests.session('2025-09-10 12:00Z')]), 'created ended_after_export_within_5_min', 'a clock five minutes fast is flagged');
select is(pg_temp.send(array[tests.session('2025-09-10 12:01Z')]), 'rejected ended_in_future', 'a clock faster than that is rejected');
select is(pg_temp.send(array[tests.session('2025-09-03 09:00Z', 1, 2147483647), tests.session('2025-09-03 10:00Z', 1, 2147483647)]),
  'created, created', 'the greatest counts of one day add up');
select is((select cycles from public.daily_totals where user_id = tests.user_id('ada') and local_date = '2025-09-03'), 4294967294::bigint, 'beyond 32 bits');
select is(pg_temp.send('[]'::jsonb), null, 'an empty batch is no trouble');

select is(pg_temp.send(array[tests.session('2025-09-07 09:00Z', 5, 0, '{"pattern": "chill"}')], 'desktop'), 'duplicate on_other_device', 'a duplicate that knows the pattern');
select is((select pattern from public.sessions where device_id = pg_temp.device('laptop') and started_at = '2025-09-07 09:00Z'), 'chill', 'fills it in');
select is(pg_temp.send(array[tests.session('2025-09-07 09:00Z', 5, 0, '{"pattern": "boxing"}')]), 'duplicate', 'and a later one');
select is((select pattern from public.sessions where device_id = pg_temp.device('laptop') and started_at = '2025-09-07 09:00Z'), 'chill', 'does not overwrite it');

select is(tests.answer(format('select private.ingest_sessions(%L, %L, 1, null, true, now(), ''{}'')', tests.user_id('ada'), pg_temp.device('laptop'))),
  'PT400 rows_not_a_list', 'rows come as a list');
select is(tests.answer(format('select private.ingest_sessions(%L, %L, 1, null, true, now(), ''[]'')', tests.user_id('ada'), pg_temp.device('other'))),
  'PT404 device_unknown', 'a device belongs to its person');

-- A zone known neither by row nor batch falls back to the profile's.
update public.profiles set time_zone = 'Pacific/Auckland' where user_id = tests.user_id('ada');
select is(pg_temp.send(array[tests.session('2025-09-02 20:00Z')], 'laptop', 1, null), 'created', 'without any zone');
select is((select (time_zone, zone_assumed, local_date)::text from public.sessions where started_at = '2025-09-02 20:00Z'),
  '(Pacific/Auckland,t,2025-09-03)', 'the profile''s is assumed');

select * from finish();
rollback;
