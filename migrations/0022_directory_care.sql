-- What is looked at again and again in a directory: how good each record is, and how long what people sent is kept.

-- How good each record is, for the editors' list of what there is to do. Counted by the service (the rules are in
-- src/directory/quality), in the transaction that changes the record, and by the worker when a day has made it another.
-- One row of each record for itself, and one for each thing it lacks: what is found by a lack is a walk along the index.
create table directory_quality (
  council_id text not null,
  record_id uuid not null,
  -- Empty: the record itself.
  lack text not null check (lack ~ '^[a-z_]{0,40}$'),
  kind text not null check (kind in ('organisation', 'service')),
  score integer not null check (score between 0 and 100),
  -- The last day on which this holds, if nobody changes the record; null where no day makes it another.
  holds_until date,
  primary key (council_id, record_id, lack),
  foreign key (council_id, record_id) references directory_record (council_id, id)
);
create index directory_quality_worst on directory_quality (council_id, kind, lack, score, record_id);
create index directory_quality_over on directory_quality (council_id, holds_until) where lack = '';

-- The council first: its editors' list does not ask of each row whose record it is. Whoever changes a record counts it.
alter table directory_quality enable row level security;
alter table directory_quality force row level security;
create policy wall on directory_quality
  using (council_id = any ((select asking_councils())::text[]) or exists (select from directory_record r
    where r.council_id = directory_quality.council_id and r.id = directory_quality.record_id))
  with check (council_id = any ((select asking_councils())::text[]) or exists (select from directory_record r
    where r.council_id = directory_quality.council_id and r.id = directory_quality.record_id));
grant select, insert, delete on directory_quality to front_door_app;

-- What was sent is deleted when its time is over; what the council published of it is the council's own and stays.
alter table directory_feedback_answer drop constraint directory_feedback_answer_council_id_feedback_id_fkey;
create index directory_feedback_settled on directory_feedback (council_id, settled_at) where settled_at is not null;

-- By the service alone, only what was settled, and by the server's own clock nothing of the last thirty days: a worker
-- whose clock is wrong deletes none that is new.
create policy service_deletes on directory_feedback for delete using (
  (select asking_account()) = service_account() and council_id = any ((select asking_councils())::text[])
  and state <> 'received' and settled_at < now() - interval '30 days');
create policy service_deletes on directory_feedback_key for delete using (
  (select asking_account()) = service_account() and council_id = any ((select asking_councils())::text[]));
grant delete on directory_feedback, directory_feedback_key to front_door_app;
