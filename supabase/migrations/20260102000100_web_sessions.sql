-- Practice in the browser: the web app is a device like any other, yet it needs no token of its own, because the
-- person who breathes is the one who is signed in.

create function private.own_web_device(p_time_zone text) returns public.devices
language plpgsql volatile set search_path = ''
as $$
declare
  v_device public.devices := private.web_device_of(private.require_user(), p_time_zone);
begin
  perform private.require_sessions_consent(v_device);
  return v_device;
end;
$$;
comment on function private.own_web_device(text) is
  'The signed-in person''s web device, allowed to hand in sessions; PT403 when its owner set it to totals only.';

-- security definer: sessions are written by functions only.
create function public.web_session(p_time_zone text, p_row jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_device public.devices := private.own_web_device(p_time_zone);
begin
  perform private.limit_rate('web:' || v_device.id, 120, interval '1 minute');
  -- Whoever breathes here again has this browser among their devices again: there is no pairing that could be repeated.
  update public.devices as d set revoked_at = null where d.id = v_device.id and d.revoked_at is not null;
  return private.ingest_sessions(
    v_device.user_id, v_device.id, v_device.current_epoch, p_time_zone, false, now(), jsonb_build_array(p_row)
  ) -> 0;
end;
$$;
comment on function public.web_session(text, jsonb) is
  'Keeps one session that was breathed in the browser and answers with its outcome; a replay is a duplicate. 120 a minute.';

-- security definer: only the database speaks on a topic.
create function public.web_live(p_time_zone text, p_live jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_device public.devices := private.own_web_device(p_time_zone);
begin
  perform private.limit_rate('live:' || v_device.id, 120, interval '1 minute');
  perform private.relay_live(v_device.user_id, v_device.id, p_live);
  perform private.touch_device(v_device.id, false, null, null);
end;
$$;
comment on function public.web_live(text, jsonb) is
  'Tells the person''s own tabs that a session runs in the browser, unless they switched that off. Never stored. 120 a minute.';

grant execute on function public.web_session(text, jsonb), public.web_live(text, jsonb) to authenticated;
