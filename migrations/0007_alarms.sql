-- Alarms about deadlines, raised by the worker; and what else the worker may do when nobody asks.

-- The service itself (src/platform/jobs/service-account.ts). Nobody who calls can have this id.
create function service_account() returns uuid language sql immutable parallel safe
  as $$ select '00000000-0000-7000-8000-5e4511ce0000'::uuid $$;
alter table account add constraint account_is_not_the_service
  check (id <> '00000000-0000-7000-8000-5e4511ce0000');

-- Ids for what one statement writes many of: ordered by time, as those that the service makes (UUID version 7).
create function time_ordered_id() returns uuid language sql volatile
  as $$ select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
    52, 1), 53, 1), 'hex')::uuid $$;

-- One row for each thing that somebody was alarmed about. The key is what makes it once, whoever raises it and
-- however often; the event is written by the same statement. Never updated, never deleted.
create table alarm (
  council_id text not null,
  referral_id uuid not null,
  kind text not null check (kind in ('due_soon', 'overdue', 'emergency_unconfirmed', 'request_unanswered')),
  -- The due date, the instant of the emergency, the request's id: when that changes, it is another alarm.
  about text not null,
  raised_at timestamptz not null,
  primary key (council_id, referral_id, kind, about),
  foreign key (council_id, referral_id) references referral (council_id, id)
);

-- When each council's alarms were last looked at, whether any was raised or not: silence is told from death by it.
create table alarm_run (
  council_id text primary key,
  last_ran_at timestamptz not null,
  raised integer not null
);

-- Seen by the council's staff; written by the service alone.
do $$
declare of_alarms text;
begin
  foreach of_alarms in array array['alarm', 'alarm_run'] loop
    execute format('alter table %I enable row level security', of_alarms);
    execute format('alter table %I force row level security', of_alarms);
    execute format($policy$
      create policy see on %1$I for select using (council_id = any ((select asking_councils())::text[]))
    $policy$, of_alarms);
    execute format($policy$
      create policy add on %1$I for insert with check (council_id = any ((select asking_councils())::text[])
        and (select asking_account()) = service_account())
    $policy$, of_alarms);
    execute format('grant select, insert on %I to front_door_app', of_alarms);
  end loop;
end $$;
create policy change on alarm_run for update
  using (council_id = any ((select asking_councils())::text[]) and (select asking_account()) = service_account())
  with check (council_id = any ((select asking_councils())::text[]) and (select asking_account()) = service_account());
grant update (last_ran_at, raised) on alarm_run to front_door_app;

-- What the alarms look at every minute is small however much lies behind it.
create index information_request_open on information_request (council_id, answer_by) where state = 'open';

-- Drafts that have expired are deleted by the service, and by the server's own day: a worker whose clock is wrong
-- deletes none that is still good.
create policy expired_seen on draft for select using ((select asking_account()) = service_account()
  and council_id = any ((select asking_councils())::text[]) and expires_on < (now() at time zone 'Europe/London')::date);
create policy expired_gone on draft for delete using ((select asking_account()) = service_account()
  and council_id = any ((select asking_councils())::text[]) and expires_on < (now() at time zone 'Europe/London')::date);
