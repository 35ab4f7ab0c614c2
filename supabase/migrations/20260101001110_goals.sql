-- Goals through time. Preferences hold the goals of now; what was meant on an earlier day stays as it was.

create table public.goal_changes (
  user_id uuid not null references auth.users (id) on delete cascade,
  valid_from date not null,
  daily_goal_minutes smallint not null,
  weekly_goal_minutes smallint not null,
  version bigint not null default 1,
  primary key (user_id, valid_from)
);
comment on table public.goal_changes is 'Fact: the goals that are valid from a day until the next row. Written by a change of preferences.';
comment on column public.goal_changes.user_id is 'The person.';
comment on column public.goal_changes.valid_from is 'First practice date that the goals hold for; 0001-01-01 for those a person began with.';
comment on column public.goal_changes.daily_goal_minutes is 'Minutes a day.';
comment on column public.goal_changes.weekly_goal_minutes is 'Minutes a week.';
comment on column public.goal_changes.version is 'Rises with every change of the row.';
create trigger goal_changes_version before update on public.goal_changes
  for each row execute function private.bump_version();
create trigger goal_changes_announce_new after insert on public.goal_changes
  -- Goals that come with the account are no news.
  for each row when (new.valid_from > '0001-01-01') execute function private.announce_row('goal_changed');
create trigger goal_changes_announce after update on public.goal_changes
  for each row execute function private.announce_row('goal_changed');

alter table public.goal_changes enable row level security;
-- SELECT(goal_changes): the owner. Nobody writes: a change of preferences does.
create policy "goals are read by their owner" on public.goal_changes
  for select to authenticated using (user_id = (select auth.uid()));
grant select on public.goal_changes to authenticated;

-- security definer: the person who changes a preference may not write its history.
create function private.note_goals() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_weekly smallint := coalesce(new.weekly_goal_minutes, 7 * new.daily_goal_minutes);
  v_from date;
begin
  -- What is chosen on the first day holds for what was practised before, too: nothing was meant until then.
  select case when private.practice_date(p.created_at, p.time_zone, p.day_start_hour) >= t.today then '0001-01-01' else t.today end
    into v_from
    from public.profiles as p
    cross join lateral (select private.practice_date(now(), p.time_zone, p.day_start_hour) as today) as t
    where p.user_id = new.user_id;
  -- A day that is still to come can have a row after a journey west.
  delete from public.goal_changes as g where g.user_id = new.user_id and g.valid_from > v_from;
  insert into public.goal_changes as g (user_id, valid_from, daily_goal_minutes, weekly_goal_minutes)
  values (new.user_id, v_from, new.daily_goal_minutes, v_weekly)
  on conflict (user_id, valid_from) do update
    set daily_goal_minutes = excluded.daily_goal_minutes, weekly_goal_minutes = excluded.weekly_goal_minutes
    where (g.daily_goal_minutes, g.weekly_goal_minutes) <> (excluded.daily_goal_minutes, excluded.weekly_goal_minutes);
  return null;
end;
$$;
comment on function private.note_goals() is 'After a goal was set: it holds from the person''s today on.';
create trigger preferences_goals_set after insert on public.preferences
  for each row execute function private.note_goals();
create trigger preferences_goals_changed after update on public.preferences
  for each row when (
    (old.daily_goal_minutes, old.weekly_goal_minutes) is distinct from (new.daily_goal_minutes, new.weekly_goal_minutes)
  )
  execute function private.note_goals();
