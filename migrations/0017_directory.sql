-- The directory: records that providers and the council write, every version of them, and what of them is published.

-- The organisation for which a provider asks: their own records, and no referral's rows.
create function asking_provider() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('front_door.provider', true), '')::uuid $$;

create table directory_record (
  council_id text not null,
  id uuid not null,
  kind text not null check (kind in ('organisation', 'service')),
  -- Whose it is: the organisation of the provider's account, or the council's own.
  organisation_id uuid not null references organisation (id),
  -- What the public has of it, and what is being worked on beside that.
  publication text not null check (publication in ('never', 'live', 'hidden', 'archived')),
  change text not null check (change in ('none', 'draft', 'in_review', 'returned')),
  freshness text not null check (freshness in ('fresh', 'reminded', 'flagged')),
  name text not null,
  newest_number integer not null check (newest_number > 0),
  published_number integer check (published_number between 1 and newest_number),
  version integer not null check (version > 0),
  assured_on date,
  review_due_on date,
  -- Since when the council has been asked to look at a change: the queue's order.
  waiting_since timestamptz,
  -- Where it was imported from, and its id there: the same again changes this record and makes no other.
  source text,
  source_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (council_id, id),
  unique (council_id, id, organisation_id),
  unique (council_id, source, source_id),
  check ((source is null) = (source_id is null)),
  check ((publication = 'never') = (published_number is null)),
  check ((publication = 'never') = (assured_on is null)),
  check ((publication = 'never') = (review_due_on is null)),
  check ((change = 'in_review') = (waiting_since is not null))
);
create index directory_record_owner on directory_record (organisation_id, council_id, id);
create index directory_record_waiting on directory_record (council_id, waiting_since, id) where change = 'in_review';
create index directory_record_review_due on directory_record (council_id, review_due_on) where publication = 'live';

-- Append-only: every version that was saved, letter for letter.
create table directory_version (
  council_id text not null,
  record_id uuid not null,
  number integer not null check (number > 0),
  document json not null,
  -- The published version that it began from.
  based_on integer,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (council_id, record_id, number),
  foreign key (council_id, record_id) references directory_record (council_id, id)
);

-- Append-only: what happened to a record, who did it and why.
create table directory_event (
  council_id text not null,
  record_id uuid not null,
  id uuid not null default time_ordered_id(),
  type text not null check (type ~ '^[a-z_]+\.[a-z_]+$'),
  at timestamptz not null,
  account_id uuid not null,
  -- For whom they did it: an account of the council's may be a provider's too.
  actor text not null check (actor in ('provider', 'council', 'service')),
  -- The version it was about.
  number integer not null,
  reason text,
  primary key (council_id, record_id, id),
  foreign key (council_id, record_id) references directory_record (council_id, id)
);

-- Organisations that may change a record besides its owner. Who owns it stands beside, and follows: the wall of a
-- right cannot look at its record, whose own wall looks at rights.
create table directory_right (
  council_id text not null,
  record_id uuid not null,
  owner_id uuid not null,
  organisation_id uuid not null references organisation (id),
  granted_by uuid not null,
  granted_at timestamptz not null,
  primary key (council_id, record_id, organisation_id),
  foreign key (council_id, record_id, owner_id)
    references directory_record (council_id, id, organisation_id) on update cascade
);
create index directory_right_organisation on directory_right (organisation_id, council_id, record_id);

-- All that the public reads: masked when it was written, so that what may not leave is not here. What was withdrawn
-- stays as a row without a document, so that those who follow the feed are told.
create table published_record (
  council_id text not null,
  id uuid not null,
  kind text not null check (kind in ('organisation', 'service')),
  document json,
  -- Rises strictly over all rows (written under one lock): who asks for what changed after it misses nothing.
  modified_at timestamptz not null,
  first_published_at timestamptz not null,
  primary key (council_id, id)
);
create index published_record_id on published_record (id);
create index published_record_modified on published_record (modified_at);
create index published_record_organisation on published_record ((document ->> 'organisation')) where kind = 'service';
create index published_record_standing on published_record (kind, id) where document is not null;

alter table directory_record enable row level security;
alter table directory_record force row level security;
create policy see on directory_record for select using (
  council_id = any ((select asking_councils())::text[])
  or organisation_id = (select asking_provider())
  or exists (select from directory_right r where r.council_id = directory_record.council_id
    and r.record_id = directory_record.id and r.organisation_id = (select asking_provider())));
create policy add on directory_record for insert with check (
  council_id = any ((select asking_councils())::text[]) or organisation_id = (select asking_provider()));
create policy change on directory_record for update using (
  council_id = any ((select asking_councils())::text[])
  or organisation_id = (select asking_provider())
  or exists (select from directory_right r where r.council_id = directory_record.council_id
    and r.record_id = directory_record.id and r.organisation_id = (select asking_provider())));

-- The walls of directory_record count here too: nothing is there of a record that is not.
alter table directory_version enable row level security;
alter table directory_version force row level security;
create policy see on directory_version for select using (exists (select from directory_record r
  where r.council_id = directory_version.council_id and r.id = directory_version.record_id));
create policy add on directory_version for insert with check (saved_by = (select asking_account())
  and exists (select from directory_record r
    where r.council_id = directory_version.council_id and r.id = directory_version.record_id));

alter table directory_event enable row level security;
alter table directory_event force row level security;
create policy see on directory_event for select using (exists (select from directory_record r
  where r.council_id = directory_event.council_id and r.id = directory_event.record_id));
create policy add on directory_event for insert with check (account_id = (select asking_account())
  and exists (select from directory_record r
    where r.council_id = directory_event.council_id and r.id = directory_event.record_id));

alter table directory_right enable row level security;
alter table directory_right force row level security;
create policy see on directory_right for select using (
  council_id = any ((select asking_councils())::text[])
  or organisation_id = (select asking_provider()) or owner_id = (select asking_provider()));
create policy add on directory_right for insert with check (granted_by = (select asking_account())
  and (council_id = any ((select asking_councils())::text[]) or owner_id = (select asking_provider())));
create policy take_away on directory_right for delete using (
  council_id = any ((select asking_councils())::text[])
  or organisation_id = (select asking_provider()) or owner_id = (select asking_provider()));

-- What a policy cannot compare: a provider neither publishes nor gives a record away, whatever the service believes.
create function directory_record_stays() returns trigger language plpgsql as $$
begin
  if asking_provider() is not null and old.council_id <> all (asking_councils()) and (
    new.organisation_id <> old.organisation_id
    or new.published_number is distinct from old.published_number
    or (new.publication <> old.publication and (old.publication = 'never' or new.publication = 'never')))
  then
    raise insufficient_privilege using message = 'A record is published and handed over by the council.';
  end if;
  return new;
end $$;
create trigger directory_record_stays before update on directory_record
  for each row execute function directory_record_stays();

-- Public by its nature; written by the council's own people (and its service) alone.
alter table published_record enable row level security;
alter table published_record force row level security;
create policy everybody_reads on published_record for select using (true);
create policy council_adds on published_record for insert with check (
  council_id = any ((select asking_councils())::text[]));
create policy council_changes on published_record for update using (
  council_id = any ((select asking_councils())::text[]));

grant select, insert on directory_record, directory_version, directory_event, directory_right, published_record
  to front_door_app;
grant update (publication, change, freshness, name, newest_number, published_number, version, assured_on,
  review_due_on, waiting_since, updated_at, organisation_id) on directory_record to front_door_app;
grant delete on directory_right to front_door_app;
grant update (document, modified_at) on published_record to front_door_app;

-- Documents by lz4 where the server has it.
do $$
begin
  if (select 'lz4' = any (enumvals) from pg_settings where name = 'default_toast_compression') then
    alter table directory_version alter column document set compression lz4;
    alter table published_record alter column document set compression lz4;
  end if;
end $$;
