-- One private topic per person, user:<user id>. Its owner may listen; nobody may speak: only the database sends.

-- SELECT(realtime.messages): the owner of the topic
create policy "people hear their own topic" on realtime.messages
  for select to authenticated
  using ((select realtime.topic()) = 'user:' || (select auth.uid())::text);

create function private.send(p_user uuid, p_event text, p_payload jsonb) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform realtime.send(p_payload, p_event, 'user:' || p_user, true);
end;
$$;
comment on function private.send(uuid, text, jsonb) is 'Broadcasts an event on the person''s private topic.';

-- security definer: whoever changes the row may not write messages.
create function private.announce_row() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.send(new.user_id, tg_argv[0], jsonb_build_object('row', to_jsonb(new)));
  return null;
end;
$$;
comment on function private.announce_row() is 'After insert or update: sends the row under the event that the trigger names.';
create trigger profiles_announce after update on public.profiles
  for each row execute function private.announce_row('profile_changed');
create trigger preferences_announce after update on public.preferences
  for each row execute function private.announce_row('preferences_changed');
create trigger devices_announce after insert or update on public.devices
  for each row execute function private.announce_row('devices_changed');

create function private.send_totals(p_user uuid, p_dates date[]) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_totals jsonb := (select to_jsonb(t) from public.user_totals as t where t.user_id = p_user);
begin
  if cardinality(p_dates) > 31 then
    perform private.send(p_user, 'totals_changed', jsonb_build_object('totals', v_totals, 'refetch', true));
    return;
  end if;
  perform private.send(p_user, 'totals_changed', jsonb_build_object('totals', v_totals, 'days', (
    select coalesce(jsonb_agg(to_jsonb(d) order by d.local_date), '[]')
    from (
      select coalesce(t.user_id, p_user) as user_id, c.local_date,
        coalesce(t.sessions, 0) as sessions, coalesce(t.active_ms, 0) as active_ms, coalesce(t.cycles, 0) as cycles,
        coalesce(t.goal_bonus_xp, 0) as goal_bonus_xp, coalesce(t.xp, 0) as xp,
        coalesce(t.goals_set, 0) as goals_set, coalesce(t.goals_reached, 0) as goals_reached,
        coalesce(t.active_ms_by_hour, array_fill(0::bigint, array[24])) as active_ms_by_hour,
        coalesce(t.sessions_by_hour, array_fill(0, array[24])) as sessions_by_hour,
        coalesce(t.elapsed_ms, 0) as elapsed_ms,
        coalesce(t.pledges_honored, 0) as pledges_honored, coalesce(t.pledges_missed, 0) as pledges_missed,
        coalesce(t.by_pattern, '{}') as by_pattern, coalesce(t.by_device, '{}') as by_device
      from unnest(p_dates) as c (local_date)
      left join public.daily_totals as t on t.user_id = p_user and t.local_date = c.local_date
    ) as d
  )));
end;
$$;
comment on function private.send_totals(uuid, date[]) is
  'Sends totals_changed with the days that changed (a day that holds nothing any more is sent as zeros), or refetch beyond 31 days.';
