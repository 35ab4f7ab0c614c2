-- Devices as their owner handles them in the web app.

-- security definer: revoked_at is no column that a person writes.
create function public.device_revoke(p_device uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
begin
  update public.devices as d set revoked_at = coalesce(d.revoked_at, now()) where d.id = p_device and d.user_id = v_user;
  if not found then
    raise sqlstate 'PT404' using message = 'This device is not among yours.', hint = 'device_unknown';
  end if;
end;
$$;
comment on function public.device_revoke(uuid) is 'Disconnects a device: its token is refused from now on, its sessions stay.';

create function private.web_device_of(p_user uuid, p_time_zone text) returns public.devices
language plpgsql volatile set search_path = ''
as $$
declare
  v_zone text := private.zone_name(p_time_zone);
  v_device public.devices;
begin
  insert into public.devices (user_id, kind, name, time_zone) values (p_user, 'web', 'Web app', v_zone)
  on conflict (user_id) where kind = 'web' do nothing;
  update public.devices as d set time_zone = v_zone
    where d.user_id = p_user and d.kind = 'web' and v_zone is not null and d.time_zone is distinct from v_zone;
  select d.* into v_device from public.devices as d where d.user_id = p_user and d.kind = 'web';
  return v_device;
end;
$$;
comment on function private.web_device_of(uuid, text) is 'The person''s web device, made on first use, with the zone it was last used in.';

-- security definer: devices are made by functions only.
create function public.web_device(p_time_zone text) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
begin
  return (private.web_device_of(private.require_user(), p_time_zone)).id;
end;
$$;
comment on function public.web_device(text) is 'The person''s own web device, made on first use.';

grant execute on function public.device_revoke(uuid), public.web_device(text) to authenticated;
