-- Which rows are kept. The codes and their order are those of src/domain/sessions.ts: form first, then id and times,
-- then facts; each group names all that it finds, and a group with findings ends the check. Nothing here raises.

create function private.check_sessions(p_rows jsonb, p_as_of timestamptz)
returns table (
  idx integer, id text, rejected text[], flags text[],
  started_at timestamptz, ended_at timestamptz, active_ms integer, cycles integer,
  goal_minutes integer, goal_bonus_xp integer, pledge_honored boolean, pattern text, time_zone text, hash text
)
language plpgsql stable rows 100 set search_path = ''
as $$
begin
  return query
  with elements as materialized (
    select (e.ordinality - 1)::integer as idx,
      jsonb_typeof(e.value) = 'object' as is_object,
      case when jsonb_typeof(e.value) = 'object' then e.value else '{}' end as r
    from jsonb_array_elements(p_rows) with ordinality as e
  ),
  -- Type names of the fields; null stands for absent, as nulls are read.
  typed as materialized (
    select e.*,
      nullif(jsonb_typeof(r -> 'id'), 'null') as t_id,
      nullif(jsonb_typeof(r -> 'startedAt'), 'null') as t_started,
      nullif(jsonb_typeof(r -> 'endedAt'), 'null') as t_ended,
      nullif(jsonb_typeof(r -> 'activeMs'), 'null') as t_active,
      nullif(jsonb_typeof(r -> 'cycles'), 'null') as t_cycles,
      nullif(jsonb_typeof(r -> 'goalMinutes'), 'null') as t_goal,
      nullif(jsonb_typeof(r -> 'goalBonusXP'), 'null') as t_bonus,
      nullif(jsonb_typeof(r -> 'pledgeMultiplier'), 'null') as t_multiplier,
      nullif(jsonb_typeof(r -> 'pledgeHonored'), 'null') as t_honored,
      nullif(jsonb_typeof(r -> 'finalXP'), 'null') as t_final,
      nullif(jsonb_typeof(r -> 'pattern'), 'null') as t_pattern,
      nullif(jsonb_typeof(r -> 'timeZone'), 'null') as t_zone,
      private.whole(r -> 'activeMs') as active,
      private.whole(r -> 'cycles') as cycle_count,
      private.whole(r -> 'goalMinutes') as goal,
      private.whole(r -> 'goalBonusXP') as bonus
    from elements as e
  ),
  formed as materialized (
    select t.*,
      case when not t.is_object then array['not_an_object'] else array_remove(array[
        case when t_id is null then 'missing_field:id' end,
        case when t_started is null then 'missing_field:startedAt' end,
        case when t_ended is null then 'missing_field:endedAt' end,
        case when t_active is null then 'missing_field:activeMs' end,
        case when t_cycles is null then 'missing_field:cycles' end,
        case when t_id <> 'string' then 'wrong_type:id' end,
        case when t_started <> 'string' then 'wrong_type:startedAt' end,
        case when t_ended <> 'string' then 'wrong_type:endedAt' end,
        case when t_active is not null and active is null then 'wrong_type:activeMs' end,
        case when t_cycles is not null and cycle_count is null then 'wrong_type:cycles' end,
        case when t_goal is not null and goal is null then 'wrong_type:goalMinutes' end,
        case when t_bonus is not null and bonus is null then 'wrong_type:goalBonusXP' end,
        case when t_multiplier is not null and not private.is_double(r -> 'pledgeMultiplier') then 'wrong_type:pledgeMultiplier' end,
        case when t_honored <> 'boolean' then 'wrong_type:pledgeHonored' end,
        case when t_final is not null and not private.is_double(r -> 'finalXP') then 'wrong_type:finalXP' end,
        case when t_pattern <> 'string' then 'wrong_type:pattern' end,
        case when t_zone <> 'string' then 'wrong_type:timeZone' end
      ], null) end as form_codes
    from typed as t
  ),
  read as materialized (
    select f.*,
      case when f.t_id = 'string' then left(f.r ->> 'id', 64) end as id_text,
      case when f.form_codes = '{}' then (f.r ->> 'id') ~ '^sess-[0-9]{13}$' end as id_ok,
      case when f.form_codes = '{}' then private.parse_instant(f.r ->> 'startedAt') end as started,
      case when f.form_codes = '{}' then private.parse_instant(f.r ->> 'endedAt') end as ended
    from formed as f
  ),
  identified as materialized (
    select d.*,
      case when d.form_codes <> '{}' then d.form_codes else array_remove(array[
        case when not d.id_ok then 'bad_id' end,
        case when d.started is null then 'bad_timestamp:startedAt' end,
        case when d.ended is null then 'bad_timestamp:endedAt' end
      ], null) end as early_codes
    from read as d
  ),
  judged as materialized (
    select i.*,
      extract(epoch from i.ended - i.started) * 1000 as span_ms,
      case when i.early_codes <> '{}' then i.early_codes else array_remove(array[
        case when abs(substr(i.id_text, 6)::bigint - extract(epoch from i.started) * 1000) > 50 then 'id_start_mismatch' end,
        case when i.ended < i.started then 'ends_before_start' end,
        case when i.active < 0 then 'negative_active_ms' end,
        case when i.cycle_count < 0 then 'negative_cycles' end,
        case when i.ended > p_as_of + interval '5 minutes' then 'ended_in_future' end,
        case when i.bonus <> private.goal_bonus(i.active, i.goal) then 'goal_bonus_mismatch' end,
        case
          when (i.t_honored is not null and (i.r -> 'pledgeHonored') = 'true') <> (i.t_multiplier is not null)
            or ((i.r -> 'pledgeHonored') = 'true' and not private.goal_reached(i.active, i.goal))
          then 'pledge_fields_disagree'
        end
      ], null) end as codes
    from identified as i
  )
  select j.idx, j.id_text,
    nullif(j.codes, '{}'),
    case when j.codes = '{}' then array_remove(array[
      case when j.active > j.span_ms + 50 then 'active_exceeds_span' end,
      case when j.span_ms > 86400000 then 'span_over_24h' end,
      case when j.active > 7200000 then 'implausibly_long' end,
      case when j.ended > p_as_of then 'ended_after_export_within_5_min' end,
      case when j.r ? 'finalXP' and j.t_final is null then 'final_xp_null' end,
      case when j.goal not in (1, 3, 5, 10, 15, 20, 25, 30, 40) then 'unusual_goal' end
    ], null) else '{}' end,
    j.started, j.ended, j.active::integer, j.cycle_count::integer, j.goal::integer, coalesce(j.bonus, 0)::integer,
    case when j.codes = '{}' then (j.r ->> 'pledgeHonored')::boolean end,
    case when length(btrim(j.r ->> 'pattern')) between 1 and 40 then btrim(j.r ->> 'pattern') end,
    case when j.codes = '{}' then left(j.r ->> 'timeZone', 65) end,
    case when j.codes = '{}' then private.content_hash(j.r ->> 'startedAt', j.r ->> 'endedAt', j.active, j.cycle_count) end
  from judged as j;
end;
$$;
comment on function private.check_sessions(jsonb, timestamptz) is
  'Reads a JSON array of session rows: per row its values, or why it is rejected, or what is flagged about it.';
