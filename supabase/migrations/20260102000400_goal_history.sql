-- Goals through time, brought along from another place: an export of ours, or a browser where somebody was a guest.

-- security definer: nobody writes goals by themselves.
create function public.goal_history_set(p_goals jsonb) returns setof public.goal_changes
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_goals public.goal_changes[];
begin
  perform private.limit_rate('goals:' || v_user, 30, interval '1 minute');
  perform private.lock_person(v_user);
  v_goals := private.read_goals(v_user, p_goals);
  if not exists (
    select from public.preferences as p
    where p.user_id = v_user
      and p.daily_goal_minutes = v_goals[cardinality(v_goals)].daily_goal_minutes
      and coalesce(p.weekly_goal_minutes, 7 * p.daily_goal_minutes) = v_goals[cardinality(v_goals)].weekly_goal_minutes
  ) then
    raise sqlstate 'PT409' using message = 'The last of these goals is not the goal of now.', hint = 'goals_differ';
  end if;
  delete from public.goal_changes as g where g.user_id = v_user;
  return query
    insert into public.goal_changes (user_id, valid_from, daily_goal_minutes, weekly_goal_minutes)
    select v_user, g.valid_from, g.daily_goal_minutes, g.weekly_goal_minutes from unnest(v_goals) as g order by g.valid_from
    returning *;
end;
$$;
comment on function public.goal_history_set(jsonb) is
  'Puts a whole history of goals in place of the own one. Rows {valid_from, daily_goal_minutes, weekly_goal_minutes}, ascending, the first from 0001-01-01, the last being the goals of now.';

create function private.read_goals(p_user uuid, p_goals jsonb) returns public.goal_changes[]
language plpgsql stable set search_path = ''
as $$
declare
  v_goals public.goal_changes[];
  v_today date := (
    select private.practice_date(now(), p.time_zone, p.day_start_hour) from public.profiles as p where p.user_id = p_user
  );
begin
  if jsonb_typeof(p_goals) = 'array' and jsonb_array_length(p_goals) between 1 and 400 then
    select array_agg(row(p_user,
      case when pg_input_is_valid(e.value ->> 'valid_from', 'date') then (e.value ->> 'valid_from')::date end,
      private.whole(e.value -> 'daily_goal_minutes'), private.whole(e.value -> 'weekly_goal_minutes'), 1)
      ::public.goal_changes order by e.ordinality)
    into v_goals
    from jsonb_array_elements(p_goals) with ordinality as e
    where jsonb_typeof(e.value) = 'object'
      and private.whole(e.value -> 'daily_goal_minutes') between 1 and 240
      and private.whole(e.value -> 'weekly_goal_minutes') between 1 and 1680;
  end if;
  if v_goals is null
    or cardinality(v_goals) <> jsonb_array_length(p_goals)
    or v_goals[1].valid_from is distinct from '0001-01-01'
    or exists (
      select from (select g.valid_from, lag(g.valid_from) over (order by g.n) as earlier, g.n
        from unnest(v_goals) with ordinality as g (user_id, valid_from, daily, weekly, version, n)) as x
      where x.valid_from is null or x.valid_from <= x.earlier or x.valid_from > v_today + 1
    )
  then
    raise sqlstate 'PT400' using message = 'These goals cannot be read.', hint = 'goals_invalid';
  end if;
  return v_goals;
end;
$$;
comment on function private.read_goals(uuid, jsonb) is 'Goals through time out of JSON, or PT400.';

grant execute on function public.goal_history_set(jsonb) to authenticated;
