-- Taking an import back: what it brought goes, what was there or came otherwise stays.
begin;
select no_plan();

select tests.make_user(n) from unnest(array['ada', 'bob']) as n;
select tests.make_device('ada', 'laptop');
select private.ingest_sessions(d.user_id, d.id, 1, 'UTC', true, now(), jsonb_build_array(tests.session('2025-09-01 09:00Z', 10, 4), tests.session('2025-09-02 09:00Z'))),
  private.apply_snapshot(d.user_id, d.id, 1, now(), '{"totalXP": 40, "totalMeditationTime": 900000, "challengesCompleted": 2, "currentStreak": 2, "longestStreak": 2, "flags": ["old"], "exportDate": "2025-09-01T12:00:00.000Z"}')
  from public.devices as d where d.name = 'laptop';

create temporary table devices as select id, name from public.devices;
create temporary table imported (name text, i jsonb);
grant all on devices, imported to public;

-- Everything a person has, facts and derived, without what each write changes.
create function tests.everything(p_user text) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'sessions', (select jsonb_agg(to_jsonb(s) order by s.id) from public.sessions as s where s.user_id = tests.user_id(p_user)),
    'devices', (select jsonb_agg(to_jsonb(d) - '{version,last_seen_at,first_data_at}'::text[] order by d.id) from public.devices as d where d.user_id = tests.user_id(p_user)),
    'snapshots', (select jsonb_agg(to_jsonb(s) - '{version,received_at}'::text[] order by s.device_id, s.epoch) from public.device_snapshots as s where s.user_id = tests.user_id(p_user)),
    'days', (select jsonb_agg(to_jsonb(d) order by d.local_date) from public.daily_totals as d where d.user_id = tests.user_id(p_user)),
    'months', (select jsonb_agg(to_jsonb(d) order by d.month) from public.monthly_totals as d where d.user_id = tests.user_id(p_user)),
    'runs', (select jsonb_agg(to_jsonb(r) order by r.from_date) from public.practice_runs as r where r.user_id = tests.user_id(p_user)),
    'badges', (select jsonb_agg(to_jsonb(a) order by a.badge) from public.achievements as a where a.user_id = tests.user_id(p_user)),
    'totals', (select to_jsonb(t) - '{version,updated_at}'::text[] from public.user_totals as t where t.user_id = tests.user_id(p_user)));
$$;
create temporary table before as select tests.everything('ada') as all_of_it;

-- Onto an own device, with sessions, newer counters and one row that was there already.
select tests.sign_in('ada');
insert into imported select 'same', public.import_begin(jsonb_build_object('shape', 'raw', 'device_id', (select id from devices)));
select is(tests.outcomes(public.import_rows((i ->> 'import_id')::uuid, 'UTC', jsonb_build_array(
    tests.session('2025-09-01 09:00Z', 10, 4), tests.session('2025-09-03 09:00Z', 20, 9), tests.session('2025-10-04 09:00Z', 7)))),
  'duplicate, created, created', 'an import brings two sessions') from imported where name = 'same';
select public.import_finish((i ->> 'import_id')::uuid, '{"totalXP": 90, "totalMeditationTime": 2900000, "challengesCompleted": 5, "currentStreak": 9, "longestStreak": 9, "flags": ["new"], "exportDate": "2025-10-05T12:00:00.000Z"}') from imported where name = 'same';
select is((select total_xp from public.user_totals), 90::bigint, 'and counters');

select tests.sign_in('bob');
select is(tests.answer(format('select public.import_undo(%L)', i ->> 'import_id')), 'PT404 import_unknown', 'a stranger takes nothing back') from imported where name = 'same';
select tests.sign_in('ada');
select is(public.import_undo((i ->> 'import_id')::uuid), '{"sessions": 2, "device_removed": false}', 'its owner does') from imported where name = 'same';
select is(public.import_undo((i ->> 'import_id')::uuid), '{"sessions": 0, "device_removed": false}', 'a second time changes nothing') from imported where name = 'same';
select is(tests.answer(format('select public.import_rows(%L, null, ''[]'')', i ->> 'import_id')), 'PT409 import_finished', 'and nothing comes after') from imported where name = 'same';
select is((select status from public.imports), 'undone', 'it says so');
select tests.act_as_owner();
select is(tests.everything('ada'), (select all_of_it from before), 'everything is as it was before');
select is((select count(*) from public.session_tombstones), 0::bigint, 'no tombstone is left');
select private.rebuild_user(tests.user_id('ada'));
select is(tests.everything('ada'), (select all_of_it from before), 'and what is derived is what a rebuild gives');

-- Onto a new device and a new epoch of it.
select tests.sign_in('ada');
insert into imported select 'made', public.import_begin('{"shape": "portable", "device_name": "Browser", "id": "11111111-2222-4333-8444-555555555555"}');
select is(public.import_begin('{"shape": "portable", "device_name": "Browser", "id": "11111111-2222-4333-8444-555555555555"}'),
  (select i from imported where name = 'made'), 'beginning again with the same id answers the same');
select is((select count(*) from public.devices), 2::bigint, 'and makes no second device');
select is(tests.answer('select public.import_begin(''{"shape": "raw", "id": "1; drop"}'')'), 'PT400 import_invalid', 'an id is a uuid');
select public.import_rows((i ->> 'import_id')::uuid, 'UTC', jsonb_build_array(tests.session('2025-09-03 09:00Z', 20, 9))) from imported where name = 'made';
select public.import_finish((i ->> 'import_id')::uuid, '{"totalXP": 12, "exportDate": "2025-09-04T12:00:00.000Z"}') from imported where name = 'made';
insert into imported select 'epoch', public.import_begin(jsonb_build_object('shape', 'portable', 'device_id', (select i ->> 'device_id' from imported where name = 'made'), 'new_epoch', true));
select public.import_rows((i ->> 'import_id')::uuid, 'UTC', jsonb_build_array(tests.session('2025-09-05 09:00Z'))) from imported where name = 'epoch';
select public.import_finish((i ->> 'import_id')::uuid, null) from imported where name = 'epoch';
select is((select current_epoch from public.devices where name = 'Browser'), 2, 'a second chapter is open');
-- Deleted and brought back: still what the import brought.
select public.session_restore(public.session_delete(s.id)) from public.sessions as s where s.started_at = '2025-09-05 09:00Z';
select tests.sign_in('bob');
select is(tests.answer('select public.import_begin(''{"shape": "raw", "id": "11111111-2222-4333-8444-555555555555"}'')'), 'PT400 import_invalid', 'an id of somebody else opens nothing');
select tests.sign_in('ada');
select is(public.import_undo((i ->> 'import_id')::uuid), '{"sessions": 1, "device_removed": false}', 'the chapter is taken back, under whatever id its session has now') from imported where name = 'epoch';
select is((select current_epoch from public.devices where name = 'Browser'), 1, 'and closes');
select is(public.import_undo((i ->> 'import_id')::uuid), '{"sessions": 1, "device_removed": true}', 'then the first, with the device that it made') from imported where name = 'made';
select is(tests.answer(format('select public.import_undo(%L)', i ->> 'import_id')), 'PT404 import_unknown', 'after which it is gone') from imported where name = 'made';
select tests.act_as_owner();
select is(tests.everything('ada'), (select all_of_it from before), 'all is as before again');
select is((select payload from tests.messages('ada') where event = 'device_removed'),
  (select jsonb_build_object('id', i ->> 'device_id') from imported where name = 'made'), 'open pages are told that the device has gone');

-- What came on top, and what was deleted.
select tests.sign_in('ada');
insert into imported select 'first', public.import_begin('{"shape": "raw", "device_name": "Desk"}');
select public.import_rows((i ->> 'import_id')::uuid, 'UTC', jsonb_build_array(tests.session('2025-09-03 09:00Z'), tests.session('2025-09-04 09:00Z'))) from imported where name = 'first';
select public.import_finish((i ->> 'import_id')::uuid, '{"totalXP": 10, "exportDate": "2025-09-04T12:00:00.000Z"}') from imported where name = 'first';
insert into imported select 'later', public.import_begin(jsonb_build_object('shape', 'raw', 'device_id', (select i ->> 'device_id' from imported where name = 'first')));
select public.import_rows((i ->> 'import_id')::uuid, 'UTC', jsonb_build_array(tests.session('2025-09-06 09:00Z'))) from imported where name = 'later';
select public.import_finish((i ->> 'import_id')::uuid, '{"totalXP": 30, "exportDate": "2025-09-07T12:00:00.000Z"}') from imported where name = 'later';
select is(tests.answer(format('select public.import_undo(%L)', i ->> 'import_id')), 'PT409 import_overtaken', 'newer counters on top are not guessed apart') from imported where name = 'first';
select is((select count(*) from public.sessions), 5::bigint, 'and nothing has gone');
select public.session_delete(s.id) from public.sessions as s where s.started_at = '2025-09-03 09:00Z';
select is(public.import_undo((i ->> 'import_id')::uuid), '{"sessions": 1, "device_removed": false}', 'the later one first') from imported where name = 'later';
select is((select total_xp from public.device_snapshots where device_id = (select (i ->> 'device_id')::uuid from imported where name = 'first')), 10::bigint, 'leaves the counters of the first');
select is(public.import_undo((i ->> 'import_id')::uuid), '{"sessions": 1, "device_removed": false}', 'then the first, without the session that was deleted since') from imported where name = 'first';
select is((select count(*) from public.session_tombstones), 1::bigint, 'which stays deleted, and its device with it');
select tests.act_as_owner();
select is(tests.everything('ada') - 'devices', (select all_of_it - 'devices' from before), 'everything else is as before');

select * from finish();
rollback;
