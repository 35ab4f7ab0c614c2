-- The rules of Breath Master in SQL, equal to src/domain (held so by tests/database/parity.test.ts).
-- Those that run for every row are written as SQL-standard expressions: their names are bound when they are created,
-- so no search path reaches them, and without a set clause the planner can write them into the query that calls them.

create function private.level_of(p_xp bigint) returns integer
language sql immutable parallel safe
return case
  when p_xp >= 1500 then 8
  when p_xp >= 1000 then 7
  when p_xp >= 750 then 6
  when p_xp >= 500 then 5
  when p_xp >= 300 then 4
  when p_xp >= 150 then 3
  when p_xp >= 50 then 2
  else 1
end;
comment on function private.level_of(bigint) is 'The highest level (1-8) whose threshold the XP reaches; domain rules §1.5.';

create function private.goal_bonus(p_active_ms bigint, p_goal_minutes bigint) returns bigint
language sql immutable parallel safe
return case
  when p_goal_minutes > 0 then (least(greatest(0, p_active_ms), p_goal_minutes * 60000) + 60000) / 120000
  else 0
end;
comment on function private.goal_bonus(bigint, bigint) is
  'XP for a goal: half a point per active minute up to the goal, rounded half up; domain rules §1.5.';

create function private.goal_reached(p_active_ms bigint, p_goal_minutes bigint) returns boolean
language sql immutable parallel safe
return coalesce(p_goal_minutes > 0 and p_active_ms >= p_goal_minutes * 60000, false);
comment on function private.goal_reached(bigint, bigint) is 'Whether the active time reached the goal; false without a goal.';

create function private.parse_instant(p_text text) returns timestamptz
language sql stable parallel safe
return case
  -- Hours to 23 and seconds to 59: Postgres also reads 24:00 and second 60, which no extension writes.
  when length(p_text) = 24
    and p_text ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$'
    and pg_input_is_valid(p_text, 'timestamptz')
  then p_text::timestamptz
end;
comment on function private.parse_instant(text) is
  'The instant of an ISO UTC text with milliseconds and Z, or null when it is anything else. Never raises.';

create function private.iso_utc(p_instant timestamptz) returns text
language sql stable parallel safe
return to_char(p_instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
comment on function private.iso_utc(timestamptz) is 'ISO 8601 in UTC with milliseconds, as JavaScript writes it; the way back of parse_instant.';

create function private.whole(p_value jsonb) returns bigint
language sql immutable parallel safe
return case
  when jsonb_typeof(p_value) <> 'number' then null
  when abs(p_value::numeric) <= 2147483647 and p_value::numeric = trunc(p_value::numeric) then p_value::bigint
end;
comment on function private.whole(jsonb) is 'A JSON number that is whole and fits in 32 bits, otherwise null.';

create function private.is_double(p_value jsonb) returns boolean
language sql immutable parallel safe
return case when jsonb_typeof(p_value) = 'number' then abs(p_value::numeric) <= 1.7976931348623157e308 else false end;
comment on function private.is_double(jsonb) is 'Whether a JSON value is a number that JavaScript can hold.';

create function private.hash_text(p_text text) returns text
language sql stable parallel safe
return encode(sha256(convert_to(p_text, 'UTF8')), 'hex');
comment on function private.hash_text(text) is 'Lower hex SHA-256 of a text.';

create function private.content_hash(p_started_at text, p_ended_at text, p_active_ms bigint, p_cycles bigint) returns text
language sql stable parallel safe
return private.hash_text(p_started_at || '|' || p_ended_at || '|' || p_active_ms::text || '|' || p_cycles::text);
comment on function private.content_hash(text, text, bigint, bigint) is
  'SHA-256 of startedAt|endedAt|activeMs|cycles, times as checked ISO UTC texts: recognises the same session on another device.';

create function private.practice_date(p_ended_at timestamptz, p_time_zone text, p_day_start_hour integer) returns date
language sql stable parallel safe
return ((p_ended_at at time zone p_time_zone) - make_interval(hours => p_day_start_hour))::date;
comment on function private.practice_date(timestamptz, text, integer) is
  'The calendar day that an instant counts for: wall-clock date in the zone, where a day begins at the given hour.';
