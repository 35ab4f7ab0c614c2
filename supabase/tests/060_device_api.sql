-- What a device may do with its token, and what it may not.
begin;
select no_plan();

select tests.make_user(n) from unnest(array['ada', 'bob']) as n;
select tests.make_device('ada', 'laptop'), tests.make_device('ada', 'lost'), tests.make_device('ada', 'shy');
update public.devices set revoked_at = now() where name = 'lost';
update public.devices set consent = 'totals' where name = 'shy';
create function pg_temp.batch(p_rows jsonb, p_more jsonb default '{}') returns jsonb language sql as $$ select jsonb_build_object('rows', p_rows) || p_more; $$;
create function pg_temp.live(p_more jsonb default '{}') returns jsonb language sql as $$
  select '{"state": "running", "client_session_id": "sess-1757062800000", "started_at": "2025-09-05T09:00:00.000Z", "active_ms": 1000}'::jsonb || p_more;
$$;
grant execute on function pg_temp.batch(jsonb, jsonb), pg_temp.live(jsonb) to public;
create temporary table calls (name text, call text);
insert into calls values
  ('api_ingest', 'select public.api_ingest(%L, pg_temp.batch(''[]''))'),
  ('api_snapshot', 'select public.api_snapshot(%L, ''{"totalXP": 5}'')'),
  ('api_live', 'select public.api_live(%L, pg_temp.live())'),
  ('api_me', 'select public.api_me(%L)'),
  ('api_device_revoke_self', 'select public.api_device_revoke_self(%L)');
grant select on calls to public;

select tests.act_as('service_role');
select is(tests.answer(format(call, repeat('0', 64))), 'PT401 token_invalid', name || ' refuses an unknown token') from calls;
select is(tests.answer(format(call, null)), 'PT401 token_invalid', name || ' refuses no token') from calls;
select is(tests.answer(format(call, tests.token('lost'))), 'PT401 device_revoked', name || ' refuses a revoked device') from calls;
select is(tests.answer(format(call, tests.token('shy'))),
  case when name in ('api_ingest', 'api_live') then 'PT403 consent_totals_only' else 'ok' end, name || ' with consent to totals only')
  from calls order by name <> 'api_ingest', name = 'api_device_revoke_self';
select is(tests.answer(format(call, tests.token('shy'))), 'PT401 device_revoked', name || ' after the device left') from calls;
select is(tests.answer(format(call, tests.token('laptop'))), 'ok', name || ' serves a paired device') from calls where name <> 'api_device_revoke_self';

create temporary table answers as select public.api_ingest(tests.token('laptop'), pg_temp.batch(
  jsonb_build_array(tests.session('2025-09-05 09:00Z', 5, 20), null),
  jsonb_build_object('time_zone', 'Europe/Paris', 'client_version', '0.3.5', 'client_now', '2020-01-01T00:00:00.000Z'))) as a;
select is(tests.outcomes(a -> 'outcomes'), 'created, rejected not_an_object', 'a batch is answered row by row') from answers;
select is((a #>> '{totals,known_xp}')::int, 20, 'with the new totals') from answers;
-- Above, each device said that it has 5 XP by now; a session that ended earlier is part of that.
select is((a #>> '{totals,total_xp}')::int, 10, 'a session from before a snapshot is part of it') from answers;
select is((a ->> 'epoch')::int, 1, 'and the epoch') from answers;
select ok((a ->> 'clock_skew_ms')::bigint < -100000000, 'and the skew of its clock') from answers;
select is(tests.answer(format('select public.api_ingest(%L, ''[]'')', tests.token('laptop'))), 'PT400 rows_not_a_list', 'a batch is an object with rows');
select is(tests.answer(format('select public.api_ingest(%L, pg_temp.batch((select jsonb_agg(n) from generate_series(1, 1001) as n)))', tests.token('laptop'))),
  'PT413 too_many_rows', 'of at most 1000');
select is(tests.answer(format('select public.api_ingest(%L, pg_temp.batch(''[]'', ''{"epoch": %s}''))', tests.token('laptop'), e)),
  case e when '1' then 'ok' else 'PT400 epoch_unknown' end, 'epoch ' || e) from unnest(array['1', '2', '0', '-1', '1.5', '"1"', '99999999999']) as e;

-- Clear data: a new epoch, opened once.
select is((public.api_ingest(tests.token('laptop'), pg_temp.batch('[]', '{"new_epoch": true, "batch_id": "b1"}')) ->> 'epoch')::int, 2, 'a new epoch opens');
select is((public.api_ingest(tests.token('laptop'), pg_temp.batch('[]', '{"new_epoch": true, "batch_id": "b1"}')) ->> 'epoch')::int, 2, 'its retry opens no other');
select is((public.api_ingest(tests.token('laptop'), pg_temp.batch('[]')) ->> 'epoch')::int, 2, 'later batches stay in it');
select is((public.api_ingest(tests.token('laptop'), pg_temp.batch('[]', '{"epoch": 1}')) ->> 'epoch')::int, 1, 'earlier ones may still name theirs');
select is((public.api_snapshot(tests.token('laptop'), '{"newEpoch": true, "totalXP": 1, "exportDate": "2025-09-06T09:00:00.000Z"}') ->> 'epoch')::int, 3, 'a snapshot may open one, too');
select is((public.api_snapshot(tests.token('laptop'), '{"newEpoch": true, "totalXP": 1, "exportDate": "2025-09-06T09:00:00.000Z"}') ->> 'epoch')::int, 3, 'once');
select is((public.api_me(tests.token('laptop')) #>> '{totals,total_xp}')::int, 11, 'epochs and devices are added: 5 + 1 + 5');
select is(public.api_me(tests.token('laptop')) #>> '{device,name}', 'laptop', 'a device reads its own status');
select is(public.api_me(tests.token('laptop')) #>> '{device,user_id}', null, 'but not whose it is');
select is(public.api_me(tests.token('laptop')) #>> '{streak,days}', '0', 'practice long ago is no current run');

-- Counters of nonsense.
select is(tests.answer(format('select public.api_snapshot(%L, %L)', tests.token('laptop'), s)),
  case when s like '{%' then 'ok' else 'PT400 snapshot_not_an_object' end, 'a snapshot of ' || left(s, 40))
from unnest(array['[]', '"x"', '1', '{}', '{"totalXP": null}', '{"totalXP": "12"}', '{"totalXP": -5}', '{"totalXP": 1e300}', '{"totalXP": 1.5}',
  '{"exportDate": "x"}', '{"exportDate": 5}', '{"flags": {}}', '{"flags": [1, null, "a"]}', '{"dailyChallenges": {}}', '{"challengesCompleted": 99999999999}']) as s;
select is((public.api_me(tests.token('laptop')) #>> '{totals,total_xp}')::int, 11, 'changes no totals');

-- Live reports.
select is(tests.answer(format('select public.api_live(%L, pg_temp.live(%L))', tests.token('laptop'), m)), 'PT400 live_invalid', 'a live report with ' || m)
from unnest(array['{"state": "done"}', '{"client_session_id": "x"}', '{"started_at": "now"}', '{"active_ms": -1}', '{"active_ms": "1"}']) as m;
select tests.act_as_owner();
select is((select count(*) from tests.messages('ada') where event = 'live_session'), 1::bigint, 'the sound report above was relayed');
select is((select payload - 'id' - 'at' - 'device_id' from tests.messages('ada') where event = 'live_session'),
  '{"state": "running", "client_session_id": "sess-1757062800000", "started_at": "2025-09-05T09:00:00.000Z", "active_ms": 1000}', 'as it came');
update public.preferences set share_live = false where user_id = tests.user_id('ada');
select tests.act_as('service_role');
select is(public.api_live(tests.token('laptop'), pg_temp.live()), '{"ok": true}', 'with sharing off a report is accepted');
select tests.act_as_owner();
select is((select count(*) from tests.messages('ada') where event = 'live_session'), 1::bigint, 'and relayed to nobody');

-- Too fast.
select tests.act_as('service_role');
select is((select array_agg(distinct a order by a) from (
    select tests.answer(format('select public.api_live(%L, pg_temp.live())', tests.token('laptop'))) as a from generate_series(1, 130)) as x),
  array['PT429 rate_limited', 'ok'], 'more than 120 reports a minute are too fast');

-- Owners disconnect their devices, nobody else's.
select tests.act_as_owner();
create temporary table laptop as select id from public.devices where name = 'laptop';
grant select on laptop to public;
select tests.sign_in('bob');
select is(tests.answer('select public.device_revoke((select id from laptop))'), 'PT404 device_unknown', 'a stranger disconnects nothing');
select tests.sign_in('ada');
select is(tests.answer('select public.device_revoke((select id from laptop))'), 'ok', 'the owner does');
select tests.act_as('service_role');
select is(tests.answer(format('select public.api_me(%L)', tests.token('laptop'))), 'PT401 device_revoked', 'and the token is refused from then on');
select tests.sign_in('ada');
select is((select count(*) from public.session_page()), 1::bigint, 'while its sessions stay');
select is(public.web_device('europe/paris'), public.web_device('Nowhere'), 'a person has one web device');
select is((select time_zone from public.devices where kind = 'web'), 'Europe/Paris', 'with its zone');

select * from finish();
rollback;
