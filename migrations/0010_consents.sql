-- Consent after submission: what is said later stands beside what the form says, in the order it was recorded.

alter table consent_event
  add column id uuid not null default time_ordered_id(),
  -- With the form of its revision, or later by itself: what is recorded later goes on counting after a new revision.
  add column recorded_with text not null default 'form' check (recorded_with in ('form', 'later')),
  add unique (council_id, referral_id, id);

alter table referral
  -- People entitled to answer do not agree: a person has to look at it before anything rests on consent.
  add column consent_hold boolean not null default false,
  -- The first evaluation the council may read, where what was made before was withheld from it (N16).
  add column evaluations_from uuid,
  -- The order of the queue: emergencies, unanswered safety questions (first where people disagree about consent too),
  -- disagreements about consent, the rest. It tells all of these apart, so that the index holds neither.
  add column queue_rank smallint not null generated always as (
    case when attention = 0 then 0 when consent_hold then 2 * attention - 1 else 2 * attention end) stored;
grant update (consent_hold, evaluations_from) on referral to front_door_app;

-- The wall of 0004, and what was made of a withheld revision stays with those who sent it.
drop policy see on evaluation;
create policy see on evaluation for select using (exists (
  select from referral r where r.council_id = evaluation.council_id and r.id = evaluation.referral_id
    and (r.account_id = asking_account() or r.organisation_id = asking_organisation()
      or (not r.withheld and (r.evaluations_from is null or evaluation.id >= r.evaluations_from)))));

-- The queue's index of 0006, in that order.
drop index referral_queue;
create index referral_queue
  on referral (council_id, queue_rank, (case when due_on is null then '-infinity'::date else due_on end), id)
  include (due_on, status, service, result, assignee_id, reference, account_id, organisation_id)
  where status in ('emergency_stopped', 'received', 'screening', 'awaiting_information', 'awaiting_confirmation', 'under_review')
    and not withheld;
