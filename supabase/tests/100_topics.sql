-- Topics: the owner listens, nobody speaks.
begin;
select no_plan();

select tests.make_user(n) from unnest(array['ada', 'bob', 'guest']) as n;
select tests.make_device('ada', 'laptop');
create function pg_temp.hears(p_topic text) returns bigint language plpgsql as $$
declare
  v_count bigint;
begin
  perform set_config('realtime.topic', p_topic, true);
  select count(*) into v_count from realtime.messages as m where m.topic = p_topic;
  return v_count;
end;
$$;
grant execute on function pg_temp.hears(text) to public;

select tests.sign_in('ada');
select is(pg_temp.hears('user:' || tests.user_id('ada')), 1::bigint, 'a person hears their own topic');
select is(tests.reach(format('insert into realtime.messages (topic, extension, event, payload, private) values (%L, ''broadcast'', ''x'', ''{}'', true)', 'user:' || tests.user_id('ada'))),
  '42501', 'and speaks on none');
select tests.sign_in('bob');
select is(pg_temp.hears('user:' || tests.user_id('ada')), 0::bigint, 'a stranger hears nothing');
select is(tests.reach(format('insert into realtime.messages (topic, extension, event, payload, private) values (%L, ''broadcast'', ''x'', ''{}'', true)', 'user:' || tests.user_id('ada'))),
  '42501', 'and speaks on none');
select tests.sign_in('guest', true);
select is(pg_temp.hears('user:' || tests.user_id('ada')), 0::bigint, 'nor does a guest');
select tests.act_as('anon');
select is(pg_temp.hears('user:' || tests.user_id('ada')), 0::bigint, 'nor does anon');
select is(pg_temp.hears('user:'), 0::bigint, 'on no topic at all');

select * from finish();
rollback;
