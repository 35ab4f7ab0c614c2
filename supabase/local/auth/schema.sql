-- What the embedded auth keeps beyond the base auth tables. Applied on every start, so each statement can run again.

-- Codes and links sent by e-mail. One of a kind for each user; a new one replaces the old.
create table if not exists auth.one_time_tokens (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  token_type text not null check (token_type in (
    'confirmation_token', 'recovery_token', 'email_change_token_new', 'email_change_token_current'
  )),
  token_digest text not null unique,
  relates_to text not null,
  flow_id uuid references auth.flow_state (id) on delete cascade,
  attempts smallint not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  unique (user_id, token_type)
);
comment on table auth.one_time_tokens is 'Codes and links sent by e-mail; used once, then deleted.';
comment on column auth.one_time_tokens.token_digest is 'sha256 of the token that stands in the link; neither link nor code is stored.';
comment on column auth.one_time_tokens.attempts is 'Wrong codes tried for this address; too many throw the code away.';

-- How a session was signed in, for the amr claim.
create table if not exists auth.mfa_amr_claims (
  session_id uuid not null references auth.sessions (id) on delete cascade,
  authentication_method text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (session_id, authentication_method)
);
comment on table auth.mfa_amr_claims is 'How a session was signed in (amr claim).';

-- Refresh tokens are looked up by digest; two requests must never write the same successor.
create unique index if not exists refresh_tokens_token_unique on auth.refresh_tokens (token);
