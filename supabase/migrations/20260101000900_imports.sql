-- What was brought in by paste or file, row outcomes counted, so that a person can see what became of an export.

create table public.imports (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  device_id uuid not null references public.devices (id) on delete cascade,
  epoch integer not null check (epoch >= 1),
  shape text not null check (shape in ('raw', 'envelope', 'polluted', 'portable')),
  file_name text check (length(file_name) <= 200),
  offered integer not null default 0 check (offered >= 0),
  created integer not null default 0,
  duplicates integer not null default 0,
  conflicts integer not null default 0,
  rejected integer not null default 0 check (rejected >= 0),
  flagged integer not null default 0,
  issues jsonb not null default '[]',
  snapshot_flags text[] not null default '{}',
  status text not null default 'running' check (status in ('running', 'done', 'failed', 'undone')),
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
comment on table public.imports is 'One row per import, with what was offered and what became of it.';
comment on column public.imports.id is 'The import.';
comment on column public.imports.user_id is 'Who brought it in.';
comment on column public.imports.device_id is 'Device that its sessions are filed under.';
comment on column public.imports.epoch is 'Epoch that its sessions are filed under.';
comment on column public.imports.shape is 'raw, envelope, polluted or portable.';
comment on column public.imports.file_name is 'Name of the file, when there was one.';
comment on column public.imports.offered is 'Rows in the file.';
comment on column public.imports.created is 'Rows that were new.';
comment on column public.imports.duplicates is 'Rows that were here already, or deleted by their owner.';
comment on column public.imports.conflicts is 'Rows whose id was here with other content; the first one stays.';
comment on column public.imports.rejected is 'Rows that could not be kept.';
comment on column public.imports.flagged is 'Rows that were kept with a remark.';
comment on column public.imports.issues is 'Rejected and flagged rows with their reasons.';
comment on column public.imports.snapshot_flags is 'Remarks on the file as a whole.';
comment on column public.imports.status is 'running, done, failed or undone.';
comment on column public.imports.created_at is 'Start.';
comment on column public.imports.finished_at is 'End.';
create index imports_user_id_idx on public.imports (user_id, created_at desc);
create index imports_device_id_idx on public.imports (device_id);

create table private.import_payloads (
  import_id uuid primary key references public.imports (id) on delete cascade,
  payload jsonb not null,
  created_at timestamptz not null default now()
);
comment on table private.import_payloads is 'Raw exports, kept for 30 days only when the person asked for it, to read them again after a fix.';
comment on column private.import_payloads.import_id is 'The import.';
comment on column private.import_payloads.payload is 'The export as it was offered.';
comment on column private.import_payloads.created_at is 'When it was kept.';
create index import_payloads_created_at_idx on private.import_payloads (created_at);
alter table private.import_payloads enable row level security;

-- What an import did, so that it can be taken back. By their own ids, not by that of the row: a session that was deleted
-- and brought back has a new one.
create table private.imported_sessions (
  import_id uuid not null references public.imports (id) on delete cascade,
  client_session_id text not null,
  primary key (import_id, client_session_id)
);
comment on table private.imported_sessions is 'Sessions that an import created, in its device and epoch.';
comment on column private.imported_sessions.import_id is 'The import.';
comment on column private.imported_sessions.client_session_id is 'Id of the session as the client gave it.';
alter table private.imported_sessions enable row level security;

create table private.import_effects (
  import_id uuid primary key references public.imports (id) on delete cascade,
  made_device boolean not null,
  opened_epoch boolean not null,
  snapshot_before jsonb,
  snapshot_after jsonb
);
comment on table private.import_effects is 'What else an import changed.';
comment on column private.import_effects.import_id is 'The import.';
comment on column private.import_effects.made_device is 'Whether it made the device.';
comment on column private.import_effects.opened_epoch is 'Whether it opened the epoch.';
comment on column private.import_effects.snapshot_before is 'Counters of the device and epoch before it closed; null when there were none.';
comment on column private.import_effects.snapshot_after is 'Counters as it left them; null when it brought none.';
alter table private.import_effects enable row level security;

alter table public.imports enable row level security;
-- SELECT(imports): the owner. Nobody writes: only the import functions do.
create policy "imports are read by their owner" on public.imports
  for select to authenticated using (user_id = (select auth.uid()));
grant select on public.imports to authenticated;
