-- A subscription is told of nothing before its owner has shown that its address is theirs: one signed message brings a
-- code there, and whoever reads it sends it back. What happens meanwhile is queued. Subscriptions made before stay as
-- they are.
alter table webhook_subscription drop constraint webhook_subscription_state_check;
alter table webhook_subscription add constraint webhook_subscription_state_check
  check (state in ('unverified', 'active', 'paused', 'ended'));

alter table webhook_subscription
  -- The message's id, the same at every try.
  add column proof_id uuid,
  -- The code, sealed like the secrets.
  add column proof_code text,
  -- Until when the code is good, and how often somebody has tried one against it.
  add column proof_until timestamptz,
  add column proof_tries smallint not null default 0 check (proof_tries between 0 and 5),
  -- The message on its way: none where it has arrived, was given up or is no longer wanted.
  add column proof_next_at timestamptz,
  add column proof_attempts smallint not null default 0 check (proof_attempts >= 0),
  add column proof_lease uuid,
  add column proof_leased_until timestamptz,
  -- As in webhook_delivery.
  add column proof_log json not null default '[]',
  add check ((proof_id is null) = (proof_code is null) and (proof_id is null) = (proof_until is null)),
  add check (proof_id is null or state = 'unverified'),
  add check (proof_next_at is null or proof_id is not null),
  add check ((proof_lease is null) = (proof_leased_until is null));

grant update (proof_id, proof_code, proof_until, proof_tries, proof_next_at, proof_attempts, proof_lease,
  proof_leased_until, proof_log) on webhook_subscription to front_door_app;
