-- Who is asking: set with set_config(…, true) at the start of each transaction, gone at its end.
create function asking_account() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('front_door.account', true), '')::uuid $$;
create function asking_organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('front_door.organisation', true), '')::uuid $$;
create function asking_councils() returns text[] language sql stable parallel safe
  as $$ select string_to_array(coalesce(current_setting('front_door.councils', true), ''), ',') $$;

-- Append-only, ids only. No foreign keys: an audit event outlives what it speaks of.
create table audit_event (
  id uuid primary key,
  occurred_at timestamptz not null,
  council_id text,
  account_id uuid not null,
  client_id text not null,
  operation text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  refusal text,
  subject_kind text,
  subject_id uuid,
  request_id uuid not null
);

alter table audit_event enable row level security;
alter table audit_event force row level security;
-- Written whoever asks (a refused look at another council's row too); read by an operation of its own, later.
create policy append on audit_event for insert with check (true);
grant insert on audit_event to front_door_app;

-- The first answer to each Idempotency-Key, for the caller who chose it and nobody else.
create table idempotency_record (
  account_id uuid not null,
  key_hash text not null,
  operation text not null,
  fingerprint text not null,
  status smallint not null,
  headers text not null,
  body text,
  resource_id uuid,
  created_at timestamptz not null,
  primary key (account_id, key_hash)
);

alter table idempotency_record enable row level security;
alter table idempotency_record force row level security;
create policy own on idempotency_record
  using (account_id = asking_account())
  with check (account_id = asking_account());
grant select, insert on idempotency_record to front_door_app;
create index idempotency_record_created on idempotency_record (created_at);
