-- Imports: look, begin, rows, finish.
begin;
select no_plan();

select tests.make_user(n) from unnest(array['ada', 'bob']) as n;
select tests.make_device('ada', 'laptop'), tests.make_device('bob', 'other');
select private.ingest_sessions(d.user_id, d.id, 1, 'UTC', true, now(), jsonb_build_array(tests.session('2025-09-05 09:00Z'), tests.session('2025-09-06 09:00Z')))
  from public.devices as d where d.name = 'laptop';
create temporary table known as select client_session_id as id, content_hash as hash from public.sessions;
create temporary table devices as select id, name from public.devices;
create temporary table imported (i jsonb);
grant all on known, devices, imported to public;

select tests.sign_in('ada');
select public.session_delete(id) from public.sessions where client_session_id = 'sess-1757149200000';
select is(public.import_preview(jsonb_build_array(
    jsonb_build_object('client_session_id', 'sess-1757062800000', 'content_hash', (select hash from known where id = 'sess-1757062800000')),
    jsonb_build_object('client_session_id', 'sess-1757149200000', 'content_hash', (select hash from known where id = 'sess-1757149200000')),
    jsonb_build_object('client_session_id', 'sess-1757062800000', 'content_hash', repeat('0', 64)),
    jsonb_build_object('client_session_id', 'sess-1700000000000', 'content_hash', repeat('0', 64)), null, 5, '{"client_session_id": 5}'::jsonb)),
  jsonb_build_object('new', 1, 'duplicate', 1, 'conflict', 1, 'deleted', 1, 'devices', jsonb_build_array(
    jsonb_build_object('device_id', (select id from devices where name = 'laptop'), 'name', 'laptop', 'matches', 1))), 'a preview tells what an import would do');
select is(tests.answer('select public.import_preview(''{}'')'), 'PT400 rows_not_a_list', 'rows come as a list');
select is(tests.answer('select public.import_preview((select jsonb_agg(n) from generate_series(1, 5001) as n))'), 'PT413 too_many_rows', 'of at most 5000');
select tests.sign_in('bob');
select is(public.import_preview(jsonb_build_array(jsonb_build_object('client_session_id', 'sess-1757062800000', 'content_hash', (select hash from known where id = 'sess-1757062800000')))),
  '{"new": 1, "duplicate": 0, "conflict": 0, "deleted": 0, "devices": []}', 'a preview looks at one''s own sessions only');

select tests.sign_in('ada');
select is(tests.answer('select public.import_begin(''{"shape": "zip"}'')'), 'PT400 import_invalid', 'shapes are known');
select is(tests.answer('select public.import_begin(''[]'')'), 'PT400 import_invalid', 'an import is an object');
select is(tests.answer(format('select public.import_begin(%L)', jsonb_build_object('shape', 'raw', 'device_id', (select id from devices where name = 'other')))),
  'PT404 device_unknown', 'a device of somebody else is unknown');
select is(tests.answer('select public.import_begin(''{"shape": "raw", "device_id": "x"}'')'), 'PT404 device_unknown', 'as is nonsense');
insert into imported select public.import_begin('{"shape": "raw", "device_name": "Old export", "offered": 3, "rejected": 1, "issues": [{"index": 2}], "payload": {"secret": 1}}');
select is((select (kind, name)::text from public.devices where id = ((select i ->> 'device_id' from imported))::uuid), '(import,"Old export")', 'an import makes its device');
select is(tests.outcomes(public.import_rows((i ->> 'import_id')::uuid, 'Europe/Paris', jsonb_build_array(
    tests.session('2025-09-05 09:00Z'), tests.session('2025-09-06 09:00Z'), tests.session('2025-08-01 22:30Z'), tests.session('2025-08-02 09:00Z', 121), null))),
  'duplicate on_other_device, duplicate deleted_by_you, created, created implausibly_long, rejected not_an_object', 'rows get their outcomes') from imported;
select is((select local_date from public.sessions where started_at = '2025-08-01 22:30Z'), '2025-08-02'::date, 'in the zone that was given');
select is(tests.answer(format('select public.import_rows(%L, null, (select jsonb_agg(n) from generate_series(1, 1001) as n))', i ->> 'import_id')), 'PT413 too_many_rows', 'at most 1000 at a time') from imported;
select is((select (offered, created, duplicates, conflicts, rejected, flagged, status)::text from public.imports), '(3,2,2,0,2,1,running)', 'and are counted');
select tests.sign_in('bob');
select is(tests.answer(format('select public.import_rows(%L, null, ''[]'')', i ->> 'import_id')), 'PT404 import_unknown', 'a stranger adds nothing') from imported;
select is(tests.answer(format('select public.import_finish(%L, null)', i ->> 'import_id')), 'PT404 import_unknown', 'and finishes nothing') from imported;
select tests.sign_in('ada');
select is((public.import_finish((i ->> 'import_id')::uuid, '{"totalXP": 100}')).status, 'done', 'an import is finished') from imported;
select is((public.import_finish((i ->> 'import_id')::uuid, '{"totalXP": 999}')).status, 'done', 'a second time changes nothing') from imported;
select is((select total_xp from public.user_totals), 100::bigint, 'its counters count') ;
select is(tests.answer(format('select public.import_rows(%L, null, ''[]'')', i ->> 'import_id')), 'PT409 import_finished', 'and no row comes after') from imported;
select is((public.import_begin(jsonb_build_object('shape', 'raw', 'device_id', (select id from devices where name = 'laptop'), 'new_epoch', true)) ->> 'epoch')::int, 2, 'an import may open a new epoch');

select tests.act_as_owner();
select is((select count(*) from private.import_payloads), 0::bigint, 'raw exports are not kept by default');
update public.preferences set keep_import_payloads = true;
select tests.sign_in('ada');
select public.import_begin('{"shape": "raw", "payload": {"a": 1}}');
select tests.act_as_owner();
select is((select payload from private.import_payloads), '{"a": 1}', 'but when asked for');
update private.import_payloads set created_at = now() - interval '31 days';
update public.imports set created_at = now() - interval '2 days';
select private.prune();
select is((select count(*) from private.import_payloads), 0::bigint, 'for thirty days');
select is((select array_agg(distinct status order by status) from public.imports), '{done,failed}', 'abandoned imports are marked');

select * from finish();
rollback;
