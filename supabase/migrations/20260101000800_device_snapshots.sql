-- Lifetime counters as each device reports them. They hold what no session row holds (challenges, micro sessions,
-- hover time), so totals add them up per device and epoch instead of taking the greatest of all.

create table public.device_snapshots (
  device_id uuid not null references public.devices (id) on delete cascade,
  epoch integer not null check (epoch >= 1),
  user_id uuid not null references auth.users (id) on delete cascade,
  total_xp bigint,
  total_meditation_ms bigint,
  challenges_completed integer,
  reported_current_streak integer,
  reported_longest_streak integer,
  daily_challenges jsonb,
  flags text[] not null default '{}',
  as_of timestamptz not null,
  received_at timestamptz not null default now(),
  version bigint not null default 1,
  primary key (device_id, epoch)
);
comment on table public.device_snapshots is 'Counters of one device in one epoch: the greatest seen, and the latest time they were seen at.';
comment on column public.device_snapshots.device_id is 'The device.';
comment on column public.device_snapshots.epoch is 'Its epoch.';
comment on column public.device_snapshots.user_id is 'Owner of the device.';
comment on column public.device_snapshots.total_xp is 'Greatest lifetime XP reported; null when never a number.';
comment on column public.device_snapshots.total_meditation_ms is 'Greatest lifetime practice time reported, in milliseconds; null when never a number.';
comment on column public.device_snapshots.challenges_completed is 'Greatest count of completed challenges reported.';
comment on column public.device_snapshots.reported_current_streak is 'Streak as the device last counted it; for diagnosis only.';
comment on column public.device_snapshots.reported_longest_streak is 'Longest streak as the device counted it; for diagnosis only.';
comment on column public.device_snapshots.daily_challenges is 'The challenges of the device''s day, read-only.';
comment on column public.device_snapshots.flags is 'What was odd about the export, as the client found it.';
comment on column public.device_snapshots.as_of is 'Latest export time seen; sessions that ended later are added on top.';
comment on column public.device_snapshots.received_at is 'When the last snapshot arrived.';
comment on column public.device_snapshots.version is 'Rises with every change.';
create index device_snapshots_user_id_idx on public.device_snapshots (user_id);
create trigger device_snapshots_version before update on public.device_snapshots
  for each row execute function private.bump_version();

alter table public.device_snapshots enable row level security;
-- SELECT(device_snapshots): the owner. Nobody writes.
create policy "snapshots are read by their owner" on public.device_snapshots
  for select to authenticated using (user_id = (select auth.uid()));
grant select on public.device_snapshots to authenticated;
