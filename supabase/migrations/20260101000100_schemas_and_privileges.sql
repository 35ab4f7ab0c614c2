-- Nothing is reachable unless a later migration grants it: hosted projects hand every new table and function in
-- public to the API roles, so that default is withdrawn before the first object exists.

create schema private;
comment on schema private is 'Helpers and secrets. Never exposed by the API; no role but the owner may use it.';
revoke all on schema private from public;

alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;
-- Execute for public is a global default, so it can only be withdrawn globally.
alter default privileges revoke execute on functions from public;
