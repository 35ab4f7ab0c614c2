-- One account to look around in: demo@example.test, a year of practice on a laptop, a desktop and in the browser.
-- All of it is invented. Days count back from now, so that the app looks current; the "randomness" is a hash of the
-- day and the slot, so that every seed tells the same story. An account that is already there stays as it is.
do $seed$
declare
  c_user constant uuid := '5eed0000-0000-4000-8000-000000000001';
  c_laptop constant uuid := '5eed0000-0000-4000-8000-00000000000a';
  c_desktop constant uuid := '5eed0000-0000-4000-8000-00000000000b';
  c_browser constant uuid := '5eed0000-0000-4000-8000-00000000000c';
  c_email constant text := 'demo@example.test';
  c_zone constant text := 'Europe/Berlin';
  c_trip_zone constant text := 'America/New_York';
  v_now constant timestamptz := date_trunc('second', now());
  v_today constant date := (v_now at time zone c_zone)::date;
  v_begin constant timestamptz := v_now - interval '365 days';
  v_device record;
  v_outcomes jsonb;
begin
  if exists (select from auth.users as u where u.email = c_email) then
    return;
  end if;

  -- Token columns are empty texts, not nulls: GoTrue cannot read nulls there.
  insert into auth.users (
    id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token, recovery_token, email_change,
    email_change_token_new, email_change_token_current, phone_change, phone_change_token, reauthentication_token,
    raw_app_meta_data, raw_user_meta_data, is_sso_user, is_anonymous, created_at, updated_at
  ) values (
    c_user, 'authenticated', 'authenticated', c_email, '', v_begin, '', '', '', '', '', '', '', '',
    '{"provider": "email", "providers": ["email"]}', '{}', false, false, v_begin, v_begin
  );
  -- Hosted GoTrue looks people up by an instance; where there is only one, the column does not exist.
  if exists (select from pg_catalog.pg_attribute as a where a.attrelid = 'auth.users'::regclass and a.attname = 'instance_id') then
    execute 'update auth.users set instance_id = ''00000000-0000-0000-0000-000000000000'' where id = $1' using c_user;
  end if;
  insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at)
  values (
    '5eed0000-0000-4000-8000-000000000002', 'email', c_user, c_user,
    jsonb_build_object('sub', c_user, 'email', c_email, 'email_verified', true, 'phone_verified', false),
    v_begin, v_begin, v_begin
  );

  update public.profiles as p
  set display_name = 'Quiet Cedar', time_zone = c_zone, onboarded_at = v_begin
  where p.user_id = c_user;

  insert into public.devices (id, user_id, kind, name, consent, client_version, time_zone, created_at) values
    (c_laptop, c_user, 'vscode', 'Laptop', 'sessions', '0.3.5', c_zone, v_begin),
    (c_desktop, c_user, 'vscode', 'Desk at work', 'sessions', '0.3.5', c_zone, v_begin + interval '20 days'),
    (c_browser, c_user, 'web', 'Browser', 'sessions', null, c_zone, v_now - interval '75 days');

  create temporary table seed_rows on commit drop as
  with
  days as (
    select ago, v_today - ago as date, extract(isodow from v_today - ago)::integer as weekday,
      -- A holiday without practice, some days in bed, a week abroad.
      ago between 118 and 131 or ago between 236 and 240 as is_away,
      ago between 60 and 66 as is_trip,
      -- Two good stretches: three weeks in spring, and the days up to yesterday.
      ago between 1 and 11 or ago between 185 and 207 as is_steady
    from generate_series(364, 0, -1) as ago
  ),
  slots (slot, share, from_minute, to_minute) as (
    values ('morning', 0.44, 425, 530), ('noon', 0.13, 690, 830), ('afternoon', 0.10, 905, 1030), ('evening', 0.22, 1230, 1370)
  ),
  -- Eight numbers from 0 up to 1 for each day and slot.
  chances as (
    select d.*, s.*, dice.r
    from days as d
    cross join slots as s
    cross join lateral (
      select array_agg(('x' || substr(md5('breath ' || d.ago || ' ' || s.slot), 1 + 4 * i, 4))::bit(16)::integer / 65536.0 order by i) as r
      from generate_series(0, 7) as i
    ) as dice
  ),
  chosen as (
    select c.*,
      -- The browser came late, and is for evenings; the desk is for working days.
      case
        when c.ago < 75 and c.slot = 'evening' and c.r[2] < 0.45 and not c.is_trip then 'browser'
        when c.weekday <= 5 and c.slot <> 'evening' and c.r[2] < 0.55 and c.ago < 344 and not c.is_trip then 'desktop'
        else 'laptop'
      end as device,
      case
        when c.slot = 'noon' and c.r[3] < 0.7 then 1
        when c.r[3] < 0.25 then 3
        when c.r[3] < 0.80 then 5
        when c.r[3] < 0.96 then 10
        else 15
      end as goal,
      case when c.is_trip then c_trip_zone else c_zone end as zone
    from chances as c
    where not c.is_away and (
      c.r[1] < c.share * case when c.weekday >= 6 then 0.6 when c.ago > 270 then 0.75 else 1 end
      or (c.is_steady and c.slot = 'morning')
    )
  ),
  timed as (
    select c.*,
      -- Now and then an evening session runs past midnight.
      case when c.slot = 'evening' and c.ago in (31, 33, 87, 90, 152, 153)
        then (c.date + interval '23 hours 52 minutes' + c.r[4] * interval '6 minutes') at time zone c.zone
        else (c.date + make_interval(secs => 60 * (c.from_minute + c.r[4] * (c.to_minute - c.from_minute)))) at time zone c.zone
      end as begins,
      case
        when c.goal = 1 then 60000
        when c.r[5] < 0.72 then c.goal * 60000 + floor(c.r[6] * 90000)
        else floor(c.goal * 60000 * (0.35 + 0.6 * c.r[6]))
      end::integer as active_ms,
      case when c.r[7] < 0.25 and c.goal > 1 then 15000 + floor(c.r[8] * 100000) else 0 end::integer as paused_ms,
      -- Editors know the pattern since their sync does; the browser always did.
      case
        when c.device = 'browser' then case when c.r[8] < 0.5 then 'relaxing' when c.r[8] < 0.8 then 'boxing' else 'medium' end
        when c.device = 'laptop' and c.ago < 90 then case when c.r[8] < 0.7 then 'chill' when c.r[8] < 0.9 then 'relaxing' else '5-0-7-0' end
        when c.device = 'desktop' and c.ago < 30 then case when c.r[8] < 0.6 then 'boxing' else 'active' end
      end as pattern
    from chosen as c
  ),
  measured as (
    select t.*, floor(extract(epoch from t.begins) * 1000)::bigint as started_ms,
      -- An editor counts cycles only with phase notices on: the laptop has them since five weeks, the desktop never.
      case
        when t.device = 'browser' or (t.device = 'laptop' and t.ago < 35) then t.active_ms / case t.pattern
          when 'relaxing' then 19000 when 'boxing' then 16000 when 'medium' then 10000 when '5-0-7-0' then 12000 else 14000
        end
        else 0
      end as cycles,
      case when t.goal >= 5 and t.r[7] > 0.80 then t.active_ms >= t.goal * 60000 end as pledge_honored
    from timed as t
  )
  select m.device, m.started_ms, m.started_ms + m.active_ms + m.paused_ms as ended_ms, jsonb_strip_nulls(jsonb_build_object(
    'id', 'sess-' || m.started_ms,
    'startedAt', private.iso_utc(to_timestamp(m.started_ms / 1000.0)),
    'endedAt', private.iso_utc(to_timestamp((m.started_ms + m.active_ms + m.paused_ms) / 1000.0)),
    'activeMs', m.active_ms,
    'cycles', m.cycles,
    'goalMinutes', m.goal,
    'goalBonusXP', private.goal_bonus(m.active_ms, m.goal),
    'pledgeHonored', m.pledge_honored,
    'pledgeMultiplier', case when m.pledge_honored then 1.15 end,
    'pattern', m.pattern,
    'timeZone', m.zone
  )) as row
  from measured as m;

  for v_device in
    select d.id, jsonb_agg(s.row order by s.ended_ms) as rows
    from seed_rows as s
    join public.devices as d on d.id = case s.device when 'laptop' then c_laptop when 'desktop' then c_desktop else c_browser end
    where to_timestamp(s.ended_ms / 1000.0) < v_now
    group by d.id
    order by d.id
  loop
    v_outcomes := private.ingest_sessions(c_user, v_device.id, 1, c_zone, false, v_now, v_device.rows);
    if exists (select from jsonb_array_elements(v_outcomes) as o where o ->> 'outcome' <> 'created') then
      raise exception 'the demo account holds rows that are refused: %',
        (select jsonb_agg(o) from jsonb_array_elements(v_outcomes) as o where o ->> 'outcome' <> 'created');
    end if;
  end loop;

  -- Editors also report counters: challenges and micro rewards are in no session.
  for v_device in
    select d.id, d.name, sum(s.xp) as xp, sum(s.active_ms) as ms, max(s.ended_at) as last_end
    from public.devices as d
    join public.sessions as s on s.device_id = d.id
    where d.id in (c_laptop, c_desktop)
    group by d.id
    order by d.id
  loop
    perform private.apply_snapshot(c_user, v_device.id, 1, v_now, jsonb_build_object(
      'totalXP', v_device.xp + case v_device.id when c_laptop then 96 else 41 end,
      'totalMeditationTime', v_device.ms,
      'challengesCompleted', case v_device.id when c_laptop then 9 else 4 end,
      'currentStreak', 13,
      'longestStreak', 31,
      'exportDate', private.iso_utc(v_device.last_end),
      'flags', jsonb_build_array('reported_current_streak_differs', 'reported_longest_streak_differs'),
      'dailyChallenges', jsonb_build_array(jsonb_build_object(
        'date', v_today, 'type', 'morning_breath', 'index', 0, 'target', 1, 'rewardXP', 14,
        'availableFrom', floor(extract(epoch from v_today::timestamp at time zone c_zone) * 1000)::bigint, 'completed', false,
        'title', 'Morning breath', 'description', 'A session before noon, if you like.',
        'eonMessage', 'The light finds the forest in its own time.', 'completionMessage', 'The morning has been greeted.'
      ))
    ));
  end loop;

  update public.devices as d set
    first_data_at = s.first_end,
    last_seen_at = s.last_end
  from (
    select x.device_id, min(x.ended_at) as first_end, max(x.ended_at) as last_end
    from public.sessions as x where x.user_id = c_user group by x.device_id
  ) as s
  where d.id = s.device_id;
  drop table seed_rows;
end;
$seed$;
