-- Accounts begin with a pseudonym and defaults, and hold only what makes sense.
begin;
select no_plan();

select tests.make_user('ada');
select ok((select display_name ~ '^[A-Z][a-z]+ [A-Z][a-z]+$' from public.profiles where user_id = tests.user_id('ada')), 'a new account has a pseudonym');
select is((select count(*) from public.preferences where user_id = tests.user_id('ada')), 1::bigint, 'and preferences');
select is((select level from public.user_totals where user_id = tests.user_id('ada')), 1, 'and totals at level 1');

select tests.sign_in('ada');
create function pg_temp.try(p_set text, p_table text default 'profiles') returns text language sql as $$
  select tests.answer(format('update public.%I set %s where user_id = %L', p_table, p_set, auth.uid()));
$$;
select is(pg_temp.try('time_zone = ''europe/paris'''), 'ok', 'a known zone is taken');
select is((select time_zone from public.profiles), 'Europe/Paris', 'and written as the zone database writes it');
select is(pg_temp.try('time_zone = ''Mars/Olympus'''), 'PT400 time_zone_unknown', 'an unknown zone is refused');
select is(pg_temp.try('time_zone = ''Foo/Bar+3'''), 'PT400 time_zone_unknown', 'a POSIX rule is no zone');
select is(pg_temp.try('time_zone = repeat(''x'', 100000)'), 'PT400 time_zone_unknown', 'a long text is no zone');
select is(pg_temp.try('display_name = ''  Still Water  '''), 'ok', 'a name may be chosen');
select is((select display_name from public.profiles), 'Still Water', 'and is trimmed');
select is(pg_temp.try('display_name = '' '''), '23514', 'an empty name is refused');
select is(pg_temp.try('display_name = repeat(''x'', 41)'), '23514', 'a name has at most 40 characters');
select is(pg_temp.try('day_start_hour = 12'), 'ok', 'a day may start at noon');
select is(pg_temp.try('day_start_hour = 13'), '23514', 'but not later');
select is(pg_temp.try('day_start_hour = -1'), '23514', 'nor before midnight');
select is(pg_temp.try('week_start = 2'), '23514', 'weeks start on Monday, Saturday or Sunday');
select is(pg_temp.try('week_start = 6'), 'ok', 'Saturday is one of them');
select is(pg_temp.try('version = 99'), '42501', 'nobody sets a version');
select is(pg_temp.try('created_at = now()'), '42501', 'nor the time of sign-up');
select is(pg_temp.try('daily_goal_minutes = 241', 'preferences'), '23514', 'a daily goal has at most 240 minutes');
select is(pg_temp.try('daily_goal_minutes = 0', 'preferences'), '23514', 'and at least one');
select is(pg_temp.try('theme = ''neon''', 'preferences'), '23514', 'themes are light, dark or system');
select is(pg_temp.try('motion = ''none''', 'preferences'), '23514', 'motion is system, reduced or full');
select is(pg_temp.try('language = ''tlh''', 'preferences'), '23514', 'languages are those that the app speaks, or system');
select is(pg_temp.try('theme = ''dark'', motion = ''reduced'', language = ''es'', show_streak = false, share_live = false', 'preferences'), 'ok', 'what makes sense is taken');
select is((select version from public.preferences), 2::bigint, 'and raises the version by one');

select * from finish();
rollback;
