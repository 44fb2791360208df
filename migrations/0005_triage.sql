-- Triage: who has taken a referral on, what is asked, what was decided, and how it was challenged.

alter table referral drop constraint referral_status_check;
alter table referral add constraint referral_status_check check (status in ('emergency_stopped', 'referred_back',
  'redirected', 'received', 'screening', 'awaiting_information', 'awaiting_confirmation', 'decided', 'under_review',
  'withdrawn'));
alter table referral
  add column assignee_id uuid,
  add column assigned_at timestamptz,
  -- Requests for information that nobody has answered.
  add column open_requests smallint not null default 0 check (open_requests >= 0),
  -- Who recorded the decision that waits for its second signature.
  add column proposed_by uuid,
  -- Everybody who recorded, confirmed or reviewed a decision that took effect: none of them reviews it.
  add column deciders uuid[] not null default '{}',
  add column challenge_open boolean not null default false,
  add column decided_at timestamptz;

-- A request for information and its answer, which is an amendment.
create table information_request (
  council_id text not null,
  referral_id uuid not null,
  id uuid not null,
  state text not null check (state in ('open', 'answered', 'closed')),
  asked_at timestamptz not null,
  asked_by uuid not null,
  asked_role text not null,
  questions json not null,
  answer_by date,
  answered_at timestamptz,
  answered_by uuid,
  amendment_id uuid,
  primary key (council_id, referral_id, id),
  foreign key (council_id, referral_id) references referral (council_id, id),
  foreign key (council_id, referral_id, amendment_id) references referral_amendment (council_id, referral_id, id)
);

-- A decision as it was recorded, letter for letter; what happens to it afterwards stands beside it.
create table decision (
  council_id text not null,
  referral_id uuid not null,
  id uuid not null,
  revision integer not null,
  -- proposed: waits for a second person; returned: the second person did not agree; recorded: it took effect.
  state text not null check (state in ('proposed', 'returned', 'recorded')),
  from_status text not null,
  evaluation_id uuid not null,
  document json not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  proposed_role text not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  confirmed_role text,
  confirmation_note text,
  took_effect_at timestamptz,
  due_on date,
  late boolean,
  -- The challenge it decides, where it is the outcome of a review.
  challenge_id uuid,
  primary key (council_id, referral_id, id),
  foreign key (council_id, referral_id) references referral (council_id, id),
  foreign key (council_id, referral_id, evaluation_id) references evaluation (council_id, referral_id, id)
);

create table decision_child (
  council_id text not null,
  referral_id uuid not null,
  decision_id uuid not null,
  position smallint not null,
  child_key text not null,
  outcome text not null,
  level_of_need smallint not null check (level_of_need between 1 and 4),
  -- What the criteria had said of the child when it was decided.
  result text not null,
  primary key (council_id, referral_id, decision_id, position),
  foreign key (council_id, referral_id, decision_id) references decision (council_id, referral_id, id)
);

create table challenge (
  council_id text not null,
  referral_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  stage smallint not null check (stage > 0),
  raised_at timestamptz not null,
  raised_by uuid not null,
  reasons text not null,
  wanted text,
  due_on date not null,
  outcome text check (outcome in ('upheld', 'changed')),
  decided_at timestamptz,
  decided_by uuid,
  decided_role text,
  late boolean,
  -- For the council.
  notes text,
  -- What the sender is told.
  answer text,
  primary key (council_id, referral_id, id),
  foreign key (council_id, referral_id) references referral (council_id, id),
  foreign key (council_id, referral_id, decision_id) references decision (council_id, referral_id, id)
);

-- The walls of a referral's content (0004): its council unless it is withheld, and those who sent it.
do $$
declare content text;
begin
  foreach content in array array['information_request', 'decision', 'decision_child', 'challenge'] loop
    execute format('alter table %I enable row level security', content);
    execute format('alter table %I force row level security', content);
    execute format($policy$
      create policy see on %1$I for select using (exists (
        select from referral r where r.council_id = %1$I.council_id and r.id = %1$I.referral_id
          and (not r.withheld or r.account_id = asking_account() or r.organisation_id = asking_organisation())))
    $policy$, content);
    execute format($policy$
      create policy add on %1$I for insert with check (council_id = any ((select asking_councils())::text[])
        or exists (select from referral r where r.council_id = %1$I.council_id and r.id = %1$I.referral_id))
    $policy$, content);
    execute format($policy$
      create policy change on %1$I for update using (council_id = any ((select asking_councils())::text[])
        or exists (select from referral r where r.council_id = %1$I.council_id and r.id = %1$I.referral_id))
    $policy$, content);
    execute format('grant select, insert on %I to front_door_app', content);
  end loop;
end $$;

grant update (status, assignee_id, assigned_at, open_requests, proposed_by, deciders, challenge_open, decided_at)
  on referral to front_door_app;
grant update (state, answered_at, answered_by, amendment_id) on information_request to front_door_app;
grant update (state, confirmed_at, confirmed_by, confirmed_role, confirmation_note, took_effect_at, due_on, late)
  on decision to front_door_app;
grant update (outcome, decided_at, decided_by, decided_role, late, notes, answer) on challenge to front_door_app;

do $$
declare document record;
begin
  if (select 'lz4' = any (enumvals) from pg_settings where name = 'default_toast_compression') then
    for document in
      select attrelid::regclass as of_table, attname as name from pg_attribute
      where atttypid = 'json'::regtype and attnum > 0 and not attisdropped
        and attrelid in ('information_request'::regclass, 'decision'::regclass)
    loop
      execute format('alter table %s alter column %I set compression lz4', document.of_table, document.name);
    end loop;
  end if;
end $$;
