-- What the Open Referral UK feed is filtered by, written with each published record and taken away with it: the
-- records themselves are read from published_record alone.

create table feed_service (
  council_id text not null,
  record_id uuid not null,
  -- The organisation that it names, whether that is published or not.
  organisation uuid,
  minimum_age smallint,
  maximum_age smallint,
  terms uuid[] not null,
  -- One entry for each of its hours, wherever they are given: days, opens, closes.
  hours jsonb not null,
  words tsvector not null,
  primary key (council_id, record_id),
  foreign key (council_id, record_id) references published_record (council_id, id)
);
create index feed_service_terms on feed_service using gin (terms);
create index feed_service_words on feed_service using gin (words);
create index feed_service_organisation on feed_service (organisation);

-- Places that are published, each with what may be known of where it is.
create table feed_place (
  council_id text not null,
  record_id uuid not null,
  id uuid not null,
  latitude double precision,
  longitude double precision,
  postcode text,
  primary key (council_id, id),
  foreign key (council_id, record_id) references feed_service (council_id, record_id) on delete cascade
);
create index feed_place_record on feed_place (record_id, id);
create index feed_place_postcode on feed_place (postcode);

-- Public, as what they are taken from.
alter table feed_service enable row level security;
alter table feed_service force row level security;
create policy everybody_reads on feed_service for select using (true);
create policy council_adds on feed_service for insert with check (
  council_id = any ((select asking_councils())::text[]));
create policy council_takes_away on feed_service for delete using (
  council_id = any ((select asking_councils())::text[]));

alter table feed_place enable row level security;
alter table feed_place force row level security;
create policy everybody_reads on feed_place for select using (true);
create policy council_adds on feed_place for insert with check (
  council_id = any ((select asking_councils())::text[]));
create policy council_takes_away on feed_place for delete using (
  council_id = any ((select asking_councils())::text[]));

grant select, insert, delete on feed_service, feed_place to front_door_app;
