-- Webhooks: who is told of events, and each event on its way to each of them.

-- Of one council: its case system (scope council) is told of all that happens there, an organisation of what senders
-- are told of the referrals it sent.
create table webhook_subscription (
  council_id text not null,
  id uuid not null,
  scope text not null check (scope in ('council', 'organisation')),
  organisation_id uuid not null,
  -- On whose authority: what they may no longer see is no longer sent.
  account_id uuid not null,
  client_id text not null,
  url text not null,
  -- None: all of them.
  event_types text[] not null,
  state text not null check (state in ('active', 'paused', 'ended')),
  -- Why it ended: its owner deleted it, or its receiver answered 410.
  end_code text check (end_code in ('deleted', 'gone')),
  -- The newest secret, and the one before while it still signs: sealed with a key that is not in the database.
  secret text not null,
  secret_before text,
  secret_before_until timestamptz,
  version integer not null check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- It is told of what happened in this transaction and in later ones.
  since_xid xid8 not null default pg_snapshot_xmin(pg_current_snapshot()),
  primary key (council_id, id),
  check ((state = 'ended') = (end_code is not null)),
  check ((secret_before is null) = (secret_before_until is null))
);
create index webhook_subscription_organisation on webhook_subscription (organisation_id, council_id)
  where scope = 'organisation';

-- One event for one subscription, once: what is sent again is the same message with the same id.
create table webhook_delivery (
  council_id text not null,
  subscription_id uuid not null,
  event_id uuid not null,
  referral_id uuid not null,
  type text not null,
  -- The event's place in the order of events, before its id.
  xid xid8 not null,
  state text not null check (state in ('pending', 'delivered', 'dead', 'cancelled')),
  end_code text check (end_code in ('given_up', 'not_visible', 'subscription_ended')),
  attempts smallint not null check (attempts >= 0),
  next_at timestamptz not null,
  -- Who is sending it now, and until when nobody else does: by the server's clock, which all workers share.
  lease uuid,
  leased_until timestamptz,
  queued_at timestamptz not null,
  ended_at timestamptz,
  -- The last tries: when, how long, and the status or how far it came. No letter of either side.
  log json not null,
  primary key (council_id, subscription_id, event_id),
  foreign key (council_id, subscription_id) references webhook_subscription (council_id, id),
  foreign key (council_id, referral_id, event_id) references referral_event (council_id, referral_id, id),
  check ((state = 'pending') = (ended_at is null)),
  check ((lease is null) = (leased_until is null))
);
-- What is due, and whether something earlier of the same referral is still on its way.
create index webhook_delivery_due on webhook_delivery (council_id, subscription_id, next_at, xid, event_id)
  where state = 'pending';
create index webhook_delivery_order on webhook_delivery (council_id, subscription_id, referral_id, xid, event_id)
  where state = 'pending';
create index webhook_delivery_dead on webhook_delivery (council_id, subscription_id, event_id) where state = 'dead';

alter table webhook_subscription enable row level security;
alter table webhook_subscription force row level security;
create policy wall on webhook_subscription
  using ((scope = 'council' and council_id = any ((select asking_councils())::text[]))
    or (scope = 'organisation' and organisation_id = (select asking_organisation())))
  with check ((scope = 'council' and council_id = any ((select asking_councils())::text[]))
    or (scope = 'organisation' and organisation_id = (select asking_organisation())));
create policy service_sees on webhook_subscription for select using (
  council_id = any ((select asking_councils())::text[]) and (select asking_account()) = service_account());
create policy service_ends on webhook_subscription for update using (
  council_id = any ((select asking_councils())::text[]) and (select asking_account()) = service_account());

-- Queued and sent by the service alone; its owner sees what became of it, and can have it sent again.
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy see on webhook_delivery for select using (exists (select from webhook_subscription s
  where s.council_id = webhook_delivery.council_id and s.id = webhook_delivery.subscription_id));
create policy add on webhook_delivery for insert with check (
  council_id = any ((select asking_councils())::text[]) and (select asking_account()) = service_account());
create policy change on webhook_delivery for update using (exists (select from webhook_subscription s
  where s.council_id = webhook_delivery.council_id and s.id = webhook_delivery.subscription_id));

grant select, insert on webhook_subscription, webhook_delivery to front_door_app;
grant update (url, event_types, state, end_code, secret, secret_before, secret_before_until, version, updated_at)
  on webhook_subscription to front_door_app;
grant update (state, end_code, attempts, next_at, lease, leased_until, ended_at, log) on webhook_delivery to front_door_app;
