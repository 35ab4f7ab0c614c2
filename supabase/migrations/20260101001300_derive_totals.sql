-- Lifetime totals, and the triggers that keep everything derived in step with the facts: one call per statement,
-- whatever the number of rows.

create function private.apply_totals(
  p_user uuid, p_sessions integer, p_active_ms bigint, p_cycles bigint, p_xp bigint, p_days integer
) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  with reported as (
    -- Each device and epoch counts by itself: what it reported, and what it practised since.
    select
      coalesce(sum(case when s.total_xp is null then e.known_xp else s.total_xp + coalesce(e.later_xp, 0) end), 0)::bigint as xp,
      coalesce(sum(
        case when s.total_meditation_ms is null then e.known_ms else s.total_meditation_ms + coalesce(e.later_ms, 0) end
      ), 0)::bigint as ms,
      coalesce(sum(s.challenges_completed), 0)::bigint as challenges
    from (select * from private.device_epoch_totals where user_id = p_user) as e
    full join (select * from public.device_snapshots where user_id = p_user) as s
      on s.device_id = e.device_id and s.epoch = e.epoch
  )
  update public.user_totals as t set
    sessions = t.sessions + p_sessions,
    active_ms = t.active_ms + p_active_ms,
    cycles = t.cycles + p_cycles,
    known_xp = t.known_xp + p_xp,
    active_days = t.active_days + p_days,
    total_xp = r.xp,
    other_xp = r.xp - (t.known_xp + p_xp),
    other_ms = r.ms - (t.active_ms + p_active_ms),
    level = private.level_of(r.xp),
    challenges_completed = r.challenges,
    first_date = (select min(x.from_date) from public.practice_runs as x where x.user_id = p_user),
    last_date = latest.to_date,
    latest_run_from = latest.from_date,
    latest_run_to = latest.to_date,
    latest_run_days = coalesce(latest.days, 0),
    longest_run_from = longest.from_date,
    longest_run_to = longest.to_date,
    longest_run_days = coalesce(longest.days, 0),
    version = t.version + 1,
    updated_at = now()
  from reported as r
  left join lateral (
    select x.from_date, x.to_date, x.days from public.practice_runs as x
    where x.user_id = p_user order by x.from_date desc limit 1
  ) as latest on true
  left join lateral (
    select x.from_date, x.to_date, x.days from public.practice_runs as x
    where x.user_id = p_user order by x.days desc, x.from_date limit 1
  ) as longest on true
  where t.user_id = p_user;
end;
$$;
comment on function private.apply_totals(uuid, integer, bigint, bigint, bigint, integer) is
  'Adds to the person''s totals and reads the rest (reported XP, runs) anew from rows whose number does not grow with sessions.';

create function private.apply_sessions(p_user uuid, p_rows public.sessions[], p_sign integer) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_deltas private.day_delta[];
  v_days integer;
begin
  -- The lock that puts one person's writes in line. A person who is being removed has no row to keep.
  if not private.lock_person(p_user) then
    return;
  end if;
  v_deltas := private.day_deltas(
    p_rows, (select p.day_start_hour from public.profiles as p where p.user_id = p_user)
  );
  v_days := private.apply_days(p_user, v_deltas, p_sign);
  insert into private.device_epoch_totals as e (device_id, epoch, user_id, known_xp, known_ms, later_xp, later_ms)
  select r.device_id, r.epoch, p_user, p_sign * sum(r.xp), p_sign * sum(r.active_ms),
    p_sign * coalesce(sum(r.xp) filter (where s.as_of is null or r.ended_at > s.as_of), 0),
    p_sign * coalesce(sum(r.active_ms) filter (where s.as_of is null or r.ended_at > s.as_of), 0)
  from unnest(p_rows) as r
  left join public.device_snapshots as s on s.device_id = r.device_id and s.epoch = r.epoch
  group by r.device_id, r.epoch
  on conflict (device_id, epoch) do update set
    known_xp = e.known_xp + excluded.known_xp,
    known_ms = e.known_ms + excluded.known_ms,
    later_xp = e.later_xp + excluded.later_xp,
    later_ms = e.later_ms + excluded.later_ms;
  perform private.apply_totals(
    p_user,
    (p_sign * sum(r.sessions))::integer,
    (p_sign * sum(r.active_ms))::bigint,
    (p_sign * sum(r.cycles))::bigint,
    (p_sign * sum(r.xp))::bigint,
    v_days
  ) from unnest(v_deltas) as r;
  perform private.apply_badges(p_user, (select min(d.local_date) from unnest(v_deltas) as d));
  perform private.send_totals(p_user, array(select d.local_date from unnest(v_deltas) as d));
end;
$$;
comment on function private.apply_sessions(uuid, public.sessions[], integer) is
  'Carries sessions of one person that were added (sign 1) or removed (sign -1) into every derived row.';

-- security definer in these triggers: derived rows and messages are written by nobody but them.
create function private.sessions_added() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_group record;
begin
  for v_group in
    select a.user_id, array_agg(row(a.*)::public.sessions) as rows, count(*) as count from added as a group by a.user_id
  loop
    perform private.apply_sessions(v_group.user_id, v_group.rows, 1);
    perform private.send(v_group.user_id, 'sessions_recorded', case
      when v_group.count <= 25 then jsonb_build_object('count', v_group.count, 'sessions', (
        select jsonb_agg(to_jsonb(s) order by s.id) from unnest(v_group.rows) as s
      ))
      else jsonb_build_object('count', v_group.count, 'refetch', true)
    end);
  end loop;
  return null;
end;
$$;
comment on function private.sessions_added() is 'After insert, once per statement: derives and announces.';
create trigger sessions_added after insert on public.sessions
  referencing new table as added for each statement execute function private.sessions_added();

create function private.sessions_removed() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_group record;
begin
  for v_group in
    select r.user_id, array_agg(row(r.*)::public.sessions) as rows, jsonb_agg(r.id order by r.id) as ids
    from removed as r
    where exists (select from auth.users as u where u.id = r.user_id)
    group by r.user_id
  loop
    perform private.apply_sessions(v_group.user_id, v_group.rows, -1);
    perform private.send(v_group.user_id, 'sessions_deleted', jsonb_build_object('ids', v_group.ids));
  end loop;
  return null;
end;
$$;
comment on function private.sessions_removed() is 'After delete, once per statement: takes the rows out of everything derived and announces.';
create trigger sessions_removed after delete on public.sessions
  referencing old table as removed for each statement execute function private.sessions_removed();

create function private.rebuild_user(p_user uuid) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_deltas private.day_delta[];
  v_days integer;
begin
  if not private.lock_person(p_user) then
    return;
  end if;
  delete from public.daily_totals as d where d.user_id = p_user;
  delete from public.monthly_totals as m where m.user_id = p_user;
  delete from public.practice_runs as r where r.user_id = p_user;
  delete from private.device_epoch_totals as e where e.user_id = p_user;
  update public.user_totals as t
    set sessions = 0, active_ms = 0, cycles = 0, known_xp = 0, active_days = 0
    where t.user_id = p_user;
  select private.day_deltas(array_agg(s), (select p.day_start_hour from public.profiles as p where p.user_id = p_user))
    into v_deltas from public.sessions as s where s.user_id = p_user;
  v_days := private.apply_days(p_user, coalesce(v_deltas, '{}'), 1);
  insert into private.device_epoch_totals (device_id, epoch, user_id, known_xp, known_ms, later_xp, later_ms)
  select r.device_id, r.epoch, p_user, sum(r.xp), sum(r.active_ms),
    coalesce(sum(r.xp) filter (where s.as_of is null or r.ended_at > s.as_of), 0),
    coalesce(sum(r.active_ms) filter (where s.as_of is null or r.ended_at > s.as_of), 0)
  from public.sessions as r
  left join public.device_snapshots as s on s.device_id = r.device_id and s.epoch = r.epoch
  where r.user_id = p_user
  group by r.device_id, r.epoch;
  perform private.apply_totals(
    p_user,
    coalesce(sum(r.sessions), 0)::integer,
    coalesce(sum(r.active_ms), 0)::bigint,
    coalesce(sum(r.cycles), 0)::bigint,
    coalesce(sum(r.xp), 0)::bigint,
    v_days
  ) from unnest(coalesce(v_deltas, '{}')) as r;
  perform private.apply_badges(p_user, '-infinity');
  perform private.send(p_user, 'totals_changed', jsonb_build_object(
    'totals', (select to_jsonb(t) from public.user_totals as t where t.user_id = p_user), 'refetch', true
  ));
end;
$$;
comment on function private.rebuild_user(uuid) is 'Drops the person''s derived rows and makes them again from the facts; totals.version goes on rising.';

-- security definer: the person who moves the start of the day may not write derived rows.
create function private.day_start_changed() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.rebuild_user(new.user_id);
  return null;
end;
$$;
comment on function private.day_start_changed() is 'After the start of the day moved: that person''s days are cut anew.';
create trigger profiles_day_start after update on public.profiles
  for each row when (old.day_start_hour is distinct from new.day_start_hour)
  execute function private.day_start_changed();
