-- Practice as it happened. Sessions are facts: written once, never rebuilt, removed only by an explicit act that
-- leaves a tombstone so that no replay brings them back.

create table public.sessions (
  id bigint generated always as identity primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  device_id uuid not null references public.devices (id) on delete cascade,
  epoch integer not null check (epoch >= 1),
  client_session_id text not null check (client_session_id ~ '^sess-[0-9]{13}$'),
  content_hash text not null check (length(content_hash) = 64),
  started_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= started_at),
  active_ms integer not null check (active_ms >= 0),
  cycles integer not null check (cycles >= 0),
  goal_minutes integer,
  goal_bonus_xp integer not null default 0,
  xp bigint not null generated always as (cycles::bigint + goal_bonus_xp) stored,
  pledge_honored boolean,
  pattern text check (length(pattern) between 1 and 40),
  time_zone text not null,
  zone_assumed boolean not null default false,
  local_date date not null,
  flags text[] not null default '{}',
  received_at timestamptz not null default now()
);
comment on table public.sessions is 'One ended practice session each. Facts of capture; only a missing pattern is ever filled in later.';
comment on column public.sessions.id is 'Rises in order of arrival.';
comment on column public.sessions.user_id is 'Who practised.';
comment on column public.sessions.device_id is 'Where.';
comment on column public.sessions.epoch is 'Epoch of the device when it was handed in.';
comment on column public.sessions.client_session_id is 'The extension''s id: "sess-" and the start in epoch milliseconds.';
comment on column public.sessions.content_hash is 'SHA-256 of start, end, active time and cycles: recognises the same session elsewhere.';
comment on column public.sessions.started_at is 'Start.';
comment on column public.sessions.ended_at is 'End.';
comment on column public.sessions.active_ms is 'Time spent breathing, pauses left out, in milliseconds.';
comment on column public.sessions.cycles is 'Counted breath cycles; 0 is normal with default settings.';
comment on column public.sessions.goal_minutes is 'Goal chosen for the session.';
comment on column public.sessions.goal_bonus_xp is 'XP for the goal, as the extension wrote it.';
comment on column public.sessions.xp is 'cycles + goal_bonus_xp.';
comment on column public.sessions.pledge_honored is 'Whether a pledge was kept; null when none was open.';
comment on column public.sessions.pattern is 'Breathing pattern, when the client knew it.';
comment on column public.sessions.time_zone is 'IANA zone of capture.';
comment on column public.sessions.zone_assumed is 'True when the session itself named no zone.';
comment on column public.sessions.local_date is 'Date of ended_at in time_zone.';
comment on column public.sessions.flags is 'Why the row deserves a second look; it counts all the same.';
comment on column public.sessions.received_at is 'When it arrived here.';

create unique index sessions_client_key_idx on public.sessions (device_id, epoch, client_session_id);
create index sessions_user_ended_idx on public.sessions (user_id, ended_at desc, id desc);
-- Finds the same session on another device of the person.
create index sessions_user_client_idx on public.sessions (user_id, client_session_id);

create table public.session_tombstones (
  id bigint generated always as identity primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  device_id uuid not null references public.devices (id) on delete cascade,
  epoch integer not null,
  client_session_id text not null,
  content_hash text not null,
  deleted_at timestamptz not null default now(),
  facts jsonb
);
comment on table public.session_tombstones is 'Sessions that their owner deleted: they are never recreated by a replay.';
comment on column public.session_tombstones.id is 'The tombstone; session_restore takes it.';
comment on column public.session_tombstones.user_id is 'Whose session it was.';
comment on column public.session_tombstones.device_id is 'Device of the session.';
comment on column public.session_tombstones.epoch is 'Epoch of the session.';
comment on column public.session_tombstones.client_session_id is 'The extension''s id of the session.';
comment on column public.session_tombstones.content_hash is 'Content hash of the session.';
comment on column public.session_tombstones.deleted_at is 'When it was deleted.';
comment on column public.session_tombstones.facts is 'The row, for undo; emptied one hour later.';
create unique index session_tombstones_client_key_idx
  on public.session_tombstones (device_id, epoch, client_session_id);
create index session_tombstones_user_client_idx on public.session_tombstones (user_id, client_session_id);
create index session_tombstones_facts_idx on public.session_tombstones (deleted_at) where facts is not null;

alter table public.sessions enable row level security;
alter table public.session_tombstones enable row level security;
-- SELECT(sessions): the owner. Nobody writes: only ingest, delete and restore do.
create policy "sessions are read by their owner" on public.sessions
  for select to authenticated using (user_id = (select auth.uid()));
-- SELECT(session_tombstones): the owner. Nobody writes.
create policy "tombstones are read by their owner" on public.session_tombstones
  for select to authenticated using (user_id = (select auth.uid()));
grant select on public.sessions, public.session_tombstones to authenticated;
