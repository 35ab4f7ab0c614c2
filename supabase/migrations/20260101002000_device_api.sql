-- What a device may do with its token: hand in sessions and counters, say that a session runs, read its own status,
-- leave. Each is one round trip of the API function, which holds the service role and nothing else.

create function private.device_of_token(p_token_hash text) returns public.devices
language plpgsql stable set search_path = ''
as $$
declare
  v_device public.devices;
begin
  select d.* into v_device
    from private.device_tokens as t join public.devices as d on d.id = t.device_id
    where t.token_hash = p_token_hash;
  if v_device.id is null then
    raise sqlstate 'PT401' using message = 'This device is not paired.', hint = 'token_invalid';
  end if;
  if v_device.revoked_at is not null then
    raise sqlstate 'PT401' using message = 'This device was disconnected by its owner.', hint = 'device_revoked';
  end if;
  return v_device;
end;
$$;
comment on function private.device_of_token(text) is 'The device that holds a token; PT401 when it is unknown or revoked.';

create function private.require_sessions_consent(p_device public.devices) returns void
language plpgsql stable set search_path = ''
as $$
begin
  if p_device.consent <> 'sessions' then
    raise sqlstate 'PT403' using message = 'This device may send totals only.', hint = 'consent_totals_only';
  end if;
end;
$$;
comment on function private.require_sessions_consent(public.devices) is 'PT403 when the owner allowed totals only.';

create function private.open_epoch(p_device public.devices, p_key text) returns integer
language plpgsql volatile set search_path = ''
as $$
declare
  v_epoch integer;
begin
  -- The retry of the request that opened the epoch finds it open.
  update private.device_tokens as t set epoch_batch_id = p_key
    where t.device_id = p_device.id and (p_key is null or t.epoch_batch_id is distinct from p_key);
  if found then
    update public.devices as d set current_epoch = d.current_epoch + 1
      where d.id = p_device.id returning d.current_epoch into v_epoch;
  else
    select d.current_epoch into v_epoch from public.devices as d where d.id = p_device.id;
  end if;
  return v_epoch;
end;
$$;
comment on function private.open_epoch(public.devices, text) is
  'Opens the next epoch of a device after its data was cleared; the same key opens only one.';

create function private.totals_of(p_user uuid) returns jsonb
language sql stable set search_path = ''
as $$ select to_jsonb(t) from public.user_totals as t where t.user_id = p_user; $$;
comment on function private.totals_of(uuid) is 'The person''s totals as JSON.';

-- security definer in all of these: the API function holds no rights on tables, only on its own functions.
create function public.api_ingest(p_token_hash text, p_batch jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_device public.devices := private.device_of_token(p_token_hash);
  v_epoch integer := v_device.current_epoch;
  v_client_now timestamptz;
  v_skew bigint;
  v_outcomes jsonb;
begin
  perform private.require_sessions_consent(v_device);
  perform private.limit_rate('ingest:' || v_device.id, 600, interval '1 minute');
  if jsonb_typeof(p_batch) is distinct from 'object' or jsonb_typeof(p_batch -> 'rows') is distinct from 'array' then
    raise sqlstate 'PT400' using message = 'The rows of a batch come as a list.', hint = 'rows_not_a_list';
  end if;
  if jsonb_array_length(p_batch -> 'rows') > 1000 then
    raise sqlstate 'PT413' using message = 'A batch holds at most 1000 rows.', hint = 'too_many_rows';
  end if;
  -- One person's writes stand in line here, before anything else of theirs is locked.
  perform private.lock_person(v_device.user_id);
  if p_batch -> 'new_epoch' = 'true' then
    v_epoch := private.open_epoch(v_device, 'batch:' || left(p_batch ->> 'batch_id', 100));
  elsif p_batch -> 'epoch' <> 'null' then
    v_epoch := private.whole(p_batch -> 'epoch');
    if v_epoch is null or v_epoch not between 1 and (select d.current_epoch from public.devices as d where d.id = v_device.id) then
      raise sqlstate 'PT400' using message = 'This device has no such epoch.', hint = 'epoch_unknown';
    end if;
  end if;
  v_outcomes := private.ingest_sessions(
    v_device.user_id, v_device.id, v_epoch, p_batch ->> 'time_zone', true, now(), p_batch -> 'rows'
  );
  v_client_now := private.parse_instant(p_batch ->> 'client_now');
  if v_client_now is not null then
    v_skew := round(extract(epoch from v_client_now - now()) * 1000);
    update private.device_tokens as t set clock_skew_ms = v_skew
      where t.device_id = v_device.id and abs(coalesce(t.clock_skew_ms, 0) - v_skew) > 1000;
  end if;
  perform private.touch_device(v_device.id, false, p_batch ->> 'client_version', p_batch ->> 'time_zone');
  return jsonb_build_object(
    'outcomes', v_outcomes, 'epoch', v_epoch, 'totals', private.totals_of(v_device.user_id), 'clock_skew_ms', v_skew
  );
end;
$$;
comment on function public.api_ingest(text, jsonb) is
  'Takes a batch of sessions from a device. 600 a minute per device. Answers with an outcome per row and the new totals.';

create function public.api_snapshot(p_token_hash text, p_snapshot jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_device public.devices := private.device_of_token(p_token_hash);
  v_epoch integer;
begin
  perform private.limit_rate('snapshot:' || v_device.id, 600, interval '1 minute');
  perform private.lock_person(v_device.user_id);
  if p_snapshot -> 'newEpoch' = 'true' then
    v_epoch := private.open_epoch(v_device, 'snapshot:' || left(p_snapshot ->> 'exportDate', 100));
  else
    select d.current_epoch into v_epoch from public.devices as d where d.id = v_device.id;
  end if;
  perform private.apply_snapshot(v_device.user_id, v_device.id, v_epoch, now(), p_snapshot);
  return jsonb_build_object('epoch', v_epoch, 'totals', private.totals_of(v_device.user_id));
end;
$$;
comment on function public.api_snapshot(text, jsonb) is 'Takes a device''s lifetime counters; allowed with either consent. 600 a minute per device.';

create function private.relay_live(p_user uuid, p_device uuid, p_live jsonb) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  if coalesce(p_live ->> 'state', '') not in ('running', 'paused', 'ended')
    or coalesce(p_live ->> 'client_session_id', '') !~ '^sess-[0-9]{13}$'
    or private.parse_instant(p_live ->> 'started_at') is null
    or coalesce(private.whole(p_live -> 'active_ms'), -1) < 0
  then
    raise sqlstate 'PT400' using message = 'This live report cannot be read.', hint = 'live_invalid';
  end if;
  if (select p.share_live from public.preferences as p where p.user_id = p_user) then
    perform private.send(p_user, 'live_session', jsonb_strip_nulls(jsonb_build_object(
      'device_id', p_device,
      'state', p_live ->> 'state',
      'client_session_id', p_live ->> 'client_session_id',
      'started_at', p_live ->> 'started_at',
      'active_ms', private.whole(p_live -> 'active_ms'),
      'goal_minutes', private.whole(p_live -> 'goal_minutes'),
      'pattern', nullif(left(p_live ->> 'pattern', 40), ''),
      'at', now()
    )));
  end if;
end;
$$;
comment on function private.relay_live(uuid, uuid, jsonb) is
  'Sends live_session to the owner''s own tabs, unless they switched that off; PT400 for a report that cannot be read.';

create function public.api_live(p_token_hash text, p_live jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_device public.devices := private.device_of_token(p_token_hash);
begin
  perform private.require_sessions_consent(v_device);
  perform private.limit_rate('live:' || v_device.id, 120, interval '1 minute');
  perform private.relay_live(v_device.user_id, v_device.id, p_live);
  perform private.touch_device(v_device.id, false, null, null);
  return jsonb_build_object('ok', true);
end;
$$;
comment on function public.api_live(text, jsonb) is
  'Relays a running session to the owner''s own tabs, unless they switched that off. Never stored. 120 a minute per device.';

create function public.api_me(p_token_hash text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_device public.devices := private.device_of_token(p_token_hash);
begin
  return (
    select jsonb_build_object(
      'device', to_jsonb(v_device) - 'user_id',
      'totals', to_jsonb(t),
      'streak', jsonb_build_object(
        'days', case when r.is_current then t.latest_run_days else 0 end,
        'from', case when r.is_current then t.latest_run_from end,
        'to', case when r.is_current then t.latest_run_to end,
        'longest_days', t.longest_run_days,
        'today', r.today
      ),
      'last_accepted', (
        select jsonb_build_object('client_session_id', s.client_session_id, 'epoch', s.epoch, 'ended_at', s.ended_at,
          'received_at', s.received_at)
        from public.sessions as s
        where s.user_id = v_device.user_id and s.device_id = v_device.id and s.epoch = v_device.current_epoch
        order by s.ended_at desc, s.id desc limit 1
      )
    )
    from public.user_totals as t
    join public.profiles as p on p.user_id = t.user_id
    cross join lateral (
      select private.practice_date(now(), p.time_zone, p.day_start_hour) as today,
        coalesce(t.latest_run_to >= private.practice_date(now(), p.time_zone, p.day_start_hour) - 1, false) as is_current
    ) as r
    where t.user_id = v_device.user_id
  );
end;
$$;
comment on function public.api_me(text) is 'Status for the editor: the device, totals, current run, last accepted session.';

create function public.api_device_revoke_self(p_token_hash text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_device public.devices := private.device_of_token(p_token_hash);
begin
  update public.devices as d set revoked_at = now() where d.id = v_device.id;
  return jsonb_build_object('ok', true);
end;
$$;
comment on function public.api_device_revoke_self(text) is 'A device leaves: its token is refused from now on, its sessions stay.';

grant execute on function public.api_ingest(text, jsonb), public.api_snapshot(text, jsonb), public.api_live(text, jsonb),
  public.api_me(text), public.api_device_revoke_self(text) to service_role;
