-- Badges of the web: conditions defined once, here. They add no XP, because the editor would not know of it.
-- Who has which is derived: with the date on which the condition first held, and gone when it holds no more.

create function public.badge_catalogue() returns table (badge text, metric text, threshold integer)
language sql immutable parallel safe set search_path = ''
as $$
  values
    ('first_session', 'sessions', 1),
    ('week_run', 'run', 7),
    ('early_bird', 'mornings', 20),
    ('evening_rest', 'evenings', 20),
    ('ten_hours', 'minutes', 600),
    ('month_run', 'run', 30),
    ('hundred_sessions', 'sessions', 100),
    ('hundred_days', 'days', 100),
    ('fifty_hours', 'minutes', 3000),
    ('hundred_run', 'run', 100);
$$;
comment on function public.badge_catalogue() is
  'The badges in order. What is counted: sessions, minutes practised, days practised, run (days in a row), mornings (days with a start from 05 to 12), evenings (from 18 to 24).';

create table public.achievements (
  user_id uuid not null references auth.users (id) on delete cascade,
  badge text not null,
  earned_on date not null,
  primary key (user_id, badge)
);
comment on table public.achievements is 'Derived: the badges of a person.';
comment on column public.achievements.user_id is 'The person.';
comment on column public.achievements.badge is 'The badge.';
comment on column public.achievements.earned_on is 'Practice date on which the condition first held.';

create table public.badge_notes (
  user_id uuid not null references auth.users (id) on delete cascade,
  badge text not null,
  noted_at timestamptz not null default now(),
  primary key (user_id, badge)
);
comment on table public.badge_notes is 'Fact: badges that the person was told of, so that each is celebrated once.';
comment on column public.badge_notes.user_id is 'The person.';
comment on column public.badge_notes.badge is 'The badge.';
comment on column public.badge_notes.noted_at is 'When the note was put away.';

-- The only days that these badges count.
create index daily_totals_mornings_idx on public.daily_totals (user_id, local_date)
  where 0 < any (sessions_by_hour[6:12]);
create index daily_totals_evenings_idx on public.daily_totals (user_id, local_date)
  where 0 < any (sessions_by_hour[19:24]);

alter table public.achievements enable row level security;
alter table public.badge_notes enable row level security;
-- SELECT(achievements): the owner. Nobody writes: triggers do.
create policy "achievements are read by their owner" on public.achievements
  for select to authenticated using (user_id = (select auth.uid()));
-- SELECT(badge_notes): the owner. Written by badges_noted.
create policy "badge notes are read by their owner" on public.badge_notes
  for select to authenticated using (user_id = (select auth.uid()));
grant select on public.achievements, public.badge_notes to authenticated;

create function private.badge_date(p_user uuid, p_metric text, p_threshold integer) returns date
language plpgsql stable set search_path = ''
as $$
declare
  v_totals public.user_totals;
  v_day record;
  v_sum bigint := 0;
  v_target bigint := case when p_metric = 'minutes' then p_threshold * 60000::bigint else p_threshold end;
begin
  if p_metric = 'run' then
    return (
      select min(r.from_date) + p_threshold - 1 from public.practice_runs as r where r.user_id = p_user and r.days >= p_threshold
    );
  elsif p_metric = 'mornings' then
    return (
      select d.local_date from public.daily_totals as d
      where d.user_id = p_user and 0 < any (d.sessions_by_hour[6:12])
      order by d.local_date offset p_threshold - 1 limit 1
    );
  elsif p_metric = 'evenings' then
    return (
      select d.local_date from public.daily_totals as d
      where d.user_id = p_user and 0 < any (d.sessions_by_hour[19:24])
      order by d.local_date offset p_threshold - 1 limit 1
    );
  end if;
  select * into v_totals from public.user_totals as t where t.user_id = p_user;
  if (case p_metric when 'sessions' then v_totals.sessions when 'minutes' then v_totals.active_ms else v_totals.active_days end) < v_target then
    return null;
  end if;
  -- Days are read only until the sum is there, so the cost is that of the badge, not of the history.
  for v_day in
    select d.local_date, case p_metric
        when 'sessions' then d.sessions when 'minutes' then d.active_ms else (d.active_ms > 0)::integer
      end as amount
    from public.daily_totals as d where d.user_id = p_user order by d.local_date
  loop
    v_sum := v_sum + v_day.amount;
    if v_sum >= v_target then
      return v_day.local_date;
    end if;
  end loop;
  return null;
end;
$$;
comment on function private.badge_date(uuid, text, integer) is
  'The practice date on which the person first had so many of the metric, or null.';

create function private.apply_badges(p_user uuid, p_from date) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_changed integer;
begin
  with due as (
    -- Each condition adds up by date: what was earned before the first day that changed stands.
    select b.badge, a.earned_on as before, private.badge_date(p_user, b.metric, b.threshold) as earned_on
    from public.badge_catalogue() with ordinality as b (badge, metric, threshold, place)
    left join public.achievements as a on a.user_id = p_user and a.badge = b.badge
    where a.earned_on is null or a.earned_on >= p_from
  ),
  gone as (
    delete from public.achievements as a using due as d
    where a.user_id = p_user and a.badge = d.badge and d.earned_on is null
    returning 1
  ),
  kept as (
    insert into public.achievements as a (user_id, badge, earned_on)
    select p_user, d.badge, d.earned_on from due as d where d.earned_on is not null and d.earned_on is distinct from d.before
    on conflict (user_id, badge) do update set earned_on = excluded.earned_on
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from kept) into v_changed;
  if v_changed > 0 then
    perform private.send(p_user, 'achievements_changed', jsonb_build_object('refetch', true));
  end if;
end;
$$;
comment on function private.apply_badges(uuid, date) is
  'Gives and takes back badges after days from p_from on changed; says so when something changed.';

create function public.achievements_list() returns json
language sql stable set search_path = ''
as $$
  select json_agg(json_build_object(
    'badge', b.badge, 'metric', b.metric, 'threshold', b.threshold, 'earned_on', a.earned_on, 'noted', n.badge is not null
  ) order by b.place)
  from public.badge_catalogue() with ordinality as b (badge, metric, threshold, place)
  left join public.achievements as a on a.user_id = (select auth.uid()) and a.badge = b.badge
  left join public.badge_notes as n on n.user_id = (select auth.uid()) and n.badge = b.badge;
$$;
comment on function public.achievements_list() is 'All badges in order: condition, the day it was earned on, whether the person was told.';

-- security definer: nobody writes these rows by themselves.
create function public.badges_noted(p_badges text[]) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
begin
  insert into public.badge_notes (user_id, badge)
  select a.user_id, a.badge from public.achievements as a where a.user_id = v_user and a.badge = any (p_badges)
  on conflict do nothing;
  perform private.send(v_user, 'achievements_changed', jsonb_build_object('refetch', true));
end;
$$;
comment on function public.badges_noted(text[]) is 'Notes that the person was told of these badges, of those that are earned.';

grant execute on function public.badge_catalogue(), public.achievements_list(), public.badges_noted(text[]) to authenticated;
