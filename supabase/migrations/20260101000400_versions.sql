-- Rows that clients cache carry a version that rises with every change, so that a late event never overwrites a newer row.

create function private.bump_version() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.version := old.version + 1;
  return new;
end;
$$;
comment on function private.bump_version() is 'Before update: version rises by one, whatever the caller sent.';

create function private.bump_version_and_time() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end;
$$;
comment on function private.bump_version_and_time() is 'Before update: version rises by one and updated_at becomes now.';
