-- Pairing by the OAuth 2.0 device authorization grant (RFC 8628): short-lived, single use, only hashes at rest.

create table private.device_authorizations (
  id bigint generated always as identity primary key,
  device_code_hash text not null unique check (device_code_hash ~ '^[0-9a-f]{64}$'),
  user_code_hash text not null unique check (user_code_hash ~ '^[0-9a-f]{64}$'),
  client_name text not null,
  device_name text not null,
  kind text not null check (kind in ('vscode', 'web', 'import')),
  requested_consent text not null check (requested_consent in ('totals', 'sessions')),
  client_version text,
  status text not null default 'pending' check (status in ('pending', 'approved', 'denied', 'redeemed')),
  interval_s integer not null check (interval_s between 1 and 600),
  polled_at timestamptz,
  decided_by uuid references auth.users (id) on delete cascade,
  device_id uuid references public.devices (id) on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
comment on table private.device_authorizations is 'Pairings under way. Gone soon after they expire.';
comment on column private.device_authorizations.id is 'The pairing.';
comment on column private.device_authorizations.device_code_hash is 'Lower hex SHA-256 of the code that the device polls with.';
comment on column private.device_authorizations.user_code_hash is 'Lower hex SHA-256 of the code that the person types.';
comment on column private.device_authorizations.client_name is 'Program that asks.';
comment on column private.device_authorizations.device_name is 'Name that it suggests for the device.';
comment on column private.device_authorizations.kind is 'Kind of device.';
comment on column private.device_authorizations.requested_consent is 'What it would like to send.';
comment on column private.device_authorizations.client_version is 'Version of the program.';
comment on column private.device_authorizations.status is 'pending, approved, denied or redeemed.';
comment on column private.device_authorizations.interval_s is 'Seconds that the device waits between polls; rises when it is too fast.';
comment on column private.device_authorizations.polled_at is 'Last poll.';
comment on column private.device_authorizations.decided_by is 'Who decided.';
comment on column private.device_authorizations.device_id is 'Device made by the approval.';
comment on column private.device_authorizations.expires_at is 'At most ten minutes after the start.';
comment on column private.device_authorizations.created_at is 'Start.';
create index device_authorizations_decided_by_idx on private.device_authorizations (decided_by);
create index device_authorizations_device_id_idx on private.device_authorizations (device_id);
create index device_authorizations_expires_at_idx on private.device_authorizations (expires_at);
alter table private.device_authorizations enable row level security;

-- security definer: the API function holds no rights on tables, only on its own functions.
create function public.api_device_authorization(p jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform private.limit_rate('device_authorization:' || coalesce(left(p ->> 'address_hash', 128), ''), 10, interval '1 minute');
  if coalesce(p ->> 'device_code_hash', '') !~ '^[0-9a-f]{64}$' or coalesce(p ->> 'user_code_hash', '') !~ '^[0-9a-f]{64}$'
    or coalesce(p ->> 'kind', 'vscode') not in ('vscode', 'web', 'import')
    or coalesce(p ->> 'requested_consent', 'sessions') not in ('totals', 'sessions')
  then
    raise sqlstate 'PT400' using message = 'This pairing request cannot be read.', hint = 'pairing_request_invalid';
  end if;
  insert into private.device_authorizations (
    device_code_hash, user_code_hash, client_name, device_name, kind, requested_consent, client_version, interval_s, expires_at
  ) values (
    p ->> 'device_code_hash',
    p ->> 'user_code_hash',
    coalesce(nullif(left(btrim(p ->> 'client_name'), 60), ''), 'Breath Master'),
    coalesce(nullif(left(btrim(p ->> 'device_name'), 60), ''), 'VS Code'),
    coalesce(p ->> 'kind', 'vscode'),
    coalesce(p ->> 'requested_consent', 'sessions'),
    left(p ->> 'client_version', 60),
    least(greatest(coalesce(private.whole(p -> 'interval_s'), 5), 1), 60),
    now() + make_interval(secs => least(greatest(coalesce(private.whole(p -> 'ttl_s'), 600), 1), 600))
  );
  return jsonb_build_object('ok', true);
exception when unique_violation then
  raise sqlstate 'PT409' using message = 'This code is taken; another one will do.', hint = 'pairing_code_taken';
end;
$$;
comment on function public.api_device_authorization(jsonb) is 'Starts a pairing. Ten a minute per address.';

-- security definer: see api_device_authorization.
create function public.api_device_token(p_device_code_hash text, p_token_hash text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row private.device_authorizations;
  v_device public.devices;
begin
  select * into v_row from private.device_authorizations as a
    where a.device_code_hash = p_device_code_hash for update;
  if not found or v_row.expires_at <= now() or v_row.status = 'redeemed' then
    return jsonb_build_object('status', 'expired');
  end if;
  if v_row.status = 'denied' then
    return jsonb_build_object('status', 'denied');
  end if;
  if v_row.status = 'pending' then
    -- RFC 8628 §3.5: each poll that comes too soon adds five seconds to the interval.
    if v_row.polled_at > clock_timestamp() - make_interval(secs => v_row.interval_s) then
      update private.device_authorizations as a
        set interval_s = least(a.interval_s + 5, 600), polled_at = clock_timestamp() where a.id = v_row.id
        returning a.interval_s into v_row.interval_s;
      return jsonb_build_object('status', 'slow_down', 'interval_s', v_row.interval_s);
    end if;
    update private.device_authorizations as a set polled_at = clock_timestamp() where a.id = v_row.id;
    return jsonb_build_object('status', 'pending', 'interval_s', v_row.interval_s);
  end if;
  if coalesce(p_token_hash, '') !~ '^[0-9a-f]{64}$' then
    raise sqlstate 'PT400' using message = 'The token cannot be read.', hint = 'token_malformed';
  end if;
  select * into v_device from public.devices as d where d.id = v_row.device_id;
  if v_device.revoked_at is not null then
    return jsonb_build_object('status', 'denied');
  end if;
  insert into private.device_tokens (device_id, token_hash) values (v_row.device_id, p_token_hash);
  update private.device_authorizations as a set status = 'redeemed' where a.id = v_row.id;
  return jsonb_build_object(
    'status', 'approved', 'device_id', v_device.id, 'consent', v_device.consent, 'device_name', v_device.name,
    'user_id', v_device.user_id
  );
end;
$$;
comment on function public.api_device_token(text, text) is
  'A device asks whether it was allowed. Once approved, the token hash is stored, once.';

create function private.user_code_hash(p_user_code text) returns text
language plpgsql stable set search_path = ''
as $$
declare
  -- Read as people type: any case, any separators, O for 0, I and L for 1 (Crockford).
  v_code text := translate(regexp_replace(upper(left(p_user_code, 64)), '[^0-9A-Z]', '', 'g'), 'OIL', '011');
begin
  if length(v_code) = 14 and v_code like 'BM%' then
    v_code := substr(v_code, 3);
  end if;
  if v_code !~ '^[0-9A-HJKMNP-TV-Z]{12}$' then
    return null;
  end if;
  return private.hash_text('BM-' || left(v_code, 6) || '-' || right(v_code, 6));
end;
$$;
comment on function private.user_code_hash(text) is 'Hash of a user code in its written form BM-XXXXXX-XXXXXX, or null when it cannot be one.';

-- security definer: pairings are private; a person sees one only by its code.
create function public.device_authorization_lookup(p_user_code text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_row private.device_authorizations;
begin
  perform private.limit_rate('pairing:' || v_user, 10, interval '1 minute');
  select * into v_row from private.device_authorizations as a
    where a.user_code_hash = private.user_code_hash(p_user_code) and (a.decided_by is null or a.decided_by = v_user);
  if not found then
    return private.refuse(404, 'PT404', 'pairing_code_unknown', 'This code is not known. It may have a typing slip, or it has been used.');
  end if;
  if v_row.expires_at <= now() then
    return private.refuse(404, 'PT404', 'pairing_code_expired', 'This code has run out. The editor can show a new one.');
  end if;
  return jsonb_build_object(
    'client_name', v_row.client_name, 'device_name', v_row.device_name, 'kind', v_row.kind,
    'requested_consent', v_row.requested_consent, 'expires_at', v_row.expires_at, 'status', v_row.status
  );
end;
$$;
comment on function public.device_authorization_lookup(text) is
  'What a pairing code stands for. Ten a minute per person, misses included.';

-- security definer: see device_authorization_lookup.
create function public.device_authorization_decide(
  p_user_code text, p_allow boolean, p_consent text default null, p_device_name text default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_row private.device_authorizations;
  v_device uuid;
begin
  perform private.limit_rate('pairing:' || v_user, 10, interval '1 minute');
  select * into v_row from private.device_authorizations as a
    where a.user_code_hash = private.user_code_hash(p_user_code) and (a.decided_by is null or a.decided_by = v_user)
    for update;
  if not found then
    return private.refuse(404, 'PT404', 'pairing_code_unknown', 'This code is not known. It may have a typing slip, or it has been used.');
  end if;
  if v_row.expires_at <= now() then
    return private.refuse(404, 'PT404', 'pairing_code_expired', 'This code has run out. The editor can show a new one.');
  end if;
  if v_row.status <> 'pending' then
    raise sqlstate 'PT409' using message = 'This code has been answered already.', hint = 'pairing_code_used';
  end if;
  if p_allow is not true then
    update private.device_authorizations as a set status = 'denied', decided_by = v_user where a.id = v_row.id;
    return jsonb_build_object('status', 'denied');
  end if;
  if coalesce(p_consent, v_row.requested_consent) not in ('totals', v_row.requested_consent) then
    raise sqlstate 'PT400' using message = 'A device receives no more than it asked for.', hint = 'consent_invalid';
  end if;
  insert into public.devices (user_id, kind, name, consent, client_version)
  values (
    v_user, v_row.kind, coalesce(nullif(left(btrim(p_device_name), 60), ''), v_row.device_name),
    coalesce(p_consent, v_row.requested_consent), v_row.client_version
  ) returning id into v_device;
  update private.device_authorizations as a
    set status = 'approved', decided_by = v_user, device_id = v_device where a.id = v_row.id;
  return jsonb_build_object('status', 'approved', 'device_id', v_device);
end;
$$;
comment on function public.device_authorization_decide(text, boolean, text, text) is
  'Allows or refuses a pairing, once. The first who answers owns it.';

grant execute on function public.api_device_authorization(jsonb), public.api_device_token(text, text) to service_role;
grant execute on function public.device_authorization_lookup(text),
  public.device_authorization_decide(text, boolean, text, text) to authenticated;
