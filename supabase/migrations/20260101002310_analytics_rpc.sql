-- What the charts read: derived rows only, so the cost is that of days or months, never of sessions.
-- json, not jsonb: it is written once and sent, and the arrays of hours are far cheaper so.

-- Finds the longest session without reading the others.
create index sessions_longest_idx on public.sessions (user_id, active_ms desc, id);

create function public.analytics_days(p_from date, p_to date) returns json
language sql stable set search_path = ''
as $$
  select coalesce(json_agg(x order by x.local_date), '[]')
  from (
    select d.local_date, d.sessions, d.active_ms, d.cycles, d.goal_bonus_xp, d.xp, d.goals_set, d.goals_reached,
      d.active_ms_by_hour, d.sessions_by_hour, d.elapsed_ms, d.pledges_honored, d.pledges_missed, d.by_pattern, d.by_device
    from public.daily_totals as d
    where d.user_id = (select auth.uid()) and d.local_date between p_from and p_to
  ) as x;
$$;
comment on function public.analytics_days(date, date) is 'Own day totals from one date to another, both included, as one JSON list.';

create function public.analytics_months(p_from date, p_to date) returns json
language sql stable set search_path = ''
as $$
  select coalesce(json_agg(x order by x.month), '[]')
  from (
    select m.month, m.active_days, m.sessions, m.active_ms, m.cycles, m.goal_bonus_xp, m.goals_set, m.goals_reached,
      m.active_ms_by_hour, m.sessions_by_hour, m.elapsed_ms, m.pledges_honored, m.pledges_missed, m.by_pattern, m.by_device
    from public.monthly_totals as m
    where m.user_id = (select auth.uid()) and m.month between date_trunc('month', p_from)::date and p_to
  ) as x;
$$;
comment on function public.analytics_months(date, date) is 'Own totals of the months that two dates lie in, and of those between.';

create function public.analytics_runs(p_from date, p_to date, p_limit integer default 200) returns json
language sql stable set search_path = ''
as $$
  select coalesce(json_agg(json_build_object('from', x.from_date, 'to', x.to_date, 'days', x.days) order by x.from_date), '[]')
  from (
    select r.from_date, r.to_date, r.days from public.practice_runs as r
    where r.user_id = (select auth.uid()) and r.from_date <= p_to and r.to_date >= p_from
    order by r.from_date desc
    limit least(greatest(coalesce(p_limit, 200), 1), 400)
  ) as x;
$$;
comment on function public.analytics_runs(date, date, integer) is
  'Own runs that touch the days from p_from to p_to, at their full length; the latest ones when there are more than p_limit (at most 400).';

create function public.analytics_bests() returns json
language sql stable set search_path = ''
as $$
  select json_build_object(
    'session', (
      select json_build_object('id', s.id, 'local_date', s.local_date, 'active_ms', s.active_ms) from public.sessions as s
      where s.user_id = (select auth.uid()) and s.active_ms > 0 order by s.active_ms desc, s.id limit 1
    ),
    'day', (
      select json_build_object('local_date', d.local_date, 'active_ms', d.active_ms) from public.daily_totals as d
      where d.user_id = (select auth.uid()) and d.active_ms > 0 order by d.active_ms desc, d.local_date limit 1
    ),
    'month', (
      select json_build_object('month', m.month, 'active_ms', m.active_ms) from public.monthly_totals as m
      where m.user_id = (select auth.uid()) and m.active_ms > 0 order by m.active_ms desc, m.month limit 1
    ),
    'run', (
      select json_build_object('from', t.longest_run_from, 'to', t.longest_run_to, 'days', t.longest_run_days)
      from public.user_totals as t where t.user_id = (select auth.uid()) and t.longest_run_days > 0
    )
  );
$$;
comment on function public.analytics_bests() is 'Own longest session, fullest day and month, and longest run; the earliest of equals.';

grant execute on function
  public.analytics_days(date, date), public.analytics_months(date, date), public.analytics_runs(date, date, integer),
  public.analytics_bests()
  to authenticated;
