-- What was kept for a while only goes when its time is over.

create function private.prune() returns void
language plpgsql volatile set search_path = ''
as $$
begin
  update public.session_tombstones as t set facts = null
    where t.facts is not null and t.deleted_at < now() - interval '1 hour';
  -- A device that was allowed yet never fetched its token is no device.
  delete from public.devices as d using private.device_authorizations as a
    where a.device_id = d.id and a.status = 'approved' and a.expires_at < now() - interval '1 hour'
      and d.first_data_at is null
      and not exists (select from private.device_tokens as t where t.device_id = d.id);
  delete from private.device_authorizations as a where a.expires_at < now() - interval '1 hour';
  delete from private.import_payloads as p where p.created_at < now() - interval '30 days';
  update public.imports as i set status = 'failed', finished_at = now()
    where i.status = 'running' and i.created_at < now() - interval '1 day';
  delete from private.rate_limits as r where r.free_at < now() - interval '1 hour';
  perform private.refresh_time_zones();
end;
$$;
comment on function private.prune() is
  'Empties undo facts after one hour, expired pairings, raw imports after 30 days and old limits; marks abandoned imports failed.';

do $$
begin
  if exists (select from pg_catalog.pg_available_extensions where name = 'pg_cron') then
    create extension if not exists pg_cron with schema pg_catalog;
  end if;
  if to_regprocedure('cron.schedule(text,text,text)') is not null then
    perform cron.schedule('breath-master-prune', '*/15 * * * *', 'select private.prune()');
  end if;
end;
$$;
