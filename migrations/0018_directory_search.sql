-- Finding services: what the public's search reads, made from what is published and from nothing else.

-- Trusted since PostgreSQL 13: whoever owns the database may have it.
create extension if not exists pg_trgm;

-- Row 0 of a service is the whole of it. Where it is given at one place, row 0 has that place's point too; where at
-- several, row 0 has none and each place has a row of its own, 1, 2 …, with what is there.
create table service_search (
  council_id text not null,
  id uuid not null,
  place smallint not null check (place between 0 and 50),
  -- Its only place, if any: nothing nearer of the same service has to be looked for.
  alone boolean not null,
  -- The record of the organisation that gives it: its name is among the words.
  organisation_id uuid,
  -- Folded, for the order of names and for words that are misspelt.
  name_key text collate "C" not null,
  -- In years, both included; an open end is 0 or 999.
  age_from smallint not null,
  age_to smallint not null,
  -- Everything that is asked for by a code, as `kind:code`; categories with all above them.
  tags text[] not null,
  -- Metres on a plane that keeps distances within the United Kingdom (geography/plane.ts).
  at point,
  -- The squares of several sizes that the point is in: unlike a point's index, a list's has statistics.
  cells integer[] not null,
  -- The hours in which it may be open (opening/slots.ts), and the schedules that decide.
  slots integer[] not null,
  hours json not null,
  words tsvector not null,
  -- Of the name alone, and of name, summary and categories: small ones, for ranking.
  name_words tsvector not null,
  rank_words tsvector not null,
  -- What a result shows of it.
  card json not null,
  primary key (council_id, id, place)
);
-- What conditions are held against stays in the row where there is room; what only a page shows goes out of it first.
alter table service_search alter column words set storage main, alter column tags set storage main,
  alter column rank_words set storage main, alter column name_words set storage main, alter column cells set storage main;
create index service_search_name on service_search (name_key, id) where place = 0;
create index service_search_asked on service_search using gin (tags, cells, slots, words);
create index service_search_name_words on service_search using gin (name_words);
create index service_search_spelling on service_search using gin (name_key gin_trgm_ops) where place = 0;
create index service_search_at on service_search using gist (at);
create index service_search_organisation on service_search (organisation_id) where place = 0;

-- Public by its nature, as published_record is. A condition beside `true` would keep the indexes from being used.
alter table service_search enable row level security;
alter table service_search force row level security;
create policy everybody_reads on service_search for select using (true);
create policy council_adds on service_search for insert with check (
  council_id = any ((select asking_councils())::text[]));
create policy council_takes_away on service_search for delete using (
  council_id = any ((select asking_councils())::text[]));

-- Where postcodes and their districts (`W2`) are, in WGS 84. Loaded by `npm run postcodes`; of nobody.
create table postcode_point (
  -- Without its space, in capitals.
  code text collate "C" primary key check (code ~ '^[A-Z0-9]{2,7}$'),
  latitude double precision not null check (latitude between 49 and 61),
  longitude double precision not null check (longitude between -9 and 2.5)
);

grant select, insert, delete on service_search to front_door_app;
grant select on postcode_point to front_door_app;
