-- Who a person is to themselves: profile and preferences, made with the account under a pseudonym, because nothing
-- that could name a person is ever shown by default.

create table public.profiles (
  user_id uuid primary key references auth.users (id) on delete cascade,
  display_name text not null check (length(display_name) between 1 and 40),
  time_zone text not null default 'UTC',
  day_start_hour smallint not null default 0 check (day_start_hour between 0 and 12),
  week_start smallint not null default 1 check (week_start in (1, 6, 7)),
  onboarded_at timestamptz,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.profiles is 'One row per person, made on sign-up. Facts about how days and weeks are cut for them.';
comment on column public.profiles.user_id is 'The account.';
comment on column public.profiles.display_name is 'Pseudonym of 1-40 characters, made by the server; the person may change it.';
comment on column public.profiles.time_zone is 'IANA zone that "today" is read in.';
comment on column public.profiles.day_start_hour is 'Hour (0-12) at which a new day begins for this person.';
comment on column public.profiles.week_start is 'ISO weekday that weeks begin with: 1, 6 or 7.';
comment on column public.profiles.onboarded_at is 'When the first-run steps were finished or skipped.';
comment on column public.profiles.version is 'Rises with every change.';
comment on column public.profiles.created_at is 'When the account was made.';
comment on column public.profiles.updated_at is 'Last change.';

create table public.preferences (
  user_id uuid primary key references auth.users (id) on delete cascade,
  daily_goal_minutes smallint not null default 10 check (daily_goal_minutes between 1 and 240),
  weekly_goal_minutes smallint check (weekly_goal_minutes between 1 and 1680),
  theme text not null default 'system' check (theme in ('light', 'dark', 'system')),
  motion text not null default 'system' check (motion in ('system', 'reduced', 'full')),
  language text not null default 'system' check (language in ('system', 'en', 'es')),
  show_streak boolean not null default true,
  share_live boolean not null default true,
  keep_import_payloads boolean not null default false,
  version bigint not null default 1,
  updated_at timestamptz not null default now()
);
comment on table public.preferences is 'How the app looks and what it keeps for one person.';
comment on column public.preferences.user_id is 'The account.';
comment on column public.preferences.daily_goal_minutes is 'Minutes a day the person would like to practise, 1-240.';
comment on column public.preferences.weekly_goal_minutes is 'Minutes a week, 1-1680; null follows the daily goal: seven times as much.';
comment on column public.preferences.theme is 'light, dark or system.';
comment on column public.preferences.motion is 'system, reduced or full.';
comment on column public.preferences.language is 'en, es, or system: what the browser asks for.';
comment on column public.preferences.show_streak is 'Whether runs of practised days are shown.';
comment on column public.preferences.share_live is 'Whether a running session is relayed to the person''s own tabs.';
comment on column public.preferences.keep_import_payloads is 'Whether raw imports are kept for 30 days to read them again.';
comment on column public.preferences.version is 'Rises with every change.';
comment on column public.preferences.updated_at is 'Last change.';

create trigger profiles_version before update on public.profiles
  for each row execute function private.bump_version_and_time();
create trigger preferences_version before update on public.preferences
  for each row execute function private.bump_version_and_time();

-- security definer: the list of zones is private, the person who updates the row is not its owner.
create function private.check_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_zone text := private.zone_name(new.time_zone);
begin
  if v_zone is null then
    raise sqlstate 'PT400' using
      message = 'This time zone is not known here. A name such as Europe/Paris works.',
      hint = 'time_zone_unknown';
  end if;
  new.time_zone := v_zone;
  new.display_name := btrim(new.display_name);
  return new;
end;
$$;
comment on function private.check_profile() is 'Before insert or update: the zone must be known; the name is trimmed.';
create trigger profiles_check before insert or update of time_zone, display_name on public.profiles
  for each row execute function private.check_profile();

create function private.pseudonym() returns text
language sql volatile set search_path = ''
as $$
  select (array['Quiet', 'Gentle', 'Still', 'Soft', 'Calm', 'Slow', 'Clear', 'Mild', 'Patient', 'Restful', 'Early', 'Misty',
      'Golden', 'Silver', 'Distant', 'Tender', 'Rainy', 'Snowy', 'Breezy', 'Sunlit'])[1 + floor(random() * 20)::int]
    || ' ' ||
    (array['Cedar', 'Sequoia', 'Willow', 'Birch', 'Maple', 'Rowan', 'Alder', 'Juniper', 'Larch', 'Hazel', 'Linden', 'Aspen',
      'Spruce', 'Olive', 'Cypress', 'Meadow', 'Brook', 'Harbor', 'Cloud', 'Dawn'])[1 + floor(random() * 20)::int];
$$;
comment on function private.pseudonym() is 'A calm name such as "Quiet Cedar". Names need not be unique: nothing is found by them.';

alter table public.profiles enable row level security;
alter table public.preferences enable row level security;

-- SELECT(profiles): the owner
create policy "profiles are read by their owner" on public.profiles
  for select to authenticated using (user_id = (select auth.uid()));
-- UPDATE(profiles): the owner, only the columns a person sets
create policy "profiles are changed by their owner" on public.profiles
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
-- SELECT(preferences): the owner
create policy "preferences are read by their owner" on public.preferences
  for select to authenticated using (user_id = (select auth.uid()));
-- UPDATE(preferences): the owner, only the columns a person sets
create policy "preferences are changed by their owner" on public.preferences
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

grant select on public.profiles, public.preferences to authenticated;
grant update (display_name, time_zone, day_start_hour, week_start, onboarded_at) on public.profiles to authenticated;
grant update (daily_goal_minutes, weekly_goal_minutes, theme, motion, language, show_streak, share_live, keep_import_payloads) on public.preferences
  to authenticated;
