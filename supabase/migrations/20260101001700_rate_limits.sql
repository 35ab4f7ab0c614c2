-- Limits by the generic cell rate algorithm: one row per key and one statement per request, no windows to sweep.

create unlogged table private.rate_limits (
  key text primary key,
  free_at timestamptz not null
);
comment on table private.rate_limits is 'One row per limited key. Unlogged: losing it only forgives.';
comment on column private.rate_limits.key is 'What is limited, for whom.';
comment on column private.rate_limits.free_at is 'When the key would have its whole allowance again (theoretical arrival time).';
create index rate_limits_free_at_idx on private.rate_limits (free_at);
alter table private.rate_limits enable row level security;

create function private.limit_rate(p_key text, p_allowed integer, p_period interval) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_now timestamptz := clock_timestamp();
  v_free_at timestamptz;
  v_wait integer;
begin
  insert into private.rate_limits as r (key, free_at) values (p_key, v_now + p_period / p_allowed)
  on conflict (key) do update set free_at = greatest(r.free_at, v_now) + p_period / p_allowed
    where greatest(r.free_at, v_now) + p_period / p_allowed <= v_now + p_period
  returning r.free_at into v_free_at;
  if v_free_at is null then
    select greatest(1, ceil(extract(epoch from r.free_at + p_period / p_allowed - p_period - v_now)))::integer
      into v_wait from private.rate_limits as r where r.key = p_key;
    raise sqlstate 'PT429' using
      message = 'A little fast. There is room again in ' || v_wait || ' s.',
      detail = v_wait::text,
      hint = 'rate_limited';
  end if;
end;
$$;
comment on function private.limit_rate(text, integer, interval) is
  'Spends one of the allowed requests per period, or raises PT429 with the seconds to wait as detail.';
