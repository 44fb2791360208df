-- The triage queue: what waits for somebody of a council, in the order it is worked on. It holds all that the queue
-- is filtered and counted by, and what the walls ask for, so that what lies behind it is never read; and one
-- expression instead of "nulls first", so that a page goes on from one place in it.
create index referral_queue
  on referral (council_id, attention, (case when due_on is null then '-infinity'::date else due_on end), id)
  include (due_on, status, service, result, assignee_id, reference, account_id, organisation_id)
  where status in ('emergency_stopped', 'received', 'screening', 'awaiting_information', 'awaiting_confirmation', 'under_review')
    and not withheld;
