-- Providers register themselves, ask for the right to edit, and are written to.

-- Requests from an address, counted: a hash under the service's key, until its window is over.
create unlogged table request_count (
  hash text primary key,
  count integer not null,
  until timestamptz not null
);
create index request_count_until on request_count (until);
grant select, insert, delete on request_count to front_door_app;
grant update (count, until) on request_count to front_door_app;

-- What the service may add to the accounts: a new provider's organisation, its first person, and the one role, all in
-- one transaction or not at all (`now()` is when that began, and nobody but the database says when a row was made). To
-- what was there before it adds nothing. The owner, who registers everybody else, is not held by these walls.
alter table organisation enable row level security;
create policy everybody_reads on organisation for select using (true);
create policy providers_begin on organisation for insert with check (kind = 'provider' and verified_on is null);
grant insert (id, name, kind) on organisation to front_door_app;

alter table account enable row level security;
create policy everybody_reads on account for select using (true);
create policy providers_begin on account for insert with check (kind = 'person' and disabled_at is null
  and exists (select from organisation o
    where o.id = account.organisation_id and o.kind = 'provider' and o.created_at = now()));
grant insert (id, issuer, subject, kind, name, organisation_id) on account to front_door_app;

alter table membership enable row level security;
create policy everybody_reads on membership for select using (true);
create policy providers_begin on membership for insert with check (
  role = 'directory_provider' and council_id is null and team_id is null
  and exists (select from account a join organisation o on o.id = a.organisation_id
    where a.id = membership.account_id and a.created_at = now() and o.created_at = now() and o.kind = 'provider'));
grant insert (account_id, role) on membership to front_door_app;

-- The hash of the code with which somebody confirms, or of the address from which somebody registers.
create function asking_registration() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('front_door.registration', true), '') $$;

-- Somebody who wants to be a provider and has not confirmed it, or has a little while ago: then nothing personal is left.
create table provider_registration (
  council_id text not null,
  id uuid not null,
  email_hash text not null,
  code_hash text not null,
  email text,
  contact_name text,
  organisation_name text,
  organisation_kind text not null,
  registered_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by uuid references account (id),
  primary key (council_id, id),
  check ((confirmed_at is null) = (confirmed_by is null)),
  check ((confirmed_at is null) = (email is not null and contact_name is not null and organisation_name is not null))
);
create index provider_registration_email on provider_registration (email_hash);
create index provider_registration_code on provider_registration (code_hash);
create index provider_registration_expires on provider_registration (council_id, expires_at);

alter table provider_registration enable row level security;
alter table provider_registration force row level security;
create policy council on provider_registration
  using (council_id = any ((select asking_councils())::text[]))
  with check (council_id = any ((select asking_councils())::text[]));
create policy registers on provider_registration for insert
  with check (email_hash = (select asking_registration()) and confirmed_at is null);
create policy counts on provider_registration for select using (email_hash = (select asking_registration()));
create policy has_code on provider_registration for select using (code_hash = (select asking_registration()));
create policy confirms on provider_registration for update
  using (code_hash = (select asking_registration()))
  with check (code_hash = (select asking_registration()) and confirmed_by = (select asking_account()));
grant select, insert, delete on provider_registration to front_door_app;
grant update (email, contact_name, organisation_name, confirmed_at, confirmed_by) on provider_registration
  to front_door_app;

-- Whom to write to at a provider's.
create table provider (
  organisation_id uuid primary key references organisation (id),
  kind text not null,
  contact_name text not null,
  email text not null,
  -- The council where they registered; they may have records at others.
  registered_with text not null,
  registered_at timestamptz not null
);

-- Asked by an organisation for a record of another's.
create table rights_request (
  council_id text not null,
  id uuid not null,
  record_id uuid not null,
  organisation_id uuid not null references organisation (id),
  asked_by uuid not null,
  asked_at timestamptz not null,
  reasons text not null,
  state text not null check (state in ('open', 'granted', 'refused')),
  decided_at timestamptz,
  decided_by uuid,
  decision_reasons text,
  primary key (council_id, id),
  foreign key (council_id, record_id) references directory_record (council_id, id),
  check ((state = 'open') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((decided_at is null) = (decision_reasons is null))
);
create unique index rights_request_open on rights_request (council_id, record_id, organisation_id) where state = 'open';
create index rights_request_organisation on rights_request (organisation_id, council_id, id);

alter table rights_request enable row level security;
alter table rights_request force row level security;
-- Those who asked, the record's owner (who may change it as somebody else's guest decides on nobody), and the council.
create policy see on rights_request for select using (
  council_id = any ((select asking_councils())::text[]) or organisation_id = (select asking_provider())
  or exists (select from directory_record r where r.council_id = rights_request.council_id
    and r.id = rights_request.record_id and r.organisation_id = (select asking_provider())));
create policy ask on rights_request for insert with check (
  organisation_id = (select asking_provider()) and asked_by = (select asking_account()) and state = 'open'
  and exists (select from published_record p where p.council_id = rights_request.council_id
    and p.id = rights_request.record_id and p.document is not null));
create policy decide on rights_request for update using (
  council_id = any ((select asking_councils())::text[])
  or exists (select from directory_record r where r.council_id = rights_request.council_id
    and r.id = rights_request.record_id and r.organisation_id = (select asking_provider())))
  with check (decided_by = (select asking_account()));
grant select, insert on rights_request to front_door_app;
grant update (state, decided_at, decided_by, decision_reasons) on rights_request to front_door_app;

alter table provider enable row level security;
alter table provider force row level security;
create policy see on provider for select using (organisation_id = (select asking_provider())
  or registered_with = any ((select asking_councils())::text[])
  or exists (select from directory_record r where r.organisation_id = provider.organisation_id
    and r.council_id = any ((select asking_councils())::text[]))
  or exists (select from directory_right h where h.organisation_id = provider.organisation_id
    and h.council_id = any ((select asking_councils())::text[]))
  or exists (select from rights_request q where q.organisation_id = provider.organisation_id
    and q.council_id = any ((select asking_councils())::text[])));
create policy begin on provider for insert with check (exists (select from organisation o
  where o.id = provider.organisation_id and o.kind = 'provider' and o.created_at = now()));
grant select, insert on provider to front_door_app;

-- Mails that are to be sent: to whom and about what, in ids alone. They are put into words when they are sent.
create table outgoing_mail (
  council_id text not null,
  id uuid not null default time_ordered_id(),
  kind text not null check (kind in ('provider_confirmation', 'rights_requested', 'rights_granted', 'rights_refused',
    'rights_revoked', 'record_reminded', 'record_flagged', 'record_hidden')),
  -- The registration, the request for a right, or the record.
  about uuid not null,
  -- To whom, where it does not follow from that.
  organisation_id uuid,
  state text not null default 'pending' check (state in ('pending', 'sent', 'dead', 'cancelled')),
  attempts integer not null default 0,
  failure text check (failure ~ '^[a-z_0-9]{1,40}$'),
  next_at timestamptz not null,
  lease uuid,
  leased_until timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (council_id, id),
  check ((state = 'pending') = (ended_at is null))
);
create index outgoing_mail_due on outgoing_mail (council_id, next_at) where state = 'pending';

alter table outgoing_mail enable row level security;
alter table outgoing_mail force row level security;
create policy council on outgoing_mail
  using (council_id = any ((select asking_councils())::text[]))
  with check (council_id = any ((select asking_councils())::text[]));
create policy to_those_who_register on outgoing_mail for insert with check (
  kind = 'provider_confirmation' and organisation_id is null
  and exists (select from provider_registration r
    where r.council_id = outgoing_mail.council_id and r.id = outgoing_mail.about));
create policy about_a_request on outgoing_mail for insert with check (
  kind in ('rights_requested', 'rights_granted', 'rights_refused') and organisation_id is null
  and exists (select from rights_request q
    where q.council_id = outgoing_mail.council_id and q.id = outgoing_mail.about));
create policy to_who_had_a_right on outgoing_mail for insert with check (
  kind = 'rights_revoked'
  and exists (select from directory_record r
    where r.council_id = outgoing_mail.council_id and r.id = outgoing_mail.about
      and r.organisation_id = (select asking_provider())));
grant select, insert, delete on outgoing_mail to front_door_app;
grant update (state, attempts, failure, next_at, lease, leased_until, ended_at) on outgoing_mail to front_door_app;
