-- Breathing in the browser: sessions of one's own web device, live reports, and patterns of one's own.
begin;
select no_plan();

select tests.make_user(n) from unnest(array['ada', 'bob', 'guest']) as n;
create function pg_temp.recent(p_minutes_ago integer) returns timestamptz language sql as $$
  select date_trunc('minute', now()) - make_interval(mins => p_minutes_ago);
$$;
create function pg_temp.live(p_more jsonb default '{}') returns jsonb language sql as $$
  select '{"state": "running", "client_session_id": "sess-1757062800000", "started_at": "2025-09-05T09:00:00.000Z", "active_ms": 1000, "pattern": "boxing"}'::jsonb || p_more;
$$;
create function pg_temp.offer(p_row jsonb) returns text language sql as $$
  select tests.outcomes(jsonb_build_array(public.web_session('Europe/Paris', p_row)));
$$;
grant execute on all functions in schema pg_temp to public;

-- Sessions.
select tests.sign_in('ada');
create temporary table rows as
  select tests.session(pg_temp.recent(30), 5, 21, '{"goalMinutes": 5, "goalBonusXP": 3, "pattern": "chill", "timeZone": "America/Lima"}') as r;
select is(pg_temp.offer(r), 'created', 'a session breathed in the browser is kept') from rows;
select is(pg_temp.offer(r), 'duplicate', 'sent again it stays one') from rows;
select is(pg_temp.offer(r || '{"cycles": 22}'), 'conflict content_differs', 'with other content it is refused') from rows;
select is(pg_temp.offer(r || '{"goalBonusXP": 40}'), 'rejected goal_bonus_mismatch', 'a bonus that the rules do not give is refused') from rows;
select is(
  tests.answer(format('select pg_temp.offer(%L)', x)), 'ok', 'an odd row is answered, not raised: ' || left(x, 30))
from unnest(array['{}', '[]', '1', 'null', '"x"']) as x;
select is(
  (select array[d.kind, d.name, d.time_zone, s.pattern, s.time_zone, s.zone_assumed::text, s.xp::text]
   from public.sessions as s join public.devices as d on d.id = s.device_id),
  array['web', 'Web app', 'Europe/Paris', 'chill', 'America/Lima', 'false', '24'],
  'it belongs to the web device, with its pattern, its own zone and its XP');
select is((select total_xp from public.user_totals), 24::bigint, 'and counts');
select tests.act_as_owner();
select is((select count(*) from tests.messages('ada') where event = 'sessions_recorded'), 1::bigint, 'and was told once');

-- The web device can be disconnected; whoever breathes there again has it again.
select tests.sign_in('ada');
select public.device_revoke((select id from public.devices where kind = 'web'));
select is(pg_temp.offer(tests.session(pg_temp.recent(20))), 'created', 'after disconnecting, a new session is kept');
select is((select revoked_at from public.devices where kind = 'web'), null, 'and the web app is among the devices again');
select is((select count(*) from public.devices), 1::bigint, 'as the same one');
update public.devices set consent = 'totals' where kind = 'web';
select is(tests.answer('select pg_temp.offer(tests.session(pg_temp.recent(10)))'), 'PT403 consent_totals_only', 'consent to totals only is respected');
select is(tests.answer('select public.web_live(''UTC'', pg_temp.live())'), 'PT403 consent_totals_only', 'for live reports, too');
update public.devices set consent = 'sessions' where kind = 'web';

-- Live reports.
select is(tests.answer('select public.web_live(''UTC'', pg_temp.live())'), 'ok', 'a live report is taken');
select is(tests.answer(format('select public.web_live(''UTC'', pg_temp.live(%L))', m)), 'PT400 live_invalid', 'not one with ' || m)
from unnest(array['{"state": "done"}', '{"client_session_id": "x"}', '{"started_at": "now"}', '{"active_ms": -1}']) as m;
update public.preferences set share_live = false where user_id = tests.user_id('ada');
select is(tests.answer('select public.web_live(''UTC'', pg_temp.live())'), 'ok', 'with sharing off it is taken');
select tests.act_as_owner();
select is(
  (select array_agg(payload - 'id' - 'at' - 'device_id') from tests.messages('ada') where event = 'live_session'),
  array[pg_temp.live()], 'and only the one before was relayed');
select is((select count(*) from tests.messages('bob')), 0::bigint, 'to nobody else');
select tests.sign_in('bob');
select is(
  (select array_agg(distinct a order by a) from (
    select tests.answer('select public.web_live(''UTC'', pg_temp.live())') as a from generate_series(1, 130)) as x),
  array['PT429 rate_limited', 'ok'], 'more than 120 reports a minute are too fast');

-- Who may.
select tests.act_as('anon');
select is(tests.answer('select public.web_session(''UTC'', ''{}'')'), '42501', 'anon hands in nothing');
select is(tests.answer('select public.web_live(''UTC'', ''{}'')'), '42501', 'and says nothing');
select tests.act_as('authenticated');
select is(tests.answer('select public.web_session(''UTC'', ''{}'')'), 'PT401 not_signed_in', 'nor does a token without a person');
select tests.sign_in('guest', true);
select is(pg_temp.offer(tests.session(pg_temp.recent(10))), 'created', 'a person without an e-mail does');

-- Patterns of one's own.
select tests.sign_in('ada');
select is(tests.answer(format('insert into public.breathe_presets (name, pattern) values (%L, %L)', n, p)), a, format('a preset %s, %s', left(n, 12), p))
from (values
  ('Evening', '4-0-6-2', 'ok'), ('Long', '30-30-30-30', 'ok'), ('Short', '0-0-0-1', 'ok'),
  ('Nothing', '0-0-0-0', '23514'), ('Too long', '31-0-4-0', '23514'), ('Padded', '04-0-4-0', '23514'), ('Three', '4-4-4', '23514'),
  ('Broken', '4-4-4-x', '23514'), ('Point', '4.5-0-4-0', '23514'), ('Minus', '-4-0-4-0', '23514'), ('Line', E'4-0-4-0\n', '23514'),
  ('', '4-0-4-0', '23514'), (' Edge', '4-0-4-0', '23514'), (repeat('x', 41), '4-0-4-0', '23514'), (repeat('é', 40), '4-0-4-0', 'ok')
) as c (n, p, a);
select is(tests.reach('update public.breathe_presets set name = ''Night'' where name = ''Evening'''), '1 rows', 'is renamed by its owner');
select is((select version from public.breathe_presets where name = 'Night'), 2::bigint, 'which raises its version');
select is(tests.reach('update public.breathe_presets set version = 9'), '42501', 'that nobody sets');
select is(tests.reach(format('insert into public.breathe_presets (user_id, name, pattern) values (%L, ''x'', ''4-0-4-0'')', tests.user_id('bob'))), '42501',
  'nobody makes one for another');
select is(tests.reach('delete from public.breathe_presets where name = ''Night'''), '1 rows', 'and removed');
select is(tests.reach('insert into public.breathe_presets (name, pattern) select ''n'' || n, ''4-0-4-0'' from generate_series(1, 47) as n'), '47 rows', 'fifty fit');
select is(tests.answer('insert into public.breathe_presets (name, pattern) values (''one more'', ''4-0-4-0'')'), 'PT409 presets_full', 'a fifty-first does not');
select is(tests.reach('insert into public.breathe_presets (id, name, pattern) select id, name, pattern from public.breathe_presets limit 1 on conflict (id) do nothing'),
  '0 rows', 'while saving a known one again does no harm');
select tests.sign_in('bob');
select is((select count(*) from public.breathe_presets), 0::bigint, 'a stranger sees none');
select is(tests.reach('delete from public.breathe_presets'), '0 rows', 'and removes none');
select is(tests.reach('update public.breathe_presets set name = ''x'''), '0 rows', 'nor renames any');
select is(tests.answer('insert into public.breathe_presets (name, pattern) values (''mine'', ''4-0-4-0'')'), 'ok', 'but has room for their own');
select tests.act_as('anon');
select is(tests.reach('select from public.breathe_presets'), '42501', 'anon reads none');
select tests.act_as_owner();
select is(
  (select array_agg(event || ' ' || coalesce(payload #>> '{row,name}', 'gone') order by event, payload #>> '{row,name}') from tests.messages('ada')
   where event like 'preset%' and coalesce(payload #>> '{row,name}', '') in ('', 'Evening', 'Night')),
  array['preset_changed Evening', 'preset_changed Night', 'preset_deleted gone'], 'each change is told to the owner''s tabs');

select * from finish();
rollback;
