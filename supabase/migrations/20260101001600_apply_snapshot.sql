-- Counters only grow within an epoch, whatever order snapshots arrive in, and totals follow at once.

create function private.counter(p_value jsonb, p_most bigint) returns bigint
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  v_number numeric;
begin
  if jsonb_typeof(p_value) = 'number' then
    v_number := p_value::numeric;
    if v_number between 0 and p_most and v_number = trunc(v_number) then
      return v_number::bigint;
    end if;
  end if;
  return null;
end;
$$;
comment on function private.counter(jsonb, bigint) is 'A whole number from 0 to the given most, otherwise null: what is no count is treated as not reported.';

create function private.text_list(p_value jsonb) returns text[]
language sql immutable set search_path = ''
as $$
  select coalesce(array_agg(left(e.value #>> '{}', 80) order by e.ordinality), '{}')
  from jsonb_array_elements(case when jsonb_typeof(p_value) = 'array' then p_value else '[]' end) with ordinality as e
  where jsonb_typeof(e.value) = 'string' and e.ordinality <= 50;
$$;
comment on function private.text_list(jsonb) is 'The texts of a JSON list: at most 50, each cut at 80 characters.';

create function private.apply_snapshot(p_user uuid, p_device uuid, p_epoch integer, p_now timestamptz, p_snapshot jsonb)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_old public.device_snapshots;
  v_new public.device_snapshots;
  v_is_latest boolean;
  -- Sums over any number of devices stay inside 64 bits.
  c_most constant bigint := 1000000000000;
begin
  if jsonb_typeof(p_snapshot) is distinct from 'object' then
    raise sqlstate 'PT400' using message = 'A snapshot comes as one object.', hint = 'snapshot_not_an_object';
  end if;
  perform private.lock_person(p_user);
  select * into v_old from public.device_snapshots as s where s.device_id = p_device and s.epoch = p_epoch;

  v_new.as_of := least(coalesce(private.parse_instant(p_snapshot ->> 'exportDate'), p_now), p_now);
  v_is_latest := v_old.as_of is null or v_new.as_of >= v_old.as_of;
  v_new.as_of := greatest(v_new.as_of, v_old.as_of);
  v_new.total_xp := greatest(private.counter(p_snapshot -> 'totalXP', c_most), v_old.total_xp);
  v_new.total_meditation_ms := greatest(private.counter(p_snapshot -> 'totalMeditationTime', c_most), v_old.total_meditation_ms);
  v_new.challenges_completed := greatest(private.counter(p_snapshot -> 'challengesCompleted', 2147483647), v_old.challenges_completed);
  v_new.reported_current_streak := v_old.reported_current_streak;
  v_new.reported_longest_streak := v_old.reported_longest_streak;
  v_new.daily_challenges := v_old.daily_challenges;
  v_new.flags := coalesce(v_old.flags, '{}');
  if v_is_latest then
    v_new.reported_current_streak := coalesce(private.counter(p_snapshot -> 'currentStreak', 2147483647), v_old.reported_current_streak);
    v_new.reported_longest_streak := coalesce(private.counter(p_snapshot -> 'longestStreak', 2147483647), v_old.reported_longest_streak);
    v_new.flags := private.text_list(p_snapshot -> 'flags');
    if jsonb_typeof(p_snapshot -> 'dailyChallenges') = 'array' and length(p_snapshot ->> 'dailyChallenges') <= 20000 then
      v_new.daily_challenges := p_snapshot -> 'dailyChallenges';
    end if;
  end if;

  if v_old.device_id is not null
    and row(v_new.as_of, v_new.total_xp, v_new.total_meditation_ms, v_new.challenges_completed, v_new.reported_current_streak,
      v_new.reported_longest_streak, v_new.daily_challenges, v_new.flags)
    is not distinct from
      row(v_old.as_of, v_old.total_xp, v_old.total_meditation_ms, v_old.challenges_completed, v_old.reported_current_streak,
      v_old.reported_longest_streak, v_old.daily_challenges, v_old.flags)
  then
    return;
  end if;

  insert into public.device_snapshots as s (
    device_id, epoch, user_id, total_xp, total_meditation_ms, challenges_completed, reported_current_streak,
    reported_longest_streak, daily_challenges, flags, as_of, received_at
  ) values (
    p_device, p_epoch, p_user, v_new.total_xp, v_new.total_meditation_ms, v_new.challenges_completed,
    v_new.reported_current_streak, v_new.reported_longest_streak, v_new.daily_challenges, v_new.flags, v_new.as_of, p_now
  )
  on conflict (device_id, epoch) do update set
    total_xp = excluded.total_xp,
    total_meditation_ms = excluded.total_meditation_ms,
    challenges_completed = excluded.challenges_completed,
    reported_current_streak = excluded.reported_current_streak,
    reported_longest_streak = excluded.reported_longest_streak,
    daily_challenges = excluded.daily_challenges,
    flags = excluded.flags,
    as_of = excluded.as_of,
    received_at = excluded.received_at;

  if v_new.as_of is distinct from v_old.as_of then
    -- Only sessions that the snapshot does not hold yet are added on top of it: usually none or few.
    update private.device_epoch_totals as e set later_xp = later.xp, later_ms = later.ms
    from (
      select coalesce(sum(r.xp), 0)::bigint as xp, coalesce(sum(r.active_ms), 0)::bigint as ms
      from public.sessions as r
      where r.user_id = p_user and r.ended_at > v_new.as_of and r.device_id = p_device and r.epoch = p_epoch
    ) as later
    where e.device_id = p_device and e.epoch = p_epoch;
  end if;
  perform private.apply_totals(p_user, 0, 0, 0, 0, 0);
  perform private.send_totals(p_user, '{}');
  perform private.touch_device(p_device, true, null, null);
end;
$$;
comment on function private.apply_snapshot(uuid, uuid, integer, timestamptz, jsonb) is
  'Takes lifetime counters of a device and epoch: the greatest stay, the latest time stays. A replay changes nothing.';
