-- Breathing patterns that a person made and named. Small rows that follow them to every browser; sessions keep the
-- seconds themselves, so a preset may change or go without touching the past.

create table public.breathe_presets (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  name text not null check (name = btrim(name) and length(name) between 1 and 40),
  pattern text not null check (
    pattern ~ '^(30|[12]?[0-9])-(30|[12]?[0-9])-(30|[12]?[0-9])-(30|[12]?[0-9])$' and pattern ~ '[1-9]'
  ),
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.breathe_presets is 'Breathing patterns of a person''s own, with names; at most 50 each.';
comment on column public.breathe_presets.id is 'The preset; the client may choose it, so that saving twice makes one.';
comment on column public.breathe_presets.user_id is 'Whose it is: always the one who makes it.';
comment on column public.breathe_presets.name is 'What they call it, 1-40 characters.';
comment on column public.breathe_presets.pattern is 'Seconds "in-hold-out-hold", each 0 to 30, not all 0; domain rules §1.8.';
comment on column public.breathe_presets.version is 'Rises with every change.';
comment on column public.breathe_presets.created_at is 'When it was made.';
comment on column public.breathe_presets.updated_at is 'Last change.';
create index breathe_presets_user_id_idx on public.breathe_presets (user_id, created_at);

create trigger breathe_presets_version before update on public.breathe_presets
  for each row execute function private.bump_version_and_time();

-- security definer: the person's row of totals is locked, which they may not write.
create function private.limit_presets() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.lock_person(new.user_id);
  if (select count(*) from public.breathe_presets as p where p.user_id = new.user_id) >= 50
    and not exists (select from public.breathe_presets as p where p.id = new.id)
  then
    raise sqlstate 'PT409' using message = 'There is room for 50 patterns of your own. One may go for a new one.', hint = 'presets_full';
  end if;
  return new;
end;
$$;
comment on function private.limit_presets() is 'Before insert: at most 50 presets a person, counted under the person''s lock.';
create trigger breathe_presets_limit before insert on public.breathe_presets
  for each row execute function private.limit_presets();

create trigger breathe_presets_announce after insert or update on public.breathe_presets
  for each row execute function private.announce_row('preset_changed');

-- security definer: whoever deletes the row may not write messages.
create function private.announce_preset_deleted() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.send(old.user_id, 'preset_deleted', jsonb_build_object('id', old.id));
  return null;
end;
$$;
comment on function private.announce_preset_deleted() is 'After delete: sends the id of the preset.';
create trigger breathe_presets_announce_deleted after delete on public.breathe_presets
  for each row execute function private.announce_preset_deleted();

alter table public.breathe_presets enable row level security;
-- SELECT(breathe_presets): the owner
create policy "presets are read by their owner" on public.breathe_presets
  for select to authenticated using (user_id = (select auth.uid()));
-- INSERT(breathe_presets): for oneself only
create policy "presets are made by their owner" on public.breathe_presets
  for insert to authenticated with check (user_id = (select auth.uid()));
-- UPDATE(breathe_presets): the owner, name and seconds only
create policy "presets are changed by their owner" on public.breathe_presets
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
-- DELETE(breathe_presets): the owner
create policy "presets are removed by their owner" on public.breathe_presets
  for delete to authenticated using (user_id = (select auth.uid()));
grant select, delete, insert (id, name, pattern), update (name, pattern) on public.breathe_presets to authenticated;
