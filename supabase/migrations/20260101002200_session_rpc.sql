-- Reading sessions by pages, and the only two ways to take one away and bring it back.

create function public.session_page(
  p_before timestamptz default null, p_before_id bigint default null, p_limit integer default 50,
  p_device uuid default null, p_pattern text default null, p_from date default null, p_to date default null,
  p_goal text default null, p_hour integer default null, p_weekday integer default null, p_pledge text default null
) returns setof public.sessions
language plpgsql stable
set search_path = ''
-- The index gives the page in its order; to sort all of a person's sessions first is never the shorter way.
set enable_sort = off
set enable_seqscan = off
set enable_bitmapscan = off
-- Each call is planned with its own arguments, so that a filter which is not set costs nothing per row.
set plan_cache_mode = force_custom_plan
as $$
begin
  return query
    select s.*
    from public.sessions as s
    cross join (
      select make_interval(hours => p.day_start_hour) as day_start from public.profiles as p where p.user_id = (select auth.uid())
    ) as own
    where s.user_id = (select auth.uid())
      and (s.ended_at, s.id) < (
        least(coalesce(p_before, 'infinity'), coalesce((least(p_to, '9999-12-28') + 3)::timestamptz, 'infinity')),
        case when p_before <= coalesce((least(p_to, '9999-12-28') + 3)::timestamptz, 'infinity') then coalesce(p_before_id, 0) else 9223372036854775807 end
      )
      -- A practice date lies within two days of the UTC date, so the index can end the scan.
      and s.ended_at >= coalesce((greatest(p_from, '0001-01-02') - 1)::timestamptz, '-infinity')
      -- By practice date, as days are counted everywhere else.
      and (p_from is null or ((s.ended_at at time zone s.time_zone) - own.day_start)::date >= p_from)
      and (p_to is null or ((s.ended_at at time zone s.time_zone) - own.day_start)::date <= p_to)
      and (p_device is null or s.device_id = p_device)
      and (p_pattern is null or (p_pattern = 'unknown' and s.pattern is null) or s.pattern = p_pattern)
      and case p_goal
        when 'reached' then s.goal_minutes > 0 and s.active_ms >= s.goal_minutes::bigint * 60000
        when 'missed' then s.goal_minutes > 0 and s.active_ms < s.goal_minutes::bigint * 60000
        when 'none' then coalesce(s.goal_minutes, 0) <= 0
        else true
      end
      -- As the rollups count them: the hour where and when the session began, the weekday of its practice date.
      -- date_part and whole days: numeric extract costs twice as much in a long scan. 0001-01-01 was a Monday.
      and (p_hour is null or date_part('hour', s.started_at at time zone s.time_zone) = p_hour)
      and (p_weekday is null or (((s.ended_at at time zone s.time_zone) - own.day_start)::date - date '0001-01-01') % 7 + 1 = p_weekday)
      and case p_pledge when 'honored' then s.pledge_honored when 'missed' then not s.pledge_honored else true end
    order by s.ended_at desc, s.id desc
    limit least(greatest(coalesce(p_limit, 50), 1), 200);
end;
$$;
comment on function public.session_page(timestamptz, bigint, integer, uuid, text, date, date, text, integer, integer, text) is
  'Own sessions, newest first, by keyset: pass ended_at and id of the last row to go on. At most 200.';

-- security definer in both: nobody writes sessions by themselves.
create function public.session_delete(p_id bigint) returns bigint
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_row public.sessions;
  v_tombstone bigint;
begin
  perform private.lock_person(v_user);
  delete from public.sessions as s where s.id = p_id and s.user_id = v_user returning s.* into v_row;
  if v_row.id is null then
    raise sqlstate 'PT404' using message = 'This session is not among yours, or it is gone already.', hint = 'session_unknown';
  end if;
  insert into public.session_tombstones (user_id, device_id, epoch, client_session_id, content_hash, facts)
  values (v_user, v_row.device_id, v_row.epoch, v_row.client_session_id, v_row.content_hash, to_jsonb(v_row))
  returning id into v_tombstone;
  return v_tombstone;
end;
$$;
comment on function public.session_delete(bigint) is 'Deletes an own session and leaves a tombstone, whose id is returned for undo.';

create function public.session_restore(p_tombstone bigint) returns public.sessions
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_tombstone public.session_tombstones;
  v_row public.sessions;
begin
  perform private.lock_person(v_user);
  delete from public.session_tombstones as t
    where t.id = p_tombstone and t.user_id = v_user returning t.* into v_tombstone;
  if v_tombstone.id is null then
    raise sqlstate 'PT404' using message = 'There is nothing to bring back.', hint = 'tombstone_unknown';
  end if;
  if v_tombstone.facts is null or v_tombstone.deleted_at < now() - interval '1 hour' then
    raise sqlstate 'PT410' using message = 'A deleted session can be brought back within one hour.', hint = 'undo_expired';
  end if;
  v_row := jsonb_populate_record(null::public.sessions, v_tombstone.facts);
  insert into public.sessions (
    user_id, device_id, epoch, client_session_id, content_hash, started_at, ended_at, active_ms, cycles, goal_minutes,
    goal_bonus_xp, pledge_honored, pattern, time_zone, zone_assumed, local_date, flags, received_at
  ) values (
    v_user, v_row.device_id, v_row.epoch, v_row.client_session_id, v_row.content_hash, v_row.started_at, v_row.ended_at,
    v_row.active_ms, v_row.cycles, v_row.goal_minutes, v_row.goal_bonus_xp, v_row.pledge_honored, v_row.pattern,
    v_row.time_zone, v_row.zone_assumed, v_row.local_date, v_row.flags, v_row.received_at
  ) returning * into v_row;
  return v_row;
end;
$$;
comment on function public.session_restore(bigint) is 'Brings a deleted session back within one hour, under a new id.';

create function public.export_sessions(p_after_id bigint default 0, p_limit integer default 5000) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(to_jsonb(e) order by e.id), '[]')
  from (
    select s.* from public.sessions as s
    where s.user_id = (select auth.uid()) and s.id > coalesce(p_after_id, 0)
    order by s.id
    limit least(greatest(coalesce(p_limit, 5000), 1), 5000)
  ) as e;
$$;
comment on function public.export_sessions(bigint, integer) is 'Own sessions in order of arrival, for the full export: at most 5000 after the given id.';

grant execute on function
  public.session_page(timestamptz, bigint, integer, uuid, text, date, date, text, integer, integer, text),
  public.session_delete(bigint), public.session_restore(bigint), public.export_sessions(bigint, integer)
  to authenticated;
