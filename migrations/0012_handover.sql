-- The hand-over: what the council's case system is told of a referral, and the order in which events are read.

-- An event's place in the feed is its transaction, and then its id: ids are drawn before their transaction commits, so
-- that by them alone a reader would pass over one that commits late. Whoever reads in order stops before the oldest
-- transaction that is still running (xid < pg_snapshot_xmin(pg_current_snapshot())): nothing can come in before it.
alter table referral_event
  add column xid xid8 not null default pg_current_xact_id(),
  -- What besides the referral it is about: an initial contact, a disclosure.
  add column about uuid;
drop index referral_event_order;
create index referral_event_order on referral_event (council_id, xid, id);
-- The transaction is the database's to say.
revoke insert on referral_event from front_door_app;
grant insert (council_id, referral_id, id, type, occurred_at, account_id, actor, audience, from_status, to_status,
  reason, about) on referral_event to front_door_app;

-- One row for each time the case system has to hear of a referral: when it is received, and whenever what it was told
-- changes. What it says is read from what is never updated, when it is read.
create table initial_contact (
  council_id text not null,
  id uuid not null,
  referral_id uuid not null,
  revision integer not null,
  kind text not null check (kind in ('initial', 'change')),
  -- The type of the event that it came of.
  cause text not null,
  created_at timestamptz not null,
  -- The contact before it, which it corrects.
  corrects uuid,
  state text not null default 'pending' check (state in ('pending', 'acknowledged')),
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  -- The case system's own id of it.
  case_system_id text,
  xid xid8 not null default pg_current_xact_id(),
  primary key (council_id, id),
  foreign key (council_id, referral_id) references referral (council_id, id),
  foreign key (council_id, corrects) references initial_contact (council_id, id),
  check ((kind = 'initial') = (corrects is null)),
  check ((state = 'acknowledged') = (acknowledged_at is not null and acknowledged_by is not null and case_system_id is not null))
);
create index initial_contact_order on initial_contact (council_id, xid, id);
create index initial_contact_referral on initial_contact (council_id, referral_id, xid, id);
create index initial_contact_pending on initial_contact (council_id, created_at) where state = 'pending';

-- Seen and acknowledged by the council's own; made with the deed it came of, a sender's too.
alter table initial_contact enable row level security;
alter table initial_contact force row level security;
create policy see on initial_contact for select using (council_id = any ((select asking_councils())::text[]));
create policy add on initial_contact for insert with check (council_id = any ((select asking_councils())::text[]));
create policy change on initial_contact for update using (council_id = any ((select asking_councils())::text[]));
grant select on initial_contact to front_door_app;
grant insert (council_id, id, referral_id, revision, kind, cause, created_at, corrects) on initial_contact to front_door_app;
grant update (state, acknowledged_at, acknowledged_by, case_system_id) on initial_contact to front_door_app;

-- An initial contact that nobody acknowledges is alarmed about.
alter table alarm drop constraint alarm_kind_check;
alter table alarm add constraint alarm_kind_check check (kind in ('due_soon', 'overdue', 'emergency_unconfirmed',
  'request_unanswered', 'contact_unacknowledged'));

-- How far the service itself has read a council's events, in order.
create table event_watermark (
  council_id text primary key,
  xid xid8 not null,
  event_id uuid not null,
  moved_at timestamptz not null
);
alter table event_watermark enable row level security;
alter table event_watermark force row level security;
create policy wall on event_watermark
  using (council_id = any ((select asking_councils())::text[]) and (select asking_account()) = service_account())
  with check (council_id = any ((select asking_councils())::text[]) and (select asking_account()) = service_account());
grant select, insert, update on event_watermark to front_door_app;
