-- Taking an import back: exactly what it brought, with everything derived in step, and nothing that came otherwise.

-- security definer: sessions, devices and counters are written by functions only.
create function public.import_undo(p_import uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_import public.imports;
  v_effects private.import_effects;
  v_sessions integer;
  v_device_removed boolean := false;
begin
  perform private.limit_rate('import:' || v_user, 60, interval '1 minute');
  perform private.lock_person(v_user);
  select * into v_import from public.imports as i where i.id = p_import and i.user_id = v_user;
  if v_import.id is null then
    raise sqlstate 'PT404' using message = 'This import is not among yours.', hint = 'import_unknown';
  end if;
  if v_import.status = 'undone' then
    return jsonb_build_object('sessions', 0, 'device_removed', false);
  end if;
  select * into v_effects from private.import_effects as e where e.import_id = p_import;
  if v_effects.snapshot_after is not null
    and v_effects.snapshot_after is distinct from private.snapshot_facts(v_import.device_id, v_import.epoch)
  then
    raise sqlstate 'PT409' using
      message = 'Newer counters of this device were laid on top of this import. Take the later import back first; what an editor sent itself stays.',
      hint = 'import_overtaken';
  end if;

  with removed as (
    -- A session that its owner has deleted stays deleted.
    delete from public.sessions as s using private.imported_sessions as c
    where c.import_id = p_import and s.user_id = v_user and s.device_id = v_import.device_id and s.epoch = v_import.epoch
      and s.client_session_id = c.client_session_id
    returning s.id
  )
  select count(*) into v_sessions from removed;
  delete from private.imported_sessions as c where c.import_id = p_import;
  if v_effects.snapshot_after is not null then
    perform private.put_snapshot_back(v_user, v_import.device_id, v_import.epoch, v_effects.snapshot_before);
  end if;

  if v_effects.opened_epoch then
    -- An epoch that holds nothing else closes again.
    update public.devices as d set current_epoch = d.current_epoch - 1
    where d.id = v_import.device_id and d.current_epoch = v_import.epoch
      and not exists (select from public.sessions as s where s.device_id = d.id and s.epoch = v_import.epoch)
      and not exists (select from public.device_snapshots as s where s.device_id = d.id and s.epoch = v_import.epoch)
      and not exists (select from public.session_tombstones as t where t.device_id = d.id and t.epoch = v_import.epoch)
      and not exists (
        select from public.imports as i
        where i.device_id = d.id and i.epoch = v_import.epoch and i.id <> p_import and i.status <> 'undone'
      );
  end if;
  update public.imports as i set status = 'undone', finished_at = now() where i.id = p_import;
  if v_effects.made_device then
    delete from public.devices as d
    where d.id = v_import.device_id
      and not exists (select from public.sessions as s where s.device_id = d.id)
      and not exists (select from public.device_snapshots as s where s.device_id = d.id)
      and not exists (select from public.session_tombstones as t where t.device_id = d.id)
      and not exists (select from private.device_tokens as t where t.device_id = d.id)
      and not exists (select from public.imports as i where i.device_id = d.id and i.id <> p_import and i.status <> 'undone');
    v_device_removed := found;
    if v_device_removed then
      perform private.send(v_user, 'device_removed', jsonb_build_object('id', v_import.device_id));
    end if;
  end if;
  return jsonb_build_object('sessions', v_sessions, 'device_removed', v_device_removed);
end;
$$;
comment on function public.import_undo(uuid) is
  'Takes an own import back: its sessions, its counters, its epoch, and its device when nothing else is on it. A pattern that it filled in stays. With its device the import itself goes.';

create function private.put_snapshot_back(p_user uuid, p_device uuid, p_epoch integer, p_before jsonb) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_before public.device_snapshots := jsonb_populate_record(null::public.device_snapshots, p_before);
begin
  if p_before is null then
    delete from public.device_snapshots as s where s.device_id = p_device and s.epoch = p_epoch;
  else
    update public.device_snapshots as s set
      total_xp = v_before.total_xp,
      total_meditation_ms = v_before.total_meditation_ms,
      challenges_completed = v_before.challenges_completed,
      reported_current_streak = v_before.reported_current_streak,
      reported_longest_streak = v_before.reported_longest_streak,
      daily_challenges = v_before.daily_challenges,
      flags = v_before.flags,
      as_of = v_before.as_of
    where s.device_id = p_device and s.epoch = p_epoch;
  end if;
  update private.device_epoch_totals as e set later_xp = later.xp, later_ms = later.ms
  from (
    select coalesce(sum(r.xp), 0)::bigint as xp, coalesce(sum(r.active_ms), 0)::bigint as ms
    from public.sessions as r
    where r.user_id = p_user and r.device_id = p_device and r.epoch = p_epoch
      and (v_before.as_of is null or r.ended_at > v_before.as_of)
  ) as later
  where e.device_id = p_device and e.epoch = p_epoch;
  perform private.apply_totals(p_user, 0, 0, 0, 0, 0);
  perform private.send_totals(p_user, '{}');
end;
$$;
comment on function private.put_snapshot_back(uuid, uuid, integer, jsonb) is
  'Counters of a device and epoch as they were; none where there were none.';

grant execute on function public.import_undo(uuid) to authenticated;
