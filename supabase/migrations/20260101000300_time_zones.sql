-- A plain list of the zone names that this server knows. Asking pg_timezone_names reads hundreds of files, and a
-- cast with an unknown zone raises: a list lets a whole batch be checked by one join.

create table private.time_zones (
  key text primary key,
  name text not null
);
comment on table private.time_zones is 'IANA zone names; refreshed by private.prune().';
comment on column private.time_zones.key is 'The name in lower case: zones are matched without regard to case.';
comment on column private.time_zones.name is 'The name as written in the time zone database.';
alter table private.time_zones enable row level security;

create function private.refresh_time_zones() returns void
language sql volatile set search_path = ''
as $$
  insert into private.time_zones (key, name)
  select distinct on (lower(z.name)) lower(z.name), z.name
  from pg_catalog.pg_timezone_names as z
  where z.name !~ '^(posix|right)/' and z.name not in ('localtime', 'posixrules', 'Factory')
  order by lower(z.name), z.name
  on conflict (key) do update set name = excluded.name where time_zones.name <> excluded.name;
$$;
comment on function private.refresh_time_zones() is 'Adds the zone names that the server''s time zone database knows.';

select private.refresh_time_zones();

create function private.zone_name(p_zone text) returns text
language sql stable set search_path = ''
as $$ select z.name from private.time_zones as z where length(p_zone) <= 64 and z.key = lower(p_zone); $$;
comment on function private.zone_name(text) is 'The canonical name of an IANA zone, or null when it is unknown.';
