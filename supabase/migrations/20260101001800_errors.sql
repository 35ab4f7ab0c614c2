-- An exception rolls back everything, attempt counters included. Where a failed attempt must be remembered, the
-- function returns the error as its body and sets the status that PostgREST answers with.

create function private.refuse(p_status integer, p_code text, p_hint text, p_message text) returns jsonb
language plpgsql volatile set search_path = ''
as $$
begin
  perform set_config('response.status', p_status::text, true);
  return jsonb_build_object('code', p_code, 'message', p_message, 'hint', p_hint, 'details', null);
end;
$$;
comment on function private.refuse(integer, text, text, text) is
  'An error answer that commits: body as PostgREST writes errors, HTTP status by response.status.';

create function private.require_user() returns uuid
language plpgsql stable set search_path = ''
as $$
declare
  v_user uuid := auth.uid();
begin
  -- A session can outlive its account by the life of its token.
  if v_user is null or not exists (select from public.profiles as p where p.user_id = v_user) then
    raise sqlstate 'PT401' using message = 'Please sign in first.', hint = 'not_signed_in';
  end if;
  return v_user;
end;
$$;
comment on function private.require_user() is 'The signed-in person, or PT401.';
