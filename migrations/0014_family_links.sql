-- The family can see: links by which somebody of a family opens a short session once, and what of an override is
-- kept from them for a while.

-- One person's way to what was shared about them and the children they may answer for. Of the link's token, and of
-- the session that it opens, only the hashes are here.
create table family_link (
  council_id text not null,
  referral_id uuid not null,
  id uuid not null,
  token_hash text not null,
  -- The key of the person on the form, and whose information is shown: theirs, and the children's.
  person text not null,
  subjects text[] not null check (cardinality(subjects) > 0),
  -- Their names as the form has them: a family's session reads nothing of the referral itself.
  names json not null,
  -- Whose information may be shown to this person and why, and how it was made sure who they are, as it was written.
  decision json not null,
  -- False where somebody's whereabouts are to be kept from this person: a recipient's name could tell them.
  recipients_named boolean not null,
  created_at timestamptz not null,
  created_by uuid not null,
  created_role text not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  session_hash text,
  session_until timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (council_id, referral_id, id),
  foreign key (council_id, referral_id) references referral (council_id, id),
  check (num_nonnulls(opened_at, session_hash, session_until) in (0, 3))
);
create index family_link_token on family_link (token_hash);
create index family_link_session on family_link (session_hash) where session_hash is not null;

-- Overrides only. The latest counts: hidden up to and including its day, shown afterwards.
create table disclosure_hold_back (
  council_id text not null,
  referral_id uuid not null,
  disclosure_id uuid not null,
  id uuid not null,
  -- Empty: it may be seen from now on.
  until date,
  reasons text not null,
  decided_at timestamptz not null,
  decided_by uuid not null,
  decided_role text not null,
  primary key (council_id, referral_id, disclosure_id, id),
  foreign key (council_id, referral_id, disclosure_id) references disclosure (council_id, referral_id, id)
);

-- The hash of the token or of the session with which a family asks.
create function asking_family() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('front_door.family', true), '') $$;

alter table family_link enable row level security;
alter table family_link force row level security;
create policy wall on family_link
  using (council_id = any ((select asking_councils())::text[]))
  with check (council_id = any ((select asking_councils())::text[]));
-- With the token: until it is used, and in the moment in which it is. With a session: while that lasts.
create policy family on family_link for select using (revoked_at is null and (
  (token_hash = (select asking_family()) and expires_at > asking_instant()
    and (opened_at is null or opened_at = asking_instant()))
  or (session_hash = (select asking_family()) and session_until > asking_instant())));
create policy family_opens on family_link for update
  using (token_hash = (select asking_family()) and opened_at is null and revoked_at is null and expires_at > asking_instant())
  with check (token_hash = (select asking_family()));

alter table disclosure_hold_back enable row level security;
alter table disclosure_hold_back force row level security;
create policy wall on disclosure_hold_back
  using (council_id = any ((select asking_councils())::text[]))
  with check (council_id = any ((select asking_councils())::text[]));

-- A family's session: whose information it may see of which referral.
create function is_shown_to_family(council text, referral uuid, whose text[]) returns boolean
  language sql stable parallel safe
  as $$ select exists (select from family_link l
         where l.council_id = council and l.referral_id = referral
           and l.session_hash = asking_family() and l.subjects && whose) $$;

create policy family on disclosure_hold_back for select using ((select asking_family()) is not null
  and exists (select from family_link l where l.council_id = disclosure_hold_back.council_id
    and l.referral_id = disclosure_hold_back.referral_id and l.session_hash = asking_family()));

-- The day from which an override may be seen. Before anybody has decided, and where its note does not say that the
-- family was told: a week after it was made, so that there is time to decide.
create function shown_to_family_after(d disclosure) returns date language sql stable parallel safe
  as $$ select case
    when d.override_event is null then null
    else coalesce(
      (select coalesce(h.until, '-infinity'::date) from disclosure_hold_back h
        where h.council_id = d.council_id and h.referral_id = d.referral_id and h.disclosure_id = d.id
        order by h.id desc limit 1),
      case when d.override ->> 'familyTold' = 'true' then null
        else (d.disclosed_at at time zone 'Europe/London')::date + 7 end) end $$;

create policy family on disclosure for select using ((select asking_family()) is not null
  and is_shown_to_family(council_id, referral_id, subjects)
  and coalesce(shown_to_family_after(disclosure) < asking_day(), true));
-- On whose word: what was said about consent, of those whose information is shown. Not why consent was set aside.
create policy family on consent_event for select using ((select asking_family()) is not null
  and kind = 'record' and is_shown_to_family(council_id, referral_id, subjects));

grant select, insert on family_link, disclosure_hold_back to front_door_app;
grant update (opened_at, session_hash, session_until, revoked_at, revoked_by) on family_link to front_door_app;

do $$
declare document record;
begin
  if (select 'lz4' = any (enumvals) from pg_settings where name = 'default_toast_compression') then
    for document in
      select attrelid::regclass as of_table, attname as name from pg_attribute
      where atttypid = 'json'::regtype and attnum > 0 and not attisdropped
        and attrelid = 'family_link'::regclass
    loop
      execute format('alter table %s alter column %I set compression lz4', document.of_table, document.name);
    end loop;
  end if;
end $$;
