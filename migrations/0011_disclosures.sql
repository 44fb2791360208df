-- Disclosures: what was shared with whom, on whose word, and what they may read of it while that word holds.

-- Accounts that receive what is disclosed to them. One of an internal team's has the team.
alter table membership drop constraint membership_role_check;
alter table membership add column team_id text;
alter table membership add constraint membership_role_check check (role in (
  'referrer', 'organisation_lead', 'screening_officer', 'decision_maker', 'early_help_manager', 'early_help_officer',
  'directory_provider', 'directory_editor', 'analyst', 'information_governance', 'case_system', 'recipient'));
alter table membership add constraint membership_team_check
  check (team_id is null or (role = 'recipient' and council_id is not null));
alter table membership drop constraint membership_account_id_role_council_id_key;
alter table membership add constraint membership_key unique nulls not distinct (account_id, role, council_id, team_id);

-- The caller's teams, as council/team; and when it is asked, by the service's own clock.
create function asking_teams() returns text[] language sql stable parallel safe
  as $$ select string_to_array(coalesce(current_setting('front_door.teams', true), ''), ',') $$;
create function asking_instant() returns timestamptz language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('front_door.now', true), '')::timestamptz, now()) $$;
create function asking_day() returns date language sql stable parallel safe
  as $$ select (asking_instant() at time zone 'Europe/London')::date $$;

-- Every time somebody of the council asked whether something may be shared, and every disclosure that was denied.
-- Nothing of the referral's content, and nobody's words.
create table sharing_question (
  council_id text not null,
  referral_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('assessed', 'denied')),
  asked_at timestamptz not null,
  asked_by uuid not null,
  asked_role text not null,
  recipient_kind text not null check (recipient_kind in ('internal_team', 'named_professional', 'external')),
  categories text[] not null,
  answer text not null check (answer in ('allow', 'deny', 'refer_back')),
  policy_row smallint not null check (policy_row between 1 and 18),
  primary key (council_id, referral_id, id),
  foreign key (council_id, referral_id) references referral (council_id, id)
);

-- One recipient, one purpose. What it said stays as it was; that it ended stands beside it.
create table disclosure (
  council_id text not null,
  referral_id uuid not null,
  id uuid not null,
  revision integer not null,
  state text not null check (state in ('in_force', 'revoked', 'stopped')),
  -- The recipient as the policy is asked about it, also when it is asked again.
  recipient_kind text not null check (recipient_kind in ('internal_team', 'named_professional', 'external')),
  recipient json not null,
  subjects text[] not null check (cardinality(subjects) > 0),
  categories text[] not null check (cardinality(categories) > 0),
  purpose text not null,
  policy_row smallint not null check (policy_row between 1 and 18),
  sentence text not null,
  -- The consent events, or the event of the override, that it rests on; and what was said of this recipient with it.
  consent_events uuid[] not null,
  override_event uuid,
  override json,
  judged json,
  -- What had been said against it by then and did not bind: whatever is said since closes it.
  considered uuid[] not null,
  reasons text,
  disclosed_at timestamptz not null,
  disclosed_by uuid not null,
  disclosed_role text not null,
  -- The last day.
  until date,
  ended_at timestamptz,
  ended_by uuid,
  end_code text,
  end_reason text,
  primary key (council_id, referral_id, id),
  unique (council_id, id),
  foreign key (council_id, referral_id) references referral (council_id, id),
  check (override_event is not null or cardinality(consent_events) > 0),
  check ((state = 'in_force') = (ended_at is null))
);

-- Who reads it: an account, everybody of a team of the council, or, with neither, nobody through the service.
create table disclosure_recipient (
  council_id text not null,
  referral_id uuid not null,
  disclosure_id uuid not null,
  account_id uuid,
  team_id text,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  primary key (council_id, referral_id, disclosure_id),
  foreign key (council_id, referral_id, disclosure_id) references disclosure (council_id, referral_id, id),
  check (num_nonnulls(account_id, team_id) < 2)
);
create index disclosure_recipient_account on disclosure_recipient (account_id, disclosure_id desc)
  where account_id is not null;
create index disclosure_recipient_team on disclosure_recipient (council_id, team_id, disclosure_id desc)
  where team_id is not null;

-- What was shared, by category, as it was then: the recipient reads this and never the referral.
create table disclosure_content (
  council_id text not null,
  referral_id uuid not null,
  disclosure_id uuid not null,
  category text not null,
  rests_on text not null check (rests_on in ('consent', 'override')),
  document json not null,
  primary key (council_id, referral_id, disclosure_id, category),
  foreign key (council_id, referral_id, disclosure_id) references disclosure (council_id, referral_id, id)
);

-- Of every consent event that takes something back: its id, whom it concerns and from when. The walls below look at
-- it, and so a recipient has to be able to; what was said stays in consent_event.
create table consent_no (
  council_id text not null,
  referral_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('record', 'override')),
  subjects text[] not null,
  effective_at timestamptz,
  primary key (council_id, referral_id, id),
  foreign key (council_id, referral_id) references referral (council_id, id)
);

create function keep_consent_no() returns trigger language plpgsql as $$
begin
  insert into consent_no (council_id, referral_id, id, kind, subjects, effective_at)
    values (new.council_id, new.referral_id, new.id, new.kind, new.subjects, new.effective_at);
  return null;
end $$;
create trigger consent_no after insert on consent_event for each row
  when ((new.kind = 'record' and new.state is distinct from 'given'
    and new.state is distinct from 'given_with_limitations') or (new.kind = 'override' and new.state = 'ended'))
  execute function keep_consent_no();
insert into consent_no (council_id, referral_id, id, kind, subjects, effective_at)
  select council_id, referral_id, id, kind, subjects, effective_at from consent_event
   where kind = 'record' and state is distinct from 'given' and state is distinct from 'given_with_limitations';

-- Whether the caller is a disclosure's recipient.
create function is_received(account_id uuid, council_id text, team_id text) returns boolean language sql stable parallel safe
  as $$ select coalesce(account_id = asking_account(), false)
            or coalesce(council_id || '/' || team_id = any (asking_teams()), false) $$;

alter table sharing_question enable row level security;
alter table sharing_question force row level security;
create policy wall on sharing_question
  using (council_id = any ((select asking_councils())::text[]))
  with check (council_id = any ((select asking_councils())::text[]));

alter table disclosure_recipient enable row level security;
alter table disclosure_recipient force row level security;
-- Their own, ended or not: that it ended is what they acknowledge.
create policy receive on disclosure_recipient for select using (is_received(account_id, council_id, team_id));
create policy acknowledge on disclosure_recipient for update using (is_received(account_id, council_id, team_id));

alter table consent_no enable row level security;
alter table consent_no force row level security;
create policy receive on consent_no for select using (exists (select from disclosure_recipient r
  where r.council_id = consent_no.council_id and r.referral_id = consent_no.referral_id));
create policy add on consent_no for insert with check (council_id = any ((select asking_councils())::text[])
  or exists (select from referral r where r.council_id = consent_no.council_id and r.id = consent_no.referral_id));

alter table disclosure enable row level security;
alter table disclosure force row level security;
-- A recipient: only while it is in force, its last day has not passed, and what it rests on has not been taken back.
create policy receive on disclosure for select using (
  state = 'in_force' and (until is null or until >= asking_day())
  and exists (select from disclosure_recipient r where r.council_id = disclosure.council_id
    and r.referral_id = disclosure.referral_id and r.disclosure_id = disclosure.id
    and is_received(r.account_id, r.council_id, r.team_id))
  -- What takes back a consent is of one of the subjects; what ends an override, of kind override.
  and ((cardinality(consent_events) > 0 and not exists (select from consent_no n
      where n.council_id = disclosure.council_id and n.referral_id = disclosure.referral_id
        and n.kind = 'record' and n.subjects && disclosure.subjects and n.id <> all (disclosure.considered)
        and coalesce(n.effective_at <= asking_instant(), true)))
    or (override_event is not null and not exists (select from consent_no n
      where n.council_id = disclosure.council_id and n.referral_id = disclosure.referral_id
        and n.kind = 'override' and n.id <> all (disclosure.considered)
        and coalesce(n.effective_at <= asking_instant(), true)))));

alter table disclosure_content enable row level security;
alter table disclosure_content force row level security;
-- The same for each part: what rests on consent goes with it, what rests on an override stays.
create policy receive on disclosure_content for select using (exists (select from disclosure d
  join disclosure_recipient r on r.council_id = d.council_id and r.referral_id = d.referral_id and r.disclosure_id = d.id
  where d.council_id = disclosure_content.council_id and d.referral_id = disclosure_content.referral_id
    and d.id = disclosure_content.disclosure_id
    and d.state = 'in_force' and (d.until is null or d.until >= asking_day())
    and is_received(r.account_id, r.council_id, r.team_id)
    and not exists (select from consent_no n
      where n.council_id = d.council_id and n.referral_id = d.referral_id and n.id <> all (d.considered)
        and coalesce(n.effective_at <= asking_instant(), true)
        and case when disclosure_content.rests_on = 'consent' then n.kind = 'record' and n.subjects && d.subjects
          else n.kind = 'override' end)));

-- Who sent the referral and its council see the record of what was disclosed, also where the content is withheld;
-- the copies are seen by the council alone, and not while the content is withheld from it.
do $$
declare record text;
begin
  foreach record in array array['disclosure', 'disclosure_recipient', 'consent_no'] loop
    execute format($policy$
      create policy see on %1$I for select using (exists (select from referral r
        where r.council_id = %1$I.council_id and r.id = %1$I.referral_id))
    $policy$, record);
  end loop;
  foreach record in array array['disclosure', 'disclosure_recipient', 'disclosure_content'] loop
    execute format($policy$
      create policy add on %1$I for insert with check (council_id = any ((select asking_councils())::text[]))
    $policy$, record);
  end loop;
end $$;
create policy see on disclosure_content for select using (council_id = any ((select asking_councils())::text[])
  and exists (select from referral r where r.council_id = disclosure_content.council_id
    and r.id = disclosure_content.referral_id and not r.withheld));
-- Whoever records that consent is taken back stops what rests on it: the sender too.
create policy change on disclosure for update using (exists (select from referral r
  where r.council_id = disclosure.council_id and r.id = disclosure.referral_id));

grant select, insert on sharing_question, disclosure, disclosure_recipient, disclosure_content, consent_no to front_door_app;
grant update (state, ended_at, ended_by, end_code, end_reason) on disclosure to front_door_app;
grant update (acknowledged_at, acknowledged_by) on disclosure_recipient to front_door_app;

do $$
declare document record;
begin
  if (select 'lz4' = any (enumvals) from pg_settings where name = 'default_toast_compression') then
    for document in
      select attrelid::regclass as of_table, attname as name from pg_attribute
      where atttypid = 'json'::regtype and attnum > 0 and not attisdropped
        and attrelid in ('disclosure'::regclass, 'disclosure_content'::regclass)
    loop
      execute format('alter table %s alter column %I set compression lz4', document.of_table, document.name);
    end loop;
  end if;
end $$;
