-- What the directory holds besides records: taxonomies that councils import, what marks two records as perhaps one,
-- pages for professionals and families, and what people say of it all.

-- Public by its nature, as what is published is: written by the council's own people alone.
create table directory_taxonomy (
  council_id text not null,
  id text not null check (id ~ '^[a-z][a-z0-9-]{1,59}$'),
  name text not null,
  version text not null,
  -- Whose it is and on what terms, for credit.
  source text not null,
  licence text not null,
  uri text,
  imported_by uuid not null,
  imported_at timestamptz not null,
  primary key (council_id, id)
);

-- A term that is no longer in the published list stays, deprecated: records have it.
create table directory_term (
  council_id text not null,
  taxonomy_id text not null,
  code text not null,
  name text not null,
  description text,
  parent text,
  uri text,
  deprecated boolean not null,
  primary key (council_id, taxonomy_id, code),
  foreign key (council_id, taxonomy_id) references directory_taxonomy (council_id, id),
  foreign key (council_id, taxonomy_id, parent) references directory_term (council_id, taxonomy_id, code)
    deferrable initially deferred,
  check (parent <> code)
);

-- What the newest version of a record has in common with another that may be the same: compared by its own council.
create table directory_mark (
  council_id text not null,
  record_id uuid not null,
  rule text not null check (rule in ('name_and_postcode', 'ofsted_urn', 'charity_number', 'company_number')),
  value text not null,
  primary key (council_id, record_id, rule, value),
  foreign key (council_id, record_id) references directory_record (council_id, id)
);
create index directory_mark_value on directory_mark (council_id, rule, value);

-- Training, resources and news: the council's own, and no provider's.
create table directory_page (
  council_id text not null,
  id uuid not null,
  kind text not null check (kind in ('training', 'resource', 'news')),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  audiences text[] not null check (cardinality(audiences) > 0),
  document json not null,
  -- When its last session begins: training that is over is not shown unless asked for.
  last_session_at timestamptz,
  version integer not null check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (council_id, id)
);
create index directory_page_shown on directory_page (council_id, kind, id) where state = 'published';

-- Append-only: every version, with who wrote it.
create table directory_page_version (
  council_id text not null,
  page_id uuid not null,
  number integer not null check (number > 0),
  state text not null,
  document json not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (council_id, page_id, number),
  foreign key (council_id, page_id) references directory_page (council_id, id)
);

-- What people wrote, as they wrote it: read by the council's editors and never published.
create table directory_feedback (
  council_id text not null,
  id uuid not null,
  about text not null check (about in ('local_offer', 'service', 'site')),
  record_id uuid,
  text text not null,
  state text not null check (state in ('received', 'published', 'not_published')),
  not_published_because text,
  version integer not null check (version > 0),
  received_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  primary key (council_id, id),
  check ((about = 'service') = (record_id is not null)),
  check ((state = 'received') = (settled_at is null)),
  check ((state = 'not_published') = (not_published_because is not null))
);
create index directory_feedback_waiting on directory_feedback (council_id, id) where state = 'received';

-- Where an answer may be sent; deleted when there is one.
create table directory_feedback_email (
  council_id text not null,
  feedback_id uuid not null,
  email text not null,
  primary key (council_id, feedback_id),
  foreign key (council_id, feedback_id) references directory_feedback (council_id, id)
);

-- The keys under which people sent it, so that what is sent again is kept once. Hashes of random texts: of nobody.
create table directory_feedback_key (
  council_id text not null,
  key_hash text not null,
  fingerprint text not null,
  feedback_id uuid not null,
  received_at timestamptz not null,
  primary key (council_id, key_hash)
);

-- What is published of it, in the council's words: SEND Regulations 2014, regulation 56.
create table directory_feedback_answer (
  council_id text not null,
  feedback_id uuid not null,
  about text not null,
  record_id uuid,
  comment text not null,
  response text not null,
  action text,
  received_on date not null,
  answered_at timestamptz not null,
  primary key (council_id, feedback_id),
  foreign key (council_id, feedback_id) references directory_feedback (council_id, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['directory_taxonomy', 'directory_term', 'directory_mark', 'directory_page',
    'directory_page_version', 'directory_feedback', 'directory_feedback_email', 'directory_feedback_key',
    'directory_feedback_answer']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  -- Read by everybody, written by the council.
  foreach name in array array['directory_taxonomy', 'directory_term', 'directory_feedback_answer'] loop
    execute format('create policy everybody_reads on %I for select using (true)', name);
    execute format('create policy council_adds on %I for insert with check (
      council_id = any ((select asking_councils())::text[]))', name);
    execute format('create policy council_changes on %I for update using (
      council_id = any ((select asking_councils())::text[]))', name);
  end loop;
end $$;

-- Whoever sees the record writes what marks it; whoever sees the council's records compares them.
create policy wall on directory_mark
  using (exists (select from directory_record r
    where r.council_id = directory_mark.council_id and r.id = directory_mark.record_id))
  with check (exists (select from directory_record r
    where r.council_id = directory_mark.council_id and r.id = directory_mark.record_id));

create policy everybody_reads_published on directory_page for select using (
  state = 'published' or council_id = any ((select asking_councils())::text[]));
create policy council_adds on directory_page for insert with check (
  council_id = any ((select asking_councils())::text[]));
create policy council_changes on directory_page for update using (
  council_id = any ((select asking_councils())::text[]));
create policy wall on directory_page_version
  using (council_id = any ((select asking_councils())::text[]))
  with check (council_id = any ((select asking_councils())::text[]));

-- Anybody may write, as new; only the council reads and settles.
create policy anybody_gives on directory_feedback for insert with check (state = 'received');
create policy council_reads on directory_feedback for select using (
  council_id = any ((select asking_councils())::text[]));
create policy council_settles on directory_feedback for update using (
  council_id = any ((select asking_councils())::text[]));
create policy anybody_gives on directory_feedback_email for insert with check (email <> '');
create policy council_reads on directory_feedback_email for select using (
  council_id = any ((select asking_councils())::text[]));
create policy council_deletes on directory_feedback_email for delete using (
  council_id = any ((select asking_councils())::text[]));
create policy everybody_asks on directory_feedback_key for select using (true);
create policy anybody_gives on directory_feedback_key for insert with check (key_hash <> '');

grant select, insert on directory_taxonomy, directory_term, directory_mark, directory_page, directory_page_version,
  directory_feedback, directory_feedback_email, directory_feedback_key, directory_feedback_answer to front_door_app;
grant update (name, version, source, licence, uri, imported_by, imported_at) on directory_taxonomy to front_door_app;
grant update (name, description, parent, uri, deprecated) on directory_term to front_door_app;
grant delete on directory_mark, directory_feedback_email to front_door_app;
grant update (state, audiences, document, last_session_at, version, updated_at) on directory_page to front_door_app;
grant update (state, not_published_because, version, settled_at, settled_by) on directory_feedback to front_door_app;

-- The coverage of the Local Offer reads these few of all that is published.
create index published_record_local_offer on published_record (council_id, id)
  where document is not null and kind = 'service' and (document -> 'localOffer') is not null;
