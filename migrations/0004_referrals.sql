-- Referrals and all that hangs on them. The council leads every key; row-level security is the second wall.

create table referral (
  council_id text not null,
  id uuid not null,
  reference text not null,
  status text not null check (status in ('emergency_stopped', 'referred_back', 'redirected', 'received', 'withdrawn')),
  service text not null check (service in ('early_help', 'social_care')),
  result text not null check (result in ('emergency', 'social_care', 'eligible', 'undetermined', 'not_eligible')),
  -- 0: an emergency whose telephone call nobody has confirmed; 1: a safety question is unanswered; 2: the rest.
  attention smallint not null check (attention between 0 and 2),
  -- Safeguarding reasons are recorded: the sender can no longer withdraw it.
  safeguarding boolean not null,
  -- Referred back for want of consent: its content is not shown to the council (N16), whatever becomes of it.
  withheld boolean not null,
  revision integer not null check (revision > 0),
  version integer not null check (version > 0),
  account_id uuid not null,
  organisation_id uuid not null,
  client_id text not null,
  case_reference text,
  based_on uuid,
  submitted_at timestamptz not null,
  received_at timestamptz,
  due_on date,
  emergency_confirmed_at timestamptz,
  emergency_confirmed_by uuid,
  primary key (council_id, id),
  unique (council_id, reference),
  foreign key (council_id, based_on) references referral (council_id, id)
);
create unique index referral_case_reference on referral (council_id, organisation_id, client_id, case_reference)
  where case_reference is not null;
-- Ids are time-ordered, so "newest first" is the id's own order.
create index referral_council on referral (council_id, attention, id desc);
create index referral_council_status on referral (council_id, status, attention, id desc);
create index referral_account on referral (account_id, id desc);
create index referral_organisation on referral (organisation_id, id desc);

-- The form letter for letter as it was sent, and the receipt as it was given. Never updated.
create table referral_revision (
  council_id text not null,
  referral_id uuid not null,
  revision integer not null,
  form json not null,
  form_sha256 text not null,
  receipt json not null,
  account_id uuid not null,
  submitted_at timestamptz not null,
  primary key (council_id, referral_id, revision),
  foreign key (council_id, referral_id) references referral (council_id, id)
);

create table referral_child (
  council_id text not null,
  referral_id uuid not null,
  revision integer not null,
  position smallint not null,
  child_key text not null,
  result text not null,
  primary key (council_id, referral_id, revision, position),
  foreign key (council_id, referral_id) references referral (council_id, id)
);

-- Digests of what tells a child again: NHS number, UPN, name with date of birth and postcode, normalised.
create table child_match (
  council_id text not null,
  digest text not null,
  referral_id uuid not null,
  kind text not null check (kind in ('nhs_number', 'upn', 'name_birth_postcode')),
  primary key (council_id, digest, referral_id),
  foreign key (council_id, referral_id) references referral (council_id, id)
);

-- A likely re-referral, for triage. The sender never sees it.
create table referral_link (
  council_id text not null,
  referral_id uuid not null,
  earlier_id uuid not null,
  kind text not null,
  primary key (council_id, referral_id, earlier_id, kind),
  foreign key (council_id, referral_id) references referral (council_id, id),
  foreign key (council_id, earlier_id) references referral (council_id, id)
);
create index referral_link_earlier on referral_link (council_id, earlier_id);

-- Append-only: the state at an instant is the latest event then.
create table consent_event (
  council_id text not null,
  referral_id uuid not null,
  revision integer not null,
  position smallint not null,
  kind text not null check (kind in ('record', 'override')),
  state text,
  subjects text[] not null,
  effective_at timestamptz,
  recorded_at timestamptz not null,
  account_id uuid not null,
  event json not null,
  primary key (council_id, referral_id, revision, position),
  foreign key (council_id, referral_id) references referral (council_id, id)
);

create table evaluation (
  council_id text not null,
  referral_id uuid not null,
  id uuid not null,
  revision integer not null,
  rule_set_id text not null,
  rule_set_version text not null,
  rule_set_hash text not null,
  result text not null,
  evaluated_on date not null,
  evaluated_at timestamptz not null,
  account_id uuid not null,
  reason text not null,
  document json not null,
  primary key (council_id, referral_id, id),
  foreign key (council_id, referral_id) references referral (council_id, id)
);

-- An addition after submission; the original stays as it was.
create table referral_amendment (
  council_id text not null,
  referral_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  written_at timestamptz not null,
  amendment json not null,
  primary key (council_id, referral_id, id),
  foreign key (council_id, referral_id) references referral (council_id, id)
);

-- What happened to a referral: its history, and what the worker will tell those concerned. Ids and codes only.
create table referral_event (
  council_id text not null,
  referral_id uuid not null,
  id uuid not null,
  type text not null,
  occurred_at timestamptz not null,
  account_id uuid not null,
  actor text not null check (actor in ('sender', 'council', 'service')),
  audience text not null check (audience in ('everyone', 'council')),
  from_status text,
  to_status text not null,
  reason text,
  primary key (council_id, referral_id, id),
  foreign key (council_id, referral_id) references referral (council_id, id)
);
create index referral_event_order on referral_event (council_id, id);

create table draft (
  council_id text not null,
  id uuid not null,
  account_id uuid not null,
  organisation_id uuid not null,
  version integer not null check (version > 0),
  form json not null,
  based_on uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_on date not null,
  primary key (council_id, id),
  foreign key (council_id, based_on) references referral (council_id, id)
);
create index draft_account on draft (account_id, id desc);
create index draft_organisation on draft (organisation_id, id desc);
create index draft_expiry on draft (expires_on);

-- The walls. A referral is seen by its council, by who sent it, and by the lead of the organisation it came from.
alter table referral enable row level security;
alter table referral force row level security;
create policy wall on referral
  using (council_id = any ((select asking_councils())::text[])
    or account_id = asking_account() or organisation_id = asking_organisation())
  with check (council_id = any ((select asking_councils())::text[])
    or account_id = asking_account() or organisation_id = asking_organisation());

-- Its content: the same, but what is withheld is not shown to the council.
do $$
declare content text;
begin
  foreach content in array array['referral_revision', 'referral_child', 'consent_event', 'evaluation', 'referral_amendment'] loop
    execute format('alter table %I enable row level security', content);
    execute format('alter table %I force row level security', content);
    execute format($policy$
      create policy see on %1$I for select using (exists (
        select from referral r where r.council_id = %1$I.council_id and r.id = %1$I.referral_id
          and (not r.withheld or r.account_id = asking_account() or r.organisation_id = asking_organisation())))
    $policy$, content);
    execute format($policy$
      create policy add on %1$I for insert with check (council_id = any ((select asking_councils())::text[])
        or exists (select from referral r where r.council_id = %1$I.council_id and r.id = %1$I.referral_id))
    $policy$, content);
    execute format('grant select, insert on %I to front_door_app', content);
  end loop;
end $$;

alter table referral_event enable row level security;
alter table referral_event force row level security;
create policy see on referral_event for select using (
  council_id = any ((select asking_councils())::text[])
  or (audience = 'everyone' and exists (select from referral r
    where r.council_id = referral_event.council_id and r.id = referral_event.referral_id)));
create policy add on referral_event for insert with check (council_id = any ((select asking_councils())::text[])
  or exists (select from referral r where r.council_id = referral_event.council_id and r.id = referral_event.referral_id));

-- For triage only: whether a child was referred before is never told to a sender.
alter table child_match enable row level security;
alter table child_match force row level security;
-- "is true" keeps the councils out of the index search: looked up by council and digest, they would be searched
-- for once more, at a cost that had every submission planned anew.
create policy wall on child_match
  using ((council_id = any ((select asking_councils())::text[])) is true)
  with check (council_id = any ((select asking_councils())::text[]));
alter table referral_link enable row level security;
alter table referral_link force row level security;
create policy wall on referral_link
  using (council_id = any ((select asking_councils())::text[]))
  with check (council_id = any ((select asking_councils())::text[]));

-- A draft is its author's, and the lead's of the author's organisation; no council sees it.
alter table draft enable row level security;
alter table draft force row level security;
create policy own on draft
  using (account_id = asking_account() or organisation_id = asking_organisation())
  with check (account_id = asking_account() or organisation_id = asking_organisation());

grant select, insert on referral, referral_event, child_match, referral_link to front_door_app;
grant update (status, attention, result, safeguarding, withheld, service, revision, version, submitted_at, received_at, due_on,
  emergency_confirmed_at, emergency_confirmed_by) on referral to front_door_app;
grant select, insert, update, delete on draft to front_door_app;

-- Documents by lz4 where the server has it: half the time of PostgreSQL's own compression, for about the same room.
do $$
declare document record;
begin
  if (select 'lz4' = any (enumvals) from pg_settings where name = 'default_toast_compression') then
    for document in
      select attrelid::regclass as of_table, attname as name from pg_attribute
      where atttypid = 'json'::regtype and attnum > 0 and not attisdropped
        and attrelid in (select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace)
    loop
      execute format('alter table %s alter column %I set compression lz4', document.of_table, document.name);
    end loop;
  end if;
end $$;
