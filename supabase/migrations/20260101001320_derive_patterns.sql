-- A pattern that comes later: the one fact of a session that is ever filled in.

-- security definer: derived rows and messages are written by nobody but triggers.
create function private.sessions_patterned() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_group record;
  v_old private.day_delta[];
  v_new private.day_delta[];
begin
  for v_group in
    select n.user_id, array_agg(row(o.*)::public.sessions) as old_rows, array_agg(row(n.*)::public.sessions) as new_rows
    from after as n join before as o on o.id = n.id
    where n.pattern is distinct from o.pattern
    group by n.user_id
  loop
    continue when not private.lock_person(v_group.user_id);
    select private.day_deltas(v_group.old_rows, p.day_start_hour), private.day_deltas(v_group.new_rows, p.day_start_hour)
      into v_old, v_new from public.profiles as p where p.user_id = v_group.user_id;
    update public.daily_totals as t
      set by_pattern = private.add_parts(private.add_parts(t.by_pattern, n.by_pattern, 1), o.by_pattern, -1)
      from unnest(v_old) as o join unnest(v_new) as n on n.local_date = o.local_date
      where t.user_id = v_group.user_id and t.local_date = o.local_date;
    update public.monthly_totals as t
      set by_pattern = private.add_parts(private.add_parts(t.by_pattern, n.by_pattern, 1), o.by_pattern, -1)
      from private.month_deltas(v_old, null, null) as o join private.month_deltas(v_new, null, null) as n on n.month = o.month
      where t.user_id = v_group.user_id and t.month = o.month;
    perform private.apply_totals(v_group.user_id, 0, 0, 0, 0, 0);
    perform private.send_totals(v_group.user_id, array(select d.local_date from unnest(v_new) as d));
  end loop;
  return null;
end;
$$;
comment on function private.sessions_patterned() is 'After update, once per statement: moves practice whose pattern became known.';
create trigger sessions_patterned after update on public.sessions
  referencing old table as before new table as after for each statement execute function private.sessions_patterned();
