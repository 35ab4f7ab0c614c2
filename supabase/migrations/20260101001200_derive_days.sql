-- Day totals and runs, changed by what a statement changed and never by reading history.

create function private.spread_hours(p_hours integer[], p_values bigint[]) returns bigint[]
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  v_result bigint[] := array_fill(0::bigint, array[24]);
begin
  for i in 1 .. cardinality(p_hours) loop
    v_result[p_hours[i] + 1] := v_result[p_hours[i] + 1] + p_values[i];
  end loop;
  return v_result;
end;
$$;
comment on function private.spread_hours(integer[], bigint[]) is '24 sums of the values by their hour (0-23).';

create function private.add_hours(p_left bigint[], p_right bigint[], p_sign integer) returns bigint[]
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  for i in 1 .. 24 loop
    p_left[i] := p_left[i] + p_sign * p_right[i];
  end loop;
  return p_left;
end;
$$;
comment on function private.add_hours(bigint[], bigint[], integer) is 'Element-wise sum (sign 1) or difference (sign -1) of two 24-value arrays.';

create type private.day_delta as (
  local_date date,
  sessions integer,
  active_ms bigint,
  cycles bigint,
  goal_bonus_xp bigint,
  xp bigint,
  goals_set integer,
  goals_reached integer,
  active_ms_by_hour bigint[],
  sessions_by_hour bigint[]
);
comment on type private.day_delta is 'What some sessions add to one practice date.';

create function private.day_deltas(p_rows public.sessions[], p_day_start_hour integer) returns private.day_delta[]
language plpgsql stable set search_path = ''
as $$
begin
  return (select array_agg(row(
    d.local_date, d.sessions, d.active_ms, d.cycles, d.goal_bonus_xp, d.xp, d.goals_set, d.goals_reached,
    private.spread_hours(d.hours, d.actives), private.spread_hours(d.hours, d.ones)
  )::private.day_delta order by d.local_date)
  from (
    select
      private.practice_date(s.ended_at, s.time_zone, p_day_start_hour) as local_date,
      count(*)::integer as sessions,
      sum(s.active_ms)::bigint as active_ms,
      sum(s.cycles)::bigint as cycles,
      sum(s.goal_bonus_xp)::bigint as goal_bonus_xp,
      sum(s.xp)::bigint as xp,
      (count(*) filter (where s.goal_minutes > 0))::integer as goals_set,
      (count(*) filter (where private.goal_reached(s.active_ms, s.goal_minutes)))::integer as goals_reached,
      array_agg(extract(hour from s.started_at at time zone s.time_zone)::integer) as hours,
      array_agg(s.active_ms::bigint) as actives,
      array_agg(1::bigint) as ones
    from unnest(p_rows) as s
    group by 1
  ) as d);
end;
$$;
comment on function private.day_deltas(public.sessions[], integer) is 'The sessions of one person summed by practice date.';

create function private.apply_runs(p_user uuid, p_added date[], p_removed date[]) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_added datemultirange;
  v_removed datemultirange;
  v_near datemultirange;
  v_touched datemultirange;
  v_first date;
begin
  select coalesce(range_agg(daterange(d, d + 1)), '{}'), range_agg(daterange(d - 1, d + 2))
    into v_added, v_near from unnest(p_added) as d;
  select coalesce(range_agg(daterange(d, d + 1)), '{}') into v_removed from unnest(p_removed) as d;
  -- A new day touches the runs that end or begin beside it; a removed one the run that holds it.
  v_near := coalesce(v_near, '{}') + v_removed;
  if isempty(v_near) then
    return;
  end if;
  -- Runs are disjoint, so the one that begins last before the span is the only earlier one that can reach into it.
  select coalesce(max(r.from_date), '-infinity') into v_first
    from public.practice_runs as r where r.user_id = p_user and r.from_date <= lower(v_near);
  with touched as (
    delete from public.practice_runs as r
    where r.user_id = p_user
      and r.from_date >= v_first and r.from_date < upper(v_near)
      and daterange(r.from_date, r.to_date, '[]') && v_near
    returning r.from_date, r.to_date
  )
  select coalesce(range_agg(daterange(t.from_date, t.to_date, '[]')), '{}') into v_touched from touched as t;
  insert into public.practice_runs (user_id, from_date, to_date)
  select p_user, lower(r), upper(r) - 1
  from unnest((v_touched + v_added) - v_removed) as r;
end;
$$;
comment on function private.apply_runs(uuid, date[], date[]) is
  'Joins and splits the person''s runs for days that became practised or ceased to be.';

create function private.apply_days(p_user uuid, p_deltas private.day_delta[], p_sign integer) returns integer
language plpgsql volatile set search_path = ''
as $$
declare
  v_became date[];
  v_ceased date[];
begin
  if p_sign > 0 then
    with changed as (
      insert into public.daily_totals as t (
        user_id, local_date, sessions, active_ms, cycles, goal_bonus_xp, xp, goals_set, goals_reached,
        active_ms_by_hour, sessions_by_hour
      )
      select p_user, d.local_date, d.sessions, d.active_ms, d.cycles, d.goal_bonus_xp, d.xp, d.goals_set, d.goals_reached,
        d.active_ms_by_hour, d.sessions_by_hour
      from unnest(p_deltas) as d
      on conflict (user_id, local_date) do update set
        sessions = t.sessions + excluded.sessions,
        active_ms = t.active_ms + excluded.active_ms,
        cycles = t.cycles + excluded.cycles,
        goal_bonus_xp = t.goal_bonus_xp + excluded.goal_bonus_xp,
        xp = t.xp + excluded.xp,
        goals_set = t.goals_set + excluded.goals_set,
        goals_reached = t.goals_reached + excluded.goals_reached,
        active_ms_by_hour = private.add_hours(t.active_ms_by_hour, excluded.active_ms_by_hour, 1),
        sessions_by_hour = private.add_hours(t.sessions_by_hour, excluded.sessions_by_hour, 1)
      returning t.local_date, t.active_ms
    )
    select array_agg(c.local_date) into v_became
    from changed as c join unnest(p_deltas) as d on d.local_date = c.local_date
    where c.active_ms > 0 and c.active_ms = d.active_ms;
  else
    with changed as (
      update public.daily_totals as t set
        sessions = t.sessions - d.sessions,
        active_ms = t.active_ms - d.active_ms,
        cycles = t.cycles - d.cycles,
        goal_bonus_xp = t.goal_bonus_xp - d.goal_bonus_xp,
        xp = t.xp - d.xp,
        goals_set = t.goals_set - d.goals_set,
        goals_reached = t.goals_reached - d.goals_reached,
        active_ms_by_hour = private.add_hours(t.active_ms_by_hour, d.active_ms_by_hour, -1),
        sessions_by_hour = private.add_hours(t.sessions_by_hour, d.sessions_by_hour, -1)
      from unnest(p_deltas) as d
      where t.user_id = p_user and t.local_date = d.local_date
      returning t.local_date, t.active_ms, d.active_ms as taken_ms
    )
    select array_agg(c.local_date) into v_ceased from changed as c where c.active_ms = 0 and c.taken_ms > 0;
    delete from public.daily_totals as t
    using unnest(p_deltas) as d
    where t.user_id = p_user and t.local_date = d.local_date and t.sessions = 0;
  end if;
  if v_became is not null or v_ceased is not null then
    perform private.apply_runs(p_user, coalesce(v_became, '{}'), coalesce(v_ceased, '{}'));
  end if;
  return coalesce(cardinality(v_became), 0) - coalesce(cardinality(v_ceased), 0);
end;
$$;
comment on function private.apply_days(uuid, private.day_delta[], integer) is
  'Adds (sign 1) or takes away (sign -1) day deltas and keeps the runs; returns by how many the practised days changed.';
