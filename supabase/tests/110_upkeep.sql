-- Limits and what is thrown away.
begin;
select no_plan();

create function pg_temp.spend(p_key text, p_times integer) returns bigint language sql as $$
  select count(*) filter (where tests.answer(format('select private.limit_rate(%L, 5, interval ''1 hour'')', p_key)) = 'ok') from generate_series(1, p_times);
$$;
select is(pg_temp.spend('a', 9), 5::bigint, 'a limit lets as many through as it says');
select is(pg_temp.spend('b', 2), 2::bigint, 'each key for itself');
update private.rate_limits set free_at = free_at - interval '12 minutes' where key = 'a';
select is(pg_temp.spend('a', 9), 1::bigint, 'and gives room again bit by bit');
create function pg_temp.wait(p_key text) returns text language plpgsql as $$
declare
  v_detail text;
begin
  perform private.limit_rate(p_key, 5, interval '1 hour');
  return null;
exception when sqlstate 'PT429' then
  get stacked diagnostics v_detail = pg_exception_detail;
  return v_detail;
end;
$$;
select ok(pg_temp.wait('a')::integer between 700 and 720, 'it says how many seconds to wait');

update private.rate_limits set free_at = now() - interval '2 hours' where key = 'a';
insert into private.device_authorizations (device_code_hash, user_code_hash, client_name, device_name, kind, requested_consent, interval_s, expires_at)
  values (repeat('1', 64), repeat('2', 64), 'x', 'x', 'vscode', 'totals', 5, now() - interval '61 minutes'),
    (repeat('3', 64), repeat('4', 64), 'x', 'x', 'vscode', 'totals', 5, now() + interval '1 minute');
select tests.make_user('ada');
insert into public.devices (user_id, kind, name) values (tests.user_id('ada'), 'vscode', 'never fetched'), (tests.user_id('ada'), 'web', 'Web app');
update private.device_authorizations set status = 'approved', device_id = (select id from public.devices where name = 'never fetched') where expires_at < now();
delete from private.time_zones where key = 'europe/paris';
select private.prune();
select is((select array_agg(key order by key) from private.rate_limits), '{b}', 'old limits are forgotten');
select is((select count(*) from private.device_authorizations), 1::bigint, 'expired pairings are gone');
select is((select array_agg(name order by name) from public.devices), '{"Web app"}', 'with the device whose token nobody fetched');
select is(private.zone_name('EUROPE/PARIS'), 'Europe/Paris', 'new zones of the server are learnt');
select is((select count(*) from cron.job where command = 'select private.prune()'), 1::bigint, 'and all of it is done by the clock');

select * from finish();
rollback;
