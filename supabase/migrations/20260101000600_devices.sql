-- What a person practises on. A device may only hand in practice and read its own status; its secret is kept as a hash.

create table public.devices (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  kind text not null check (kind in ('vscode', 'web', 'import')),
  name text not null check (length(btrim(name)) between 1 and 60),
  consent text not null default 'sessions' check (consent in ('totals', 'sessions')),
  current_epoch integer not null default 1 check (current_epoch >= 1),
  client_version text check (length(client_version) <= 60),
  time_zone text,
  created_at timestamptz not null default now(),
  first_data_at timestamptz,
  last_seen_at timestamptz,
  revoked_at timestamptz,
  named_at timestamptz not null default now(),
  version bigint not null default 1
);
comment on table public.devices is 'Editors, the web app and pasted exports of one person. Never deleted while the account stands: sessions point here.';
comment on column public.devices.id is 'The device.';
comment on column public.devices.user_id is 'Its owner.';
comment on column public.devices.kind is 'vscode, web or import.';
comment on column public.devices.name is 'Name of 1-60 characters that the owner sees.';
comment on column public.devices.consent is 'What it may send: totals, or totals and sessions.';
comment on column public.devices.current_epoch is 'Counts up when the device''s data was cleared; new data belongs to this epoch.';
comment on column public.devices.client_version is 'Version that the client reported last.';
comment on column public.devices.time_zone is 'IANA zone that the client reported last.';
comment on column public.devices.created_at is 'When it was paired or first used.';
comment on column public.devices.first_data_at is 'When its first data arrived.';
comment on column public.devices.last_seen_at is 'When it was last heard of, to the minute.';
comment on column public.devices.revoked_at is 'When its owner disconnected it; its token is refused from then on.';
comment on column public.devices.named_at is 'When its name was last changed, so that of two names given apart the later one stays.';
comment on column public.devices.version is 'Rises with every change.';
create index devices_user_id_idx on public.devices (user_id);
-- A person has one web device, however many tabs open it first.
create unique index devices_one_web_per_user_idx on public.devices (user_id) where kind = 'web';
create trigger devices_version before update on public.devices for each row execute function private.bump_version();

create function private.stamp_device_name() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.named_at := now();
  return new;
end
$$;
comment on function private.stamp_device_name() is 'Trigger: notes when a device got its name.';
create trigger devices_named before update of name on public.devices
  for each row when (old.name is distinct from new.name) execute function private.stamp_device_name();

create table private.device_tokens (
  device_id uuid primary key references public.devices (id) on delete cascade,
  token_hash text not null unique,
  created_at timestamptz not null default now(),
  clock_skew_ms bigint,
  epoch_batch_id text
);
comment on table private.device_tokens is 'Hashes of device tokens. The row stays after revocation, so that a revoked token can be told from an unknown one.';
comment on column private.device_tokens.device_id is 'The device that holds the token.';
comment on column private.device_tokens.token_hash is 'Lower hex SHA-256 of the token.';
comment on column private.device_tokens.created_at is 'When the token was given out.';
comment on column private.device_tokens.clock_skew_ms is 'Client clock minus server clock as last reported, in milliseconds.';
comment on column private.device_tokens.epoch_batch_id is 'Batch that opened the current epoch, so that its retry opens no other.';
alter table private.device_tokens enable row level security;

alter table public.devices enable row level security;
-- SELECT(devices): the owner
create policy "devices are read by their owner" on public.devices
  for select to authenticated using (user_id = (select auth.uid()));
-- UPDATE(devices): the owner, name and consent only
create policy "devices are changed by their owner" on public.devices
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
grant select on public.devices to authenticated;
grant update (name, consent) on public.devices to authenticated;
