-- An override can be ended; what is held back from a family is looked at again; what tells of other persons is known
-- as such.

-- An addition that answers a question about another person: its words are for those who read of them (W16).
alter table referral_amendment add column of_others boolean not null default false;
-- The owner of the tables fills what is there already: the walls stand for the owner too.
alter table referral_amendment no force row level security;
alter table information_request no force row level security;
update referral_amendment a set of_others = true from information_request q
 where q.council_id = a.council_id and q.referral_id = a.referral_id and q.amendment_id = a.id
   and q.questions::text ~ '"/children/[0-9]+/siblings';
alter table referral_amendment force row level security;
alter table information_request force row level security;

-- Which override a no ends: what rests on another one goes on.
alter table consent_no add column ends uuid;
create or replace function keep_consent_no() returns trigger language plpgsql as $$
begin
  insert into consent_no (council_id, referral_id, id, kind, subjects, effective_at, ends)
    values (new.council_id, new.referral_id, new.id, new.kind, new.subjects, new.effective_at,
      case when new.kind = 'override' then (new.event ->> 'ends')::uuid end);
  return null;
end $$;

-- The walls of 0011, by the override that was ended.
drop policy receive on disclosure;
create policy receive on disclosure for select using (
  state = 'in_force' and (until is null or until >= asking_day())
  and exists (select from disclosure_recipient r where r.council_id = disclosure.council_id
    and r.referral_id = disclosure.referral_id and r.disclosure_id = disclosure.id
    and is_received(r.account_id, r.council_id, r.team_id))
  and ((cardinality(consent_events) > 0 and not exists (select from consent_no n
      where n.council_id = disclosure.council_id and n.referral_id = disclosure.referral_id
        and n.kind = 'record' and n.subjects && disclosure.subjects and n.id <> all (disclosure.considered)
        and coalesce(n.effective_at <= asking_instant(), true)))
    or (override_event is not null and not exists (select from consent_no n
      where n.council_id = disclosure.council_id and n.referral_id = disclosure.referral_id
        and n.kind = 'override' and coalesce(n.ends = disclosure.override_event, true)
        and n.id <> all (disclosure.considered) and coalesce(n.effective_at <= asking_instant(), true)))));

drop policy receive on disclosure_content;
create policy receive on disclosure_content for select using (exists (select from disclosure d
  join disclosure_recipient r on r.council_id = d.council_id and r.referral_id = d.referral_id and r.disclosure_id = d.id
  where d.council_id = disclosure_content.council_id and d.referral_id = disclosure_content.referral_id
    and d.id = disclosure_content.disclosure_id
    and d.state = 'in_force' and (d.until is null or d.until >= asking_day())
    and is_received(r.account_id, r.council_id, r.team_id)
    and case when disclosure_content.rests_on = 'consent' then cardinality(d.consent_events) > 0
      else d.override_event is not null end
    and not exists (select from consent_no n
      where n.council_id = d.council_id and n.referral_id = d.referral_id and n.id <> all (d.considered)
        and coalesce(n.effective_at <= asking_instant(), true)
        and case when disclosure_content.rests_on = 'consent' then n.kind = 'record' and n.subjects && d.subjects
          else n.kind = 'override' and coalesce(n.ends = d.override_event, true) end)));

-- Until when the latest decision holds a disclosure back from the family; in the past without end where it is shown.
-- The family's session reads this, and not the decisions: they say whose risk it would increase.
alter table disclosure add column held_until date;
grant update (held_until) on disclosure to front_door_app;
alter table disclosure no force row level security;
alter table disclosure_hold_back no force row level security;
update disclosure d set held_until = (select coalesce(h.until, '-infinity') from disclosure_hold_back h
  where h.council_id = d.council_id and h.referral_id = d.referral_id and h.disclosure_id = d.id
  order by h.id desc limit 1);
alter table disclosure force row level security;
alter table disclosure_hold_back force row level security;
create function keep_held_until() returns trigger language plpgsql as $$
begin
  update disclosure set held_until = coalesce(new.until, '-infinity')
   where council_id = new.council_id and referral_id = new.referral_id and id = new.disclosure_id;
  return null;
end $$;
create trigger held_until after insert on disclosure_hold_back for each row execute function keep_held_until();
drop policy family on disclosure_hold_back;
create or replace function shown_to_family_after(d disclosure) returns date language sql stable parallel safe
  as $$ select case
    when d.override_event is null then null
    when d.held_until is not null then d.held_until
    when d.override ->> 'familyTold' = 'true' then null
    else (d.disclosed_at at time zone 'Europe/London')::date + 7 end $$;

-- What of it is due to be looked at again is found without looking at all that was ever shared.
create index disclosure_held on disclosure (council_id, held_until) where held_until is not null;
create index disclosure_undecided on disclosure (council_id, disclosed_at)
  where override_event is not null and held_until is null;
alter table alarm drop constraint alarm_kind_check;
alter table alarm add constraint alarm_kind_check check (kind in ('due_soon', 'overdue', 'emergency_unconfirmed',
  'request_unanswered', 'contact_unacknowledged', 'hold_back_due'));
