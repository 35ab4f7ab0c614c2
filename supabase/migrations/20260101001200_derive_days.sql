-- Day totals, month totals and runs, changed by what a statement changed and never by reading history.

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

create function private.parts_of(p_keys text[], p_values bigint[]) returns jsonb
language sql immutable parallel safe set search_path = ''
as $$
  select coalesce(jsonb_object_agg(p.key, p.part), '{}')
  from (
    select u.key, jsonb_build_object('sessions', count(*), 'active_ms', sum(u.value)) as part
    from unnest(p_keys, p_values) as u (key, value) group by u.key
  ) as p;
$$;
comment on function private.parts_of(text[], bigint[]) is 'Sessions and active time by key: {key: {sessions, active_ms}}.';

create function private.add_parts(p_left jsonb, p_right jsonb, p_sign integer) returns jsonb
language sql immutable parallel safe set search_path = ''
as $$
  select coalesce(jsonb_object_agg(p.key, p.part) filter (where p.sessions > 0), '{}')
  from (
    select u.key, sum(u.sign * (u.value ->> 'sessions')::bigint) as sessions, jsonb_build_object(
      'sessions', sum(u.sign * (u.value ->> 'sessions')::bigint),
      'active_ms', sum(u.sign * (u.value ->> 'active_ms')::bigint)
    ) as part
    from (
      select l.key, l.value, 1 as sign from jsonb_each(p_left) as l
      union all
      select r.key, r.value, p_sign from jsonb_each(p_right) as r
    ) as u
    group by u.key
  ) as p;
$$;
comment on function private.add_parts(jsonb, jsonb, integer) is
  'Sum (sign 1) or difference (sign -1) of two {key: {sessions, active_ms}}; a key without sessions is left out.';

create function private.plus_hours(p_left bigint[], p_right bigint[]) returns bigint[]
language sql immutable parallel safe
return private.add_hours(p_left, p_right, 1);
comment on function private.plus_hours(bigint[], bigint[]) is 'One step of private.sum_hours.';
create aggregate private.sum_hours(bigint[]) (
  sfunc = private.plus_hours, stype = bigint[], initcond = '{0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0}', parallel = safe
);
comment on aggregate private.sum_hours(bigint[]) is 'Element-wise sum of arrays of 24 values.';

create function private.merge_parts(p_parts jsonb[]) returns jsonb
language sql immutable parallel safe set search_path = ''
as $$
  select coalesce(jsonb_object_agg(m.key, m.part), '{}')
  from (
    select e.key, jsonb_build_object(
      'sessions', sum((e.value ->> 'sessions')::bigint), 'active_ms', sum((e.value ->> 'active_ms')::bigint)
    ) as part
    from unnest(p_parts) as p (parts) cross join jsonb_each(p.parts) as e
    group by e.key
  ) as m;
$$;
comment on function private.merge_parts(jsonb[]) is 'Sum of many {key: {sessions, active_ms}}, in one go.';

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
  sessions_by_hour bigint[],
  elapsed_ms bigint,
  pledges_honored integer,
  pledges_missed integer,
  by_pattern jsonb,
  by_device jsonb
);
comment on type private.day_delta is 'What some sessions add to one practice date.';

create function private.day_deltas(p_rows public.sessions[], p_day_start_hour integer) returns private.day_delta[]
language plpgsql stable set search_path = ''
as $$
begin
  return (select array_agg(row(
    d.local_date, d.sessions, d.active_ms, d.cycles, d.goal_bonus_xp, d.xp, d.goals_set, d.goals_reached,
    private.spread_hours(d.hours, d.actives), private.spread_hours(d.hours, d.ones),
    d.elapsed_ms, d.pledges_honored, d.pledges_missed,
    private.parts_of(d.patterns, d.actives), private.parts_of(d.devices, d.actives)
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
      array_agg(1::bigint) as ones,
      sum((extract(epoch from s.ended_at - s.started_at) * 1000)::bigint)::bigint as elapsed_ms,
      (count(*) filter (where s.pledge_honored))::integer as pledges_honored,
      (count(*) filter (where not s.pledge_honored))::integer as pledges_missed,
      array_agg(coalesce(s.pattern, 'unknown')) as patterns,
      array_agg(s.device_id::text) as devices
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

create function private.month_deltas(p_deltas private.day_delta[], p_became date[], p_ceased date[])
returns setof public.monthly_totals
language sql stable set search_path = ''
as $$
  select null::uuid, date_trunc('month', d.local_date)::date,
    (count(*) filter (where d.local_date = any (p_became)) + count(*) filter (where d.local_date = any (p_ceased)))::integer,
    sum(d.sessions)::integer, sum(d.active_ms)::bigint, sum(d.cycles)::bigint, sum(d.goal_bonus_xp)::bigint,
    sum(d.goals_set)::integer, sum(d.goals_reached)::integer,
    private.sum_hours(d.active_ms_by_hour), private.sum_hours(d.sessions_by_hour),
    sum(d.elapsed_ms)::bigint, sum(d.pledges_honored)::integer, sum(d.pledges_missed)::integer,
    private.merge_parts(array_agg(d.by_pattern)), private.merge_parts(array_agg(d.by_device))
  from unnest(p_deltas) as d
  group by 2;
$$;
comment on function private.month_deltas(private.day_delta[], date[], date[]) is
  'Day deltas added up by month, with how many days became practised or ceased to be.';

create function private.apply_months(
  p_user uuid, p_deltas private.day_delta[], p_sign integer, p_became date[], p_ceased date[]
) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  if p_sign > 0 then
    insert into public.monthly_totals as t (
      user_id, month, active_days, sessions, active_ms, cycles, goal_bonus_xp, goals_set, goals_reached,
      active_ms_by_hour, sessions_by_hour, elapsed_ms, pledges_honored, pledges_missed, by_pattern, by_device
    )
    select p_user, d.month, d.active_days, d.sessions, d.active_ms, d.cycles, d.goal_bonus_xp, d.goals_set, d.goals_reached,
      d.active_ms_by_hour, d.sessions_by_hour, d.elapsed_ms, d.pledges_honored, d.pledges_missed, d.by_pattern, d.by_device
    from private.month_deltas(p_deltas, p_became, p_ceased) as d
    on conflict (user_id, month) do update set
      active_days = t.active_days + excluded.active_days,
      sessions = t.sessions + excluded.sessions,
      active_ms = t.active_ms + excluded.active_ms,
      cycles = t.cycles + excluded.cycles,
      goal_bonus_xp = t.goal_bonus_xp + excluded.goal_bonus_xp,
      goals_set = t.goals_set + excluded.goals_set,
      goals_reached = t.goals_reached + excluded.goals_reached,
      active_ms_by_hour = private.add_hours(t.active_ms_by_hour, excluded.active_ms_by_hour, 1),
      sessions_by_hour = private.add_hours(t.sessions_by_hour, excluded.sessions_by_hour, 1),
      elapsed_ms = t.elapsed_ms + excluded.elapsed_ms,
      pledges_honored = t.pledges_honored + excluded.pledges_honored,
      pledges_missed = t.pledges_missed + excluded.pledges_missed,
      by_pattern = private.add_parts(t.by_pattern, excluded.by_pattern, 1),
      by_device = private.add_parts(t.by_device, excluded.by_device, 1);
    return;
  end if;
  update public.monthly_totals as t set
    active_days = t.active_days - d.active_days,
    sessions = t.sessions - d.sessions,
    active_ms = t.active_ms - d.active_ms,
    cycles = t.cycles - d.cycles,
    goal_bonus_xp = t.goal_bonus_xp - d.goal_bonus_xp,
    goals_set = t.goals_set - d.goals_set,
    goals_reached = t.goals_reached - d.goals_reached,
    active_ms_by_hour = private.add_hours(t.active_ms_by_hour, d.active_ms_by_hour, -1),
    sessions_by_hour = private.add_hours(t.sessions_by_hour, d.sessions_by_hour, -1),
    elapsed_ms = t.elapsed_ms - d.elapsed_ms,
    pledges_honored = t.pledges_honored - d.pledges_honored,
    pledges_missed = t.pledges_missed - d.pledges_missed,
    by_pattern = private.add_parts(t.by_pattern, d.by_pattern, -1),
    by_device = private.add_parts(t.by_device, d.by_device, -1)
  from private.month_deltas(p_deltas, p_became, p_ceased) as d
  where t.user_id = p_user and t.month = d.month;
  delete from public.monthly_totals as t
  using unnest(p_deltas) as d
  where t.user_id = p_user and t.month = date_trunc('month', d.local_date)::date and t.sessions = 0;
end;
$$;
comment on function private.apply_months(uuid, private.day_delta[], integer, date[], date[]) is
  'Adds (sign 1) or takes away (sign -1) day deltas in the totals of their months.';

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
        active_ms_by_hour, sessions_by_hour, elapsed_ms, pledges_honored, pledges_missed, by_pattern, by_device
      )
      select p_user, d.local_date, d.sessions, d.active_ms, d.cycles, d.goal_bonus_xp, d.xp, d.goals_set, d.goals_reached,
        d.active_ms_by_hour, d.sessions_by_hour, d.elapsed_ms, d.pledges_honored, d.pledges_missed, d.by_pattern, d.by_device
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
        sessions_by_hour = private.add_hours(t.sessions_by_hour, excluded.sessions_by_hour, 1),
        elapsed_ms = t.elapsed_ms + excluded.elapsed_ms,
        pledges_honored = t.pledges_honored + excluded.pledges_honored,
        pledges_missed = t.pledges_missed + excluded.pledges_missed,
        by_pattern = private.add_parts(t.by_pattern, excluded.by_pattern, 1),
        by_device = private.add_parts(t.by_device, excluded.by_device, 1)
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
        sessions_by_hour = private.add_hours(t.sessions_by_hour, d.sessions_by_hour, -1),
        elapsed_ms = t.elapsed_ms - d.elapsed_ms,
        pledges_honored = t.pledges_honored - d.pledges_honored,
        pledges_missed = t.pledges_missed - d.pledges_missed,
        by_pattern = private.add_parts(t.by_pattern, d.by_pattern, -1),
        by_device = private.add_parts(t.by_device, d.by_device, -1)
      from unnest(p_deltas) as d
      where t.user_id = p_user and t.local_date = d.local_date
      returning t.local_date, t.active_ms, d.active_ms as taken_ms
    )
    select array_agg(c.local_date) into v_ceased from changed as c where c.active_ms = 0 and c.taken_ms > 0;
    delete from public.daily_totals as t
    using unnest(p_deltas) as d
    where t.user_id = p_user and t.local_date = d.local_date and t.sessions = 0;
  end if;
  perform private.apply_months(p_user, p_deltas, p_sign, v_became, v_ceased);
  if v_became is not null or v_ceased is not null then
    perform private.apply_runs(p_user, coalesce(v_became, '{}'), coalesce(v_ceased, '{}'));
  end if;
  return coalesce(cardinality(v_became), 0) - coalesce(cardinality(v_ceased), 0);
end;
$$;
comment on function private.apply_days(uuid, private.day_delta[], integer) is
  'Adds (sign 1) or takes away (sign -1) day deltas and keeps months and runs; returns by how many the practised days changed.';
