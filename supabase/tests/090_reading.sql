-- Dashboard and charts.
begin;
select no_plan();

select tests.make_user('ada');
select tests.make_device('ada', 'laptop');
select private.ingest_sessions(d.user_id, d.id, 1, 'UTC', true, now(), (
    select jsonb_agg(tests.session(date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' - make_interval(days => n, mins => 30), 5, 1)) from generate_series(0, 299) as n))
  from public.devices as d;
select tests.sign_in('ada');
select is((select array_agg(k order by k) from json_object_keys(public.dashboard()) as k), '{days,devices,goals,now,preferences,profile,recent,totals}', 'a dashboard has its parts');
select is(json_array_length(public.dashboard() -> 'days'), 251, 'days of 36 weeks: today, still without practice, and 251 before');
select is(json_array_length(public.dashboard() -> 'recent'), 8, 'eight sessions');
select ok((public.dashboard() #>> '{recent,0,ended_at}') > (public.dashboard() #>> '{recent,1,ended_at}'), 'newest first');
select is(public.dashboard() #>> '{days,0,user_id}', null, 'without repeating whose they are');
select is(json_array_length(public.analytics_days('1900-01-01', '2200-01-01')), 300, 'charts have no row limit');
select is(public.analytics_days('2200-01-01', '1900-01-01')::text, '[]', 'a range that ends before it begins is empty');
select is((select (d -> 'active_ms_by_hour' ->> 23)::int from json_array_elements(public.analytics_days('1900-01-01', '2200-01-01')) as d limit 1), 300000, 'practice stands at the hour of its start');

select tests.act_as('authenticated');
select is(tests.answer('select public.dashboard()'), 'PT401 not_signed_in', 'a token without a person has no dashboard');

select * from finish();
rollback;
