-- Goals through time that come from elsewhere.
begin;
select no_plan();

select tests.make_user(n) from unnest(array['ada', 'bob']) as n;
create function tests.goals(p_rows text) returns jsonb language sql immutable as $$
  select jsonb_agg(jsonb_build_object('valid_from', split_part(r, ' ', 1), 'daily_goal_minutes', split_part(r, ' ', 2)::int, 'weekly_goal_minutes', split_part(r, ' ', 3)::int))
  from unnest(string_to_array(p_rows, ', ')) as r;
$$;
create function tests.history() returns text language sql stable as $$
  select string_agg(concat_ws(' ', g.valid_from, g.daily_goal_minutes, g.weekly_goal_minutes), ', ' order by g.valid_from) from public.goal_changes as g;
$$;

grant execute on all functions in schema tests to public;

select tests.sign_in('ada');
select lives_ok($$select public.goal_history_set(tests.goals('0001-01-01 5 35, 2025-01-01 20 100, 2025-03-01 10 70'))$$, 'a history takes the place of the own one');
select is(tests.history(), '0001-01-01 5 35, 2025-01-01 20 100, 2025-03-01 10 70', 'as it was given');
select is((select daily_goal_minutes from public.preferences), 10::smallint, 'the goal of now stays');
select is(tests.answer($$select public.goal_history_set(tests.goals('0001-01-01 5 35'))$$), 'PT409 goals_differ', 'the last is the goal of now');
select is(tests.answer(format('select public.goal_history_set(%L)', g)), 'PT400 goals_invalid', 'refused: ' || why)
from (values
  ('{}', 'no list'), ('[]', 'an empty one'), ('null', 'nothing'), ('[1]', 'no row'), ('[{"valid_from": "0001-01-01"}]', 'no minutes'),
  (tests.goals('2025-01-01 10 70')::text, 'no beginning'),
  (tests.goals('0001-01-01 10 70, 2025-01-01 10 70, 2025-01-01 10 70')::text, 'a day twice'),
  (tests.goals('0001-01-01 10 70, 2025-02-01 10 70, 2025-01-01 10 70')::text, 'out of order'),
  (tests.goals('0001-01-01 10 70, 9999-01-01 10 70')::text, 'days to come'),
  (tests.goals('0001-01-01 10 70, 2025-02-31 10 70')::text, 'a day that is none'),
  (tests.goals('0001-01-01 241 70')::text, 'too much a day'), (tests.goals('0001-01-01 10 0')::text, 'too little a week')
) as x (g, why);
select is(tests.history(), '0001-01-01 5 35, 2025-01-01 20 100, 2025-03-01 10 70', 'and nothing has changed');
update public.preferences set daily_goal_minutes = 12 where user_id = tests.user_id('ada');
select is((select count(*) from public.goal_changes), 1::bigint, 'on the first day a change still holds for all before');

select tests.sign_in('bob');
select is(tests.history(), '0001-01-01 10 70', 'others keep their own');

select * from finish();
rollback;
