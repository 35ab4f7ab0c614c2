-- The rules of Breath Master in SQL, equal to src/domain (held so by tests/database/parity.test.ts).
-- plpgsql where a function runs once per row: unlike a SQL function it keeps its plan when search_path is set.

create function private.level_of(p_xp bigint) returns integer
language sql immutable parallel safe set search_path = ''
as $$
  select case
    when p_xp >= 1500 then 8
    when p_xp >= 1000 then 7
    when p_xp >= 750 then 6
    when p_xp >= 500 then 5
    when p_xp >= 300 then 4
    when p_xp >= 150 then 3
    when p_xp >= 50 then 2
    else 1
  end;
$$;
comment on function private.level_of(bigint) is 'The highest level (1-8) whose threshold the XP reaches; domain rules §1.5.';

create function private.goal_bonus(p_active_ms bigint, p_goal_minutes bigint) returns bigint
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  if p_goal_minutes is null or p_goal_minutes <= 0 then
    return 0;
  end if;
  return (least(greatest(0, p_active_ms), p_goal_minutes * 60000) + 60000) / 120000;
end;
$$;
comment on function private.goal_bonus(bigint, bigint) is
  'XP for a goal: half a point per active minute up to the goal, rounded half up; domain rules §1.5.';

create function private.iso_utc(p_instant timestamptz) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return to_char(p_instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
end;
$$;
comment on function private.iso_utc(timestamptz) is 'ISO 8601 in UTC with milliseconds, as JavaScript writes it.';

create function private.parse_instant(p_text text) returns timestamptz
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  v_instant timestamptz;
begin
  if length(p_text) = 24
    and p_text ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$'
    and pg_input_is_valid(p_text, 'timestamptz')
  then
    v_instant := p_text::timestamptz;
    -- 24:00 and second 60 are read by Postgres, yet no extension writes them.
    if private.iso_utc(v_instant) = p_text then
      return v_instant;
    end if;
  end if;
  return null;
end;
$$;
comment on function private.parse_instant(text) is
  'The instant of an ISO UTC text with milliseconds and Z, or null when it is anything else. Never raises.';

create function private.content_hash(p_started_at timestamptz, p_ended_at timestamptz, p_active_ms bigint, p_cycles bigint)
returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return encode(sha256(convert_to(
    private.iso_utc(p_started_at) || '|' || private.iso_utc(p_ended_at) || '|' || p_active_ms || '|' || p_cycles, 'UTF8'
  )), 'hex');
end;
$$;
comment on function private.content_hash(timestamptz, timestamptz, bigint, bigint) is
  'Lower hex SHA-256 of startedAt|endedAt|activeMs|cycles: recognises the same session on another device.';

create function private.practice_date(p_ended_at timestamptz, p_time_zone text, p_day_start_hour integer) returns date
language plpgsql stable parallel safe set search_path = ''
as $$
begin
  return ((p_ended_at at time zone p_time_zone) - make_interval(hours => p_day_start_hour))::date;
end;
$$;
comment on function private.practice_date(timestamptz, text, integer) is
  'The calendar day that an instant counts for: wall-clock date in the zone, where a day begins at the given hour.';

create function private.hash_text(p_text text) returns text
language sql immutable parallel safe set search_path = ''
as $$ select encode(sha256(convert_to(p_text, 'UTF8')), 'hex'); $$;
comment on function private.hash_text(text) is 'Lower hex SHA-256 of a text.';
