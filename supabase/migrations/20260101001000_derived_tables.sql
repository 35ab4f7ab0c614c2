-- What follows from the facts. Triggers keep these rows with every statement; private.rebuild_user drops and makes
-- them again, and a test holds both ways equal. Nothing else may write them.

create table public.daily_totals (
  user_id uuid not null references auth.users (id) on delete cascade,
  local_date date not null,
  sessions integer not null default 0,
  active_ms bigint not null default 0,
  cycles bigint not null default 0,
  goal_bonus_xp bigint not null default 0,
  xp bigint not null default 0,
  goals_set integer not null default 0,
  goals_reached integer not null default 0,
  active_ms_by_hour bigint[] not null,
  sessions_by_hour integer[] not null,
  elapsed_ms bigint not null default 0,
  pledges_honored integer not null default 0,
  pledges_missed integer not null default 0,
  by_pattern jsonb not null default '{}',
  by_device jsonb not null default '{}',
  primary key (user_id, local_date),
  check (cardinality(active_ms_by_hour) = 24 and cardinality(sessions_by_hour) = 24)
);
comment on table public.daily_totals is 'Derived: one row per person and practised day.';
comment on column public.daily_totals.user_id is 'The person.';
comment on column public.daily_totals.local_date is 'Practice date: date of the session''s end where it was captured, with the person''s day start.';
comment on column public.daily_totals.sessions is 'Sessions that ended that day.';
comment on column public.daily_totals.active_ms is 'Their active time in milliseconds.';
comment on column public.daily_totals.cycles is 'Their breath cycles.';
comment on column public.daily_totals.goal_bonus_xp is 'Their goal bonus.';
comment on column public.daily_totals.xp is 'Their XP: cycles and goal bonus.';
comment on column public.daily_totals.goals_set is 'Sessions with a goal.';
comment on column public.daily_totals.goals_reached is 'Sessions whose active time reached the goal.';
comment on column public.daily_totals.active_ms_by_hour is '24 values: active time by local hour of the session''s start, in milliseconds.';
comment on column public.daily_totals.sessions_by_hour is '24 values: sessions by local hour of their start.';
comment on column public.daily_totals.elapsed_ms is 'From start to end of the sessions, pauses included, in milliseconds.';
comment on column public.daily_totals.pledges_honored is 'Sessions that kept a pledge.';
comment on column public.daily_totals.pledges_missed is 'Sessions that did not keep the pledge that was open.';
comment on column public.daily_totals.by_pattern is '{pattern: {sessions, active_ms}}; "unknown" where no client knew it.';
comment on column public.daily_totals.by_device is '{device id: {sessions, active_ms}}.';
-- Finds the day with most practice without reading the others.
create index daily_totals_best_idx on public.daily_totals (user_id, active_ms desc, local_date);

create table public.monthly_totals (
  user_id uuid not null references auth.users (id) on delete cascade,
  month date not null check (extract(day from month) = 1),
  active_days integer not null default 0,
  sessions integer not null default 0,
  active_ms bigint not null default 0,
  cycles bigint not null default 0,
  goal_bonus_xp bigint not null default 0,
  goals_set integer not null default 0,
  goals_reached integer not null default 0,
  active_ms_by_hour bigint[] not null,
  sessions_by_hour bigint[] not null,
  elapsed_ms bigint not null default 0,
  pledges_honored integer not null default 0,
  pledges_missed integer not null default 0,
  by_pattern jsonb not null default '{}',
  by_device jsonb not null default '{}',
  primary key (user_id, month)
);
comment on table public.monthly_totals is 'Derived: the days of a calendar month added up, so that years cost no more than months.';
comment on column public.monthly_totals.user_id is 'The person.';
comment on column public.monthly_totals.month is 'First day of the month, by practice dates.';
comment on column public.monthly_totals.active_days is 'Days with active time above zero.';
comment on column public.monthly_totals.sessions is 'Sessions.';
comment on column public.monthly_totals.active_ms is 'Active time in milliseconds.';
comment on column public.monthly_totals.cycles is 'Breath cycles.';
comment on column public.monthly_totals.goal_bonus_xp is 'Goal bonus.';
comment on column public.monthly_totals.goals_set is 'Sessions with a goal.';
comment on column public.monthly_totals.goals_reached is 'Sessions whose active time reached the goal.';
comment on column public.monthly_totals.active_ms_by_hour is '24 values, as in daily_totals.';
comment on column public.monthly_totals.sessions_by_hour is '24 values, as in daily_totals.';
comment on column public.monthly_totals.elapsed_ms is 'From start to end of the sessions, in milliseconds.';
comment on column public.monthly_totals.pledges_honored is 'Sessions that kept a pledge.';
comment on column public.monthly_totals.pledges_missed is 'Sessions that did not keep the pledge that was open.';
comment on column public.monthly_totals.by_pattern is 'As in daily_totals.';
comment on column public.monthly_totals.by_device is 'As in daily_totals.';
create index monthly_totals_best_idx on public.monthly_totals (user_id, active_ms desc, month);

create table public.practice_runs (
  user_id uuid not null references auth.users (id) on delete cascade,
  from_date date not null,
  to_date date not null,
  days integer not null generated always as (to_date - from_date + 1) stored,
  primary key (user_id, from_date),
  check (to_date >= from_date)
);
comment on table public.practice_runs is 'Derived: maximal chains of consecutive days with active time above zero.';
comment on column public.practice_runs.user_id is 'The person.';
comment on column public.practice_runs.from_date is 'First day.';
comment on column public.practice_runs.to_date is 'Last day.';
comment on column public.practice_runs.days is 'Length in days.';
create index practice_runs_longest_idx on public.practice_runs (user_id, days desc, from_date);

create table public.user_totals (
  user_id uuid primary key references auth.users (id) on delete cascade,
  sessions integer not null default 0,
  active_ms bigint not null default 0,
  other_ms bigint not null default 0,
  cycles bigint not null default 0,
  known_xp bigint not null default 0,
  other_xp bigint not null default 0,
  total_xp bigint not null default 0,
  level integer not null default 1,
  active_days integer not null default 0,
  first_date date,
  last_date date,
  latest_run_from date,
  latest_run_to date,
  latest_run_days integer not null default 0,
  longest_run_from date,
  longest_run_to date,
  longest_run_days integer not null default 0,
  challenges_completed bigint not null default 0,
  version bigint not null default 1,
  updated_at timestamptz not null default now()
);
comment on table public.user_totals is 'Derived: lifetime totals. Its row is the lock of one person''s writes, taken first by every one of them.';
comment on column public.user_totals.user_id is 'The person.';
comment on column public.user_totals.sessions is 'Sessions kept.';
comment on column public.user_totals.active_ms is 'Their active time in milliseconds.';
comment on column public.user_totals.other_ms is 'Practice time that devices report beyond their sessions, in milliseconds; may be negative.';
comment on column public.user_totals.cycles is 'Breath cycles of the sessions.';
comment on column public.user_totals.known_xp is 'XP of the sessions.';
comment on column public.user_totals.other_xp is 'XP that devices report beyond their sessions (challenges, micro sessions); may be negative.';
comment on column public.user_totals.total_xp is 'known_xp + other_xp.';
comment on column public.user_totals.level is 'Level of total_xp, 1-8.';
comment on column public.user_totals.active_days is 'Days practised.';
comment on column public.user_totals.first_date is 'First day practised.';
comment on column public.user_totals.last_date is 'Last day practised.';
comment on column public.user_totals.latest_run_from is 'First day of the latest run.';
comment on column public.user_totals.latest_run_to is 'Last day of the latest run.';
comment on column public.user_totals.latest_run_days is 'Length of the latest run in days.';
comment on column public.user_totals.longest_run_from is 'First day of the longest run (the earliest of equals).';
comment on column public.user_totals.longest_run_to is 'Last day of the longest run.';
comment on column public.user_totals.longest_run_days is 'Length of the longest run in days.';
comment on column public.user_totals.challenges_completed is 'Challenges completed, over all devices and epochs.';
comment on column public.user_totals.version is 'Rises with every change, in commit order.';
comment on column public.user_totals.updated_at is 'Last change.';

create table private.device_epoch_totals (
  device_id uuid not null references public.devices (id) on delete cascade,
  epoch integer not null,
  user_id uuid not null references auth.users (id) on delete cascade,
  known_xp bigint not null default 0,
  known_ms bigint not null default 0,
  later_xp bigint not null default 0,
  later_ms bigint not null default 0,
  primary key (device_id, epoch)
);
comment on table private.device_epoch_totals is 'Derived: sums of one device and epoch, so that totals never need its history again.';
comment on column private.device_epoch_totals.device_id is 'The device.';
comment on column private.device_epoch_totals.epoch is 'Its epoch.';
comment on column private.device_epoch_totals.user_id is 'Owner of the device.';
comment on column private.device_epoch_totals.known_xp is 'XP of all its sessions.';
comment on column private.device_epoch_totals.known_ms is 'Active milliseconds of all its sessions.';
comment on column private.device_epoch_totals.later_xp is 'XP of its sessions that ended after its snapshot was taken.';
comment on column private.device_epoch_totals.later_ms is 'Active milliseconds of its sessions that ended after its snapshot was taken.';
create index device_epoch_totals_user_id_idx on private.device_epoch_totals (user_id);

alter table private.device_epoch_totals enable row level security;
alter table public.daily_totals enable row level security;
alter table public.monthly_totals enable row level security;
alter table public.practice_runs enable row level security;
alter table public.user_totals enable row level security;
-- SELECT: the owner. Nobody writes: triggers do.
create policy "daily totals are read by their owner" on public.daily_totals
  for select to authenticated using (user_id = (select auth.uid()));
create policy "monthly totals are read by their owner" on public.monthly_totals
  for select to authenticated using (user_id = (select auth.uid()));
create policy "runs are read by their owner" on public.practice_runs
  for select to authenticated using (user_id = (select auth.uid()));
create policy "totals are read by their owner" on public.user_totals
  for select to authenticated using (user_id = (select auth.uid()));
grant select on public.daily_totals, public.monthly_totals, public.practice_runs, public.user_totals to authenticated;

create function private.lock_person(p_user uuid) returns boolean
language plpgsql volatile set search_path = ''
as $$
begin
  -- The account first, as its removal does: whoever waits here holds nothing that the removal needs.
  perform from auth.users as u where u.id = p_user for key share;
  if not found then
    return false;
  end if;
  perform from public.user_totals as t where t.user_id = p_user for no key update;
  return found;
end;
$$;
comment on function private.lock_person(uuid) is
  'Puts one person''s writes in line until the transaction ends; false when the account is gone.';

-- security definer: the account is made by the auth service, which holds no rights here.
create function private.welcome_user() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.profiles (user_id, display_name) values (new.id, private.pseudonym());
  insert into public.preferences (user_id) values (new.id);
  insert into public.user_totals (user_id) values (new.id);
  return new;
end;
$$;
comment on function private.welcome_user() is 'After sign-up: makes profile, preferences and empty totals.';
create trigger on_auth_user_created after insert on auth.users
  for each row execute function private.welcome_user();
