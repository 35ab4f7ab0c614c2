-- The one way in for sessions: a batch in, an outcome per row out. A replay changes nothing, a bad row sinks nothing,
-- and the cost follows the batch, never the history.

create function private.touch_device(p_device uuid, p_data boolean, p_client_version text, p_time_zone text) returns void
language sql volatile set search_path = ''
as $$
  -- Written at most once a minute, because every change of the row is announced.
  update public.devices as d set
    first_data_at = coalesce(d.first_data_at, case when p_data then now() end),
    last_seen_at = now(),
    client_version = coalesce(left(p_client_version, 60), d.client_version),
    time_zone = coalesce(private.zone_name(p_time_zone), d.time_zone)
  where d.id = p_device and (
    d.last_seen_at is null
    or d.last_seen_at < now() - interval '1 minute'
    or (p_data and d.first_data_at is null)
    or left(p_client_version, 60) <> coalesce(d.client_version, '')
    or private.zone_name(p_time_zone) <> coalesce(d.time_zone, '')
  );
$$;
comment on function private.touch_device(uuid, boolean, text, text) is 'Notes that a device was heard of, and its first data.';

create function private.ingest_sessions(
  p_user uuid, p_device uuid, p_epoch integer, p_zone text, p_zone_assumed boolean, p_now timestamptz, p_rows jsonb
) returns jsonb
language plpgsql volatile
set search_path = ''
-- A plan that was made while the tables were small must not outlive their growth in a pooled connection.
set enable_seqscan = off
as $$
declare
  v_zone text;
  v_assumed boolean := p_zone_assumed;
  v_outcomes jsonb;
begin
  if jsonb_typeof(p_rows) is distinct from 'array' then
    raise sqlstate 'PT400' using message = 'The rows of a batch come as a list.', hint = 'rows_not_a_list';
  end if;
  perform private.lock_person(p_user);
  if not exists (select from public.devices as d where d.id = p_device and d.user_id = p_user) then
    raise sqlstate 'PT404' using message = 'This device is not among yours.', hint = 'device_unknown';
  end if;
  v_zone := private.zone_name(p_zone);
  if v_zone is null then
    v_assumed := true;
    v_zone := coalesce((select p.time_zone from public.profiles as p where p.user_id = p_user), 'UTC');
  end if;

  with checked as materialized (
    select * from private.check_sessions(p_rows, p_now)
  ),
  valid as materialized (
    select c.*,
      coalesce(z.name, v_zone) as zone,
      z.name is null and (v_assumed or c.time_zone is not null) as zone_assumed,
      case when c.time_zone is not null and z.name is null then c.flags || 'unknown_time_zone'::text else c.flags end as all_flags
    from checked as c
    left join private.time_zones as z on z.key = lower(c.time_zone)
    where c.rejected is null
  ),
  -- Of several rows with one id in the batch the first is looked at; the others only repeat or contradict it.
  ranked as materialized (
    select v.*, first_value(v.idx) over same_id as first_idx, first_value(v.hash) over same_id as first_hash
    from valid as v
    window same_id as (partition by v.id order by v.idx)
  ),
  compared as materialized (
    select r.*,
      known.id as known_id, known.content_hash as known_hash, known.device_id as known_device,
      known.device_id = p_device and known.epoch = p_epoch as known_here,
      buried.id is not null as is_buried
    from ranked as r
    -- The same id in this device and epoch first, then the same id and content anywhere else.
    left join lateral (
      select s.id, s.content_hash, s.device_id, s.epoch
      from public.sessions as s
      where s.user_id = p_user and s.client_session_id = r.id
        and ((s.device_id = p_device and s.epoch = p_epoch) or s.content_hash = r.hash)
      order by s.device_id = p_device and s.epoch = p_epoch desc, s.id
      limit 1
    ) as known on true
    left join lateral (
      select t.id
      from public.session_tombstones as t
      where t.user_id = p_user and t.client_session_id = r.id
        and ((t.device_id = p_device and t.epoch = p_epoch) or t.content_hash = r.hash)
      limit 1
    ) as buried on true
    where r.idx = r.first_idx
  ),
  inserted as (
    insert into public.sessions (
      user_id, device_id, epoch, client_session_id, content_hash, started_at, ended_at, active_ms, cycles,
      goal_minutes, goal_bonus_xp, pledge_honored, pattern, time_zone, zone_assumed, local_date, flags, received_at
    )
    select p_user, p_device, p_epoch, c.id, c.hash, c.started_at, c.ended_at, c.active_ms, c.cycles,
      c.goal_minutes, c.goal_bonus_xp, c.pledge_honored, c.pattern, c.zone, c.zone_assumed,
      (c.ended_at at time zone c.zone)::date, c.all_flags, p_now
    from compared as c
    where c.known_id is null and not c.is_buried
    order by c.idx
    on conflict (device_id, epoch, client_session_id) do nothing
    returning sessions.id, sessions.client_session_id
  ),
  backfilled as (
    update public.sessions as s set pattern = c.pattern
    from compared as c
    where s.id = c.known_id and s.pattern is null and c.pattern is not null and c.known_hash = c.hash
  ),
  outcomes as (
    select c.idx, c.id, 'rejected' as outcome, c.rejected as reasons, null::bigint as session_id
    from checked as c where c.rejected is not null
    union all
    select c.idx, c.id,
      case
        when i.id is not null then 'created'
        when c.known_here and c.known_hash <> c.hash then 'conflict'
        else 'duplicate'
      end,
      case
        when i.id is not null then c.all_flags
        when c.known_here and c.known_hash <> c.hash then array['content_differs']
        when c.known_here then '{}'
        when c.is_buried then array['deleted_by_you']
        when c.known_device <> p_device then array['on_other_device']
        else '{}'
      end,
      coalesce(i.id, case when c.known_here or not c.is_buried then c.known_id end)
    from compared as c
    left join inserted as i on i.client_session_id = c.id
    union all
    select r.idx, r.id,
      case when r.hash = r.first_hash then 'duplicate' else 'conflict' end,
      case when r.hash = r.first_hash then array['duplicate_id_identical'] else array['duplicate_id_conflict'] end,
      null
    from ranked as r where r.idx <> r.first_idx
  )
  select coalesce(jsonb_agg(
    jsonb_build_object('index', o.idx, 'id', o.id, 'outcome', o.outcome, 'reasons', to_jsonb(o.reasons))
      || case when o.session_id is null then '{}' else jsonb_build_object('session_id', o.session_id) end
    order by o.idx
  ), '[]') into v_outcomes from outcomes as o;

  perform private.touch_device(p_device, jsonb_array_length(p_rows) > 0, null, null);
  return v_outcomes;
end;
$$;
comment on function private.ingest_sessions(uuid, uuid, integer, text, boolean, timestamptz, jsonb) is
  'Keeps the new rows of a batch and answers for every row in order: created, duplicate, conflict or rejected, with reasons.';
