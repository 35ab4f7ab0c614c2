-- What the dashboard reads: derived rows only, so the cost is that of days, not of sessions.
-- json, not jsonb: it is written once and sent.

create function public.dashboard() returns json
language plpgsql stable set search_path = ''
as $$
declare
  v_user uuid := auth.uid();
  v_profile public.profiles;
  v_today date;
begin
  select * into v_profile from public.profiles as p where p.user_id = v_user;
  if v_profile.user_id is null then
    raise sqlstate 'PT401' using message = 'Please sign in first.', hint = 'not_signed_in';
  end if;
  v_today := ((now() at time zone v_profile.time_zone) - make_interval(hours => v_profile.day_start_hour))::date;
  return json_build_object(
    'profile', to_json(v_profile),
    'preferences', (select to_json(p) from public.preferences as p where p.user_id = v_user),
    'goals', (
      select coalesce(json_agg(json_build_object(
        'valid_from', g.valid_from, 'daily_goal_minutes', g.daily_goal_minutes, 'weekly_goal_minutes', g.weekly_goal_minutes
      ) order by g.valid_from), '[]')
      from public.goal_changes as g where g.user_id = v_user
    ),
    'totals', (select to_json(t) from public.user_totals as t where t.user_id = v_user),
    -- Rings, week and dots need no more of a day than this.
    'days', (
      select coalesce(json_agg(json_build_object(
        'local_date', d.local_date, 'sessions', d.sessions, 'active_ms', d.active_ms
      ) order by d.local_date), '[]')
      from public.daily_totals as d
      where d.user_id = v_user and d.local_date >= v_today - 251
    ),
    'recent', (
      select coalesce(json_agg(r order by r.ended_at desc, r.id desc), '[]')
      from (
        select s.* from public.sessions as s where s.user_id = v_user order by s.ended_at desc, s.id desc limit 8
      ) as r
    ),
    'devices', (
      select coalesce(json_agg(d order by d.created_at, d.id), '[]') from public.devices as d where d.user_id = v_user
    ),
    'now', now()
  );
end;
$$;
comment on function public.dashboard() is
  'All that the dashboard shows first: profile, preferences, goals, totals, day totals of 36 weeks, eight sessions, devices, server time.';

grant execute on function public.dashboard() to authenticated;
