-- Bringing an export in from the web app: look first, then begin, rows by rows, finish. The same ingest as for devices.

create function private.parse_import_rows(p_rows jsonb, p_most integer) returns void
language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(p_rows) is distinct from 'array' then
    raise sqlstate 'PT400' using message = 'Rows come as a list.', hint = 'rows_not_a_list';
  end if;
  if jsonb_array_length(p_rows) > p_most then
    raise sqlstate 'PT413' using message = 'At most ' || p_most || ' rows at a time.', hint = 'too_many_rows';
  end if;
end;
$$;
comment on function private.parse_import_rows(jsonb, integer) is 'Raises unless the rows are a list of at most so many.';

create function public.import_preview(p_rows jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  -- security definer: only to share require_user; every read is bound to the person.
  v_user uuid := private.require_user();
begin
  perform private.parse_import_rows(p_rows, 5000);
  return (
    with offered as materialized (
      select distinct e.value ->> 'client_session_id' as id, e.value ->> 'content_hash' as hash
      from jsonb_array_elements(p_rows) as e
      where jsonb_typeof(e.value) = 'object' and jsonb_typeof(e.value -> 'client_session_id') = 'string'
    ),
    matched as materialized (
      select o.id, o.hash, same.device_id,
        same.device_id is not null as is_same,
        other.id is not null as is_other,
        buried.id is not null as is_deleted
      from offered as o
      left join lateral (
        select s.device_id from public.sessions as s
        where s.user_id = v_user and s.client_session_id = o.id and s.content_hash = o.hash limit 1
      ) as same on true
      left join lateral (
        select s.id from public.sessions as s
        where s.user_id = v_user and s.client_session_id = o.id and s.content_hash is distinct from o.hash limit 1
      ) as other on true
      left join lateral (
        select t.id from public.session_tombstones as t
        where t.user_id = v_user and t.client_session_id = o.id and t.content_hash = o.hash limit 1
      ) as buried on true
    )
    select jsonb_build_object(
      'new', count(*) filter (where not is_same and not is_deleted and not is_other),
      'duplicate', count(*) filter (where is_same),
      'deleted', count(*) filter (where is_deleted and not is_same),
      'conflict', count(*) filter (where is_other and not is_same and not is_deleted),
      'devices', (
        select coalesce(jsonb_agg(jsonb_build_object('device_id', d.id, 'name', d.name, 'matches', x.matches)
          order by x.matches desc, d.id), '[]')
        from (select m.device_id, count(*) as matches from matched as m where m.is_same group by m.device_id) as x
        join public.devices as d on d.id = x.device_id
      )
    )
    from matched
  );
end;
$$;
comment on function public.import_preview(jsonb) is
  'What an import would do: counts of new, duplicate, conflict and deleted rows, and the devices that hold the duplicates.';

-- security definer in the rest: imports, devices and sessions are written by functions only.
create function public.import_begin(p_import jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_device public.devices;
  v_earlier public.imports;
  v_id text := p_import ->> 'id';
  v_import uuid;
begin
  if jsonb_typeof(p_import) is distinct from 'object'
    or coalesce(p_import ->> 'shape', '') not in ('raw', 'envelope', 'polluted', 'portable')
    or v_id !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  then
    raise sqlstate 'PT400' using message = 'This import cannot be read.', hint = 'import_invalid';
  end if;
  perform private.limit_rate('import:' || v_user, 60, interval '1 minute');
  perform private.lock_person(v_user);
  if v_id is not null then
    -- The answer can get lost: the same id again opens nothing new.
    select * into v_earlier from public.imports as i where i.id = v_id::uuid;
    if v_earlier.user_id <> v_user then
      raise sqlstate 'PT400' using message = 'This import cannot be read.', hint = 'import_invalid';
    elsif v_earlier.id is not null then
      return jsonb_build_object('import_id', v_earlier.id, 'device_id', v_earlier.device_id, 'epoch', v_earlier.epoch);
    end if;
  end if;
  if p_import -> 'device_id' <> 'null' then
    select * into v_device from public.devices as d
      where d.user_id = v_user and d.id::text = lower(p_import ->> 'device_id');
    if v_device.id is null then
      raise sqlstate 'PT404' using message = 'This device is not among yours.', hint = 'device_unknown';
    end if;
    if p_import -> 'new_epoch' = 'true' then
      update public.devices as d set current_epoch = d.current_epoch + 1 where d.id = v_device.id returning d.* into v_device;
    end if;
  else
    insert into public.devices (user_id, kind, name)
    values (v_user, 'import', coalesce(nullif(left(btrim(p_import ->> 'device_name'), 60), ''), 'Imported practice'))
    returning * into v_device;
  end if;
  insert into public.imports (id, user_id, device_id, epoch, shape, file_name, offered, rejected, issues, snapshot_flags)
  values (
    coalesce(v_id::uuid, gen_random_uuid()), v_user, v_device.id, v_device.current_epoch, p_import ->> 'shape', left(p_import ->> 'file_name', 200),
    greatest(coalesce(private.whole(p_import -> 'offered'), 0), 0),
    greatest(coalesce(private.whole(p_import -> 'rejected'), 0), 0),
    case
      when jsonb_typeof(p_import -> 'issues') = 'array' and length(p_import ->> 'issues') <= 200000
      then p_import -> 'issues' else '[]'
    end,
    private.text_list(p_import -> 'snapshot_flags')
  ) returning id into v_import;
  insert into private.import_effects (import_id, made_device, opened_epoch)
  values (v_import, coalesce(p_import -> 'device_id', 'null') = 'null', v_device.current_epoch > 1 and p_import -> 'new_epoch' = 'true');
  if p_import -> 'payload' <> 'null'
    and (select p.keep_import_payloads from public.preferences as p where p.user_id = v_user)
  then
    insert into private.import_payloads (import_id, payload) values (v_import, p_import -> 'payload');
  end if;
  return jsonb_build_object('import_id', v_import, 'device_id', v_device.id, 'epoch', v_device.current_epoch);
end;
$$;
comment on function public.import_begin(jsonb) is
  'Opens an import under an own device, or under a new one of kind import; a replay with the same id answers the same. The raw payload is kept only when the person asked for it.';

create function public.import_rows(p_import uuid, p_time_zone text, p_rows jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_import public.imports;
  v_outcomes jsonb;
begin
  perform private.parse_import_rows(p_rows, 1000);
  perform private.lock_person(v_user);
  select * into v_import from public.imports as i where i.id = p_import and i.user_id = v_user;
  if v_import.id is null then
    raise sqlstate 'PT404' using message = 'This import is not among yours.', hint = 'import_unknown';
  end if;
  if v_import.status <> 'running' then
    raise sqlstate 'PT409' using message = 'This import is finished.', hint = 'import_finished';
  end if;
  v_outcomes := private.ingest_sessions(v_user, v_import.device_id, v_import.epoch, p_time_zone, true, now(), p_rows);
  update public.imports as i set
    created = i.created + o.created,
    duplicates = i.duplicates + o.duplicates,
    conflicts = i.conflicts + o.conflicts,
    rejected = i.rejected + o.rejected,
    flagged = i.flagged + o.flagged
  from (
    select
      count(*) filter (where e.value ->> 'outcome' = 'created') as created,
      count(*) filter (where e.value ->> 'outcome' = 'duplicate') as duplicates,
      count(*) filter (where e.value ->> 'outcome' = 'conflict') as conflicts,
      count(*) filter (where e.value ->> 'outcome' = 'rejected') as rejected,
      count(*) filter (where e.value ->> 'outcome' = 'created' and e.value -> 'reasons' <> '[]') as flagged
    from jsonb_array_elements(v_outcomes) as e
  ) as o
  where i.id = p_import;
  insert into private.imported_sessions (import_id, client_session_id)
    select p_import, e.value ->> 'id' from jsonb_array_elements(v_outcomes) as e where e.value ->> 'outcome' = 'created';
  return v_outcomes;
end;
$$;
comment on function public.import_rows(uuid, text, jsonb) is 'Keeps up to 1000 rows of an import; answers with an outcome per row.';

create function private.snapshot_facts(p_device uuid, p_epoch integer) returns jsonb
language sql stable set search_path = ''
as $$
  select to_jsonb(s) - 'version' - 'received_at' from public.device_snapshots as s where s.device_id = p_device and s.epoch = p_epoch;
$$;
comment on function private.snapshot_facts(uuid, integer) is 'Counters of a device and epoch without what each write changes; null when there are none.';

create function public.import_finish(p_import uuid, p_snapshot jsonb) returns public.imports
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_import public.imports;
  v_before jsonb;
begin
  perform private.lock_person(v_user);
  select * into v_import from public.imports as i where i.id = p_import and i.user_id = v_user;
  if v_import.id is null then
    raise sqlstate 'PT404' using message = 'This import is not among yours.', hint = 'import_unknown';
  end if;
  -- A second finish, such as a retry, answers the same and changes nothing.
  if v_import.status = 'running' then
    if p_snapshot is not null and p_snapshot <> 'null' then
      v_before := private.snapshot_facts(v_import.device_id, v_import.epoch);
      perform private.apply_snapshot(v_user, v_import.device_id, v_import.epoch, now(), p_snapshot);
      update private.import_effects as e
        set snapshot_before = v_before, snapshot_after = private.snapshot_facts(v_import.device_id, v_import.epoch)
        where e.import_id = p_import;
    end if;
    update public.imports as i set status = 'done', finished_at = now() where i.id = p_import returning i.* into v_import;
  end if;
  return v_import;
end;
$$;
comment on function public.import_finish(uuid, jsonb) is 'Closes an import, with the export''s lifetime counters when it has some.';

grant execute on function public.import_preview(jsonb), public.import_begin(jsonb), public.import_rows(uuid, text, jsonb),
  public.import_finish(uuid, jsonb) to authenticated;
