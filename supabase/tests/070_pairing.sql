-- Pairing by RFC 8628: short-lived, single use, limited.
begin;
select no_plan();

select tests.make_user(n) from unnest(array['ada', 'bob', 'eve']) as n;
create function pg_temp.start(p_code text, p_address text default 'home', p_more jsonb default '{}') returns text language sql as $$
  select tests.answer(format('select public.api_device_authorization(%L)', jsonb_build_object(
    'client_name', 'Breath Master Sync', 'device_name', 'Laptop', 'kind', 'vscode', 'requested_consent', 'sessions', 'ttl_s', 600, 'interval_s', 5,
    'address_hash', p_address, 'device_code_hash', encode(sha256(convert_to('device ' || p_code, 'UTF8')), 'hex'),
    'user_code_hash', encode(sha256(convert_to(p_code, 'UTF8')), 'hex')) || p_more));
$$;
create function pg_temp.poll(p_code text) returns text language sql as $$
  select concat_ws(' ', t ->> 'status', t ->> 'interval_s', t ->> 'consent', t ->> 'device_name')
  from public.api_device_token(encode(sha256(convert_to('device ' || p_code, 'UTF8')), 'hex'), encode(sha256(convert_to('token ' || p_code, 'UTF8')), 'hex')) as t;
$$;
grant execute on function pg_temp.start(text, text, jsonb), pg_temp.poll(text) to public;

select tests.act_as('service_role');
select is(pg_temp.start('BM-AAAAAA-111111'), 'ok', 'a pairing starts');
select is(pg_temp.start('BM-AAAAAA-111111'), 'PT409 pairing_code_taken', 'a code is given out once');
select is(pg_temp.start('BM-BBBBBB-222222', 'home', m), 'PT400 pairing_request_invalid', 'not with ' || m::text)
  from unnest(array['{"kind": "toaster"}', '{"requested_consent": "all"}', '{"device_code_hash": "short"}', '{"user_code_hash": null}']::jsonb[]) as m;
select is(pg_temp.poll('BM-AAAAAA-111111'), 'pending 5', 'it is pending');
select is(pg_temp.poll('BM-AAAAAA-111111'), 'slow_down 10', 'polling at once is too fast: five seconds more');
select is(pg_temp.poll('BM-AAAAAA-111111'), 'slow_down 15', 'and five more');
select is(pg_temp.poll('unheard-of'), 'expired', 'an unknown device code has expired');

select tests.sign_in('ada');
select is(public.device_authorization_lookup(code) - 'expires_at',
  '{"client_name": "Breath Master Sync", "device_name": "Laptop", "kind": "vscode", "requested_consent": "sessions", "status": "pending"}',
  'the code is read as typed: ' || code)
from unnest(array['BM-AAAAAA-111111', 'bm-aaaaaa-111111', ' aaaaaa iiilll ', 'BMAAAAAA111111']) as code;
select is(public.device_authorization_lookup('BM-AAAAAA-111112') ->> 'hint', 'pairing_code_unknown', 'an unknown code is unknown');
select is(current_setting('response.status', true), '404', 'with status 404');
select is(public.device_authorization_lookup(repeat('A', 1000000)) ->> 'code', 'PT404', 'as is a long text');
select is(tests.answer('select public.device_authorization_decide(''BM-AAAAAA-111111'', true, ''everything'')'), 'PT400 consent_invalid', 'consent is totals or sessions');
select is(public.device_authorization_decide('BM-AAAAAA-111111', true, 'totals', '  Studio  ') ->> 'status', 'approved', 'its owner allows it');
select is((select (kind, name, consent)::text from public.devices), '(vscode,Studio,totals)', 'with less than asked for, under a name of their own');
select is(tests.answer('select public.device_authorization_decide(''BM-AAAAAA-111111'', false)'), 'PT409 pairing_code_used', 'once');
select tests.sign_in('bob');
select is(public.device_authorization_lookup('BM-AAAAAA-111111') ->> 'hint', 'pairing_code_unknown', 'to others the code is unknown from then on');
select is(public.device_authorization_decide('BM-AAAAAA-111111', false) ->> 'hint', 'pairing_code_unknown', 'and they decide nothing');

select tests.act_as('service_role');
select is(pg_temp.poll('BM-AAAAAA-111111'), 'approved totals Studio', 'the device fetches its token');
select is(pg_temp.poll('BM-AAAAAA-111111'), 'expired', 'once');
select is(public.api_me(encode(sha256('token BM-AAAAAA-111111'), 'hex')) #>> '{device,name}', 'Studio', 'and may use it');

select is(pg_temp.start('BM-CCCCCC-333333', 'home', '{"requested_consent": "totals"}'), 'ok', 'another asks for totals');
select tests.sign_in('bob');
select is(tests.answer('select public.device_authorization_decide(''BM-CCCCCC-333333'', true, ''sessions'')'), 'PT400 consent_invalid', 'it receives no more than that');
select is(public.device_authorization_decide('BM-CCCCCC-333333', false) ->> 'status', 'denied', 'and may be refused');
select tests.act_as('service_role');
select is(pg_temp.poll('BM-CCCCCC-333333'), 'denied', 'which the device is told');

select is(pg_temp.start('BM-DDDDDD-444444', 'home', '{"ttl_s": 86400}'), 'ok', 'a pairing that wants a day');
select tests.act_as_owner();
select is((select max(expires_at) - now() from private.device_authorizations), interval '10 minutes', 'gets ten minutes');
update private.device_authorizations set expires_at = now() - interval '1 second' where status = 'pending';
select tests.sign_in('bob');
select is(public.device_authorization_lookup('BM-DDDDDD-444444') ->> 'hint', 'pairing_code_expired', 'after that the code has run out');
select is(public.device_authorization_decide('BM-DDDDDD-444444', true) ->> 'hint', 'pairing_code_expired', 'and opens nothing');
select tests.act_as('service_role');
select is(pg_temp.poll('BM-DDDDDD-444444'), 'expired', 'nor does the device code');

-- A device revoked between approval and fetch gets nothing.
select is(pg_temp.start('BM-EEEEEE-555555'), 'ok', 'one more');
select tests.sign_in('ada');
select is(public.device_authorization_decide('BM-EEEEEE-555555', true, null, 'Gone') ->> 'status', 'approved', 'allowed');
select public.device_revoke(id) from public.devices where name = 'Gone';
select tests.act_as('service_role');
select is(pg_temp.poll('BM-EEEEEE-555555'), 'denied', 'and disconnected before it fetched its token');

-- Limits: misses count, too.
select tests.sign_in('eve');
select is((select string_agg(x, ',' order by n) from (select n, coalesce(public.device_authorization_lookup('BM-ZZZZZZ-' || n) ->> 'hint', '?') as x from generate_series(100000, 100009) as n) as g),
  rtrim(repeat('pairing_code_unknown,', 10), ','), 'ten guesses a minute');
select is(tests.answer('select public.device_authorization_lookup(''BM-ZZZZZZ-999999'')'), 'PT429 rate_limited', 'the eleventh waits');
select is(tests.answer('select public.device_authorization_decide(''BM-ZZZZZZ-999999'', true)'), 'PT429 rate_limited', 'by the other door as well');
select tests.act_as('service_role');
select is((select array_agg(pg_temp.start('BM-FFFFFF-' || n, 'cafe') order by n) from generate_series(100000, 100010) as n)::text[],
  array_fill('ok'::text, array[10]) || 'PT429 rate_limited'::text, 'an address starts ten pairings a minute');
select is(pg_temp.start('BM-FFFFFF-200000', 'library'), 'ok', 'another address is not held up');

select * from finish();
rollback;
