-- People, organisations, client systems and their roles. Read on every request, written by an operator
-- (npm run accounts) or by the demonstration, never by the service itself.

create table organisation (
  id uuid primary key,
  name text not null,
  kind text not null,
  verified_on date,
  created_at timestamptz not null default now()
);

create table client_system (
  issuer text not null,
  client_id text not null,
  name text not null,
  organisation_id uuid references organisation (id),
  disabled_at timestamptz,
  primary key (issuer, client_id)
);

create table account (
  id uuid primary key,
  issuer text not null,
  subject text not null,
  kind text not null check (kind in ('person', 'system')),
  name text not null,
  organisation_id uuid not null references organisation (id),
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  unique (issuer, subject)
);

-- council_id is empty where the role is held for the account's organisation, not for a council.
create table membership (
  account_id uuid not null references account (id),
  role text not null check (role in (
    'referrer', 'organisation_lead', 'screening_officer', 'decision_maker', 'early_help_manager',
    'early_help_officer', 'directory_provider', 'directory_editor', 'analyst', 'information_governance',
    'case_system')),
  council_id text,
  unique nulls not distinct (account_id, role, council_id)
);

grant select on organisation, client_system, account, membership to front_door_app;
