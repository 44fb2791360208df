-- A provider lets colleagues in, and says where they are written to. Both wait for a code from a mailbox, as a
-- registration does, and so stand where registrations stand.

alter table provider_registration
  add column purpose text not null default 'registration'
    check (purpose in ('registration', 'invitation', 'address')),
  -- Whom they join, or whose address it becomes; and who asked for it.
  add column organisation_id uuid references organisation (id),
  add column asked_by uuid references account (id),
  -- Where the notice of a change goes that has been confirmed; gone with the row, two days after it was asked for.
  add column previous_email text,
  add constraint provider_registration_asked check (
    (purpose = 'registration') = (organisation_id is null) and (purpose = 'registration') = (asked_by is null)),
  add constraint provider_registration_previous check (
    previous_email is null or (purpose = 'address' and confirmed_at is not null));
create index provider_registration_organisation on provider_registration (organisation_id, registered_at)
  where organisation_id is not null;
grant update (previous_email) on provider_registration to front_door_app;

-- Only somebody of an organisation that has registered itself asks for it, and only in their own name, whatever else
-- they are. An organisation that whoever runs the service has registered lets nobody in by mail.
create policy of_their_own on provider_registration as restrictive for insert with check (
  purpose = 'registration'
  or (organisation_id = (select asking_provider()) and asked_by = (select asking_account())
    and exists (select from provider p where p.organisation_id = provider_registration.organisation_id)));
create policy asks on provider_registration for select using (organisation_id = (select asking_provider()));

-- Whoever has the code of an invitation joins, as long as who invited them is still there, and gets the one role.
create policy colleagues_join on account for insert with check (kind = 'person' and disabled_at is null
  and exists (select from provider_registration r
    join account i on i.id = r.asked_by and i.organisation_id = r.organisation_id and i.disabled_at is null
    join membership m on m.account_id = i.id and m.role = 'directory_provider'
    where r.code_hash = (select asking_registration()) and r.purpose = 'invitation' and r.confirmed_at is null
      and r.organisation_id = account.organisation_id));
create policy colleagues_join on membership for insert with check (
  role = 'directory_provider' and council_id is null and team_id is null
  and exists (select from account a join provider_registration r on r.organisation_id = a.organisation_id
    where a.id = membership.account_id and a.created_at = now()
      and r.code_hash = (select asking_registration()) and r.purpose = 'invitation' and r.confirmed_at is null));
-- A colleague who leaves loses that role, and no other.
create policy colleagues_leave on membership for delete using (
  role = 'directory_provider'
  and exists (select from account a join provider p on p.organisation_id = a.organisation_id
    where a.id = membership.account_id and a.organisation_id = (select asking_provider())));
grant delete on membership to front_door_app;

-- To an address that has shown its code, and nowhere else.
create policy readdress on provider for update using (organisation_id = (select asking_provider()))
  with check (organisation_id = (select asking_provider())
    and exists (select from provider_registration r
      where r.code_hash = (select asking_registration()) and r.purpose = 'address' and r.confirmed_at is null
        and r.organisation_id = provider.organisation_id and r.email = provider.email));
grant update (email, contact_name) on provider to front_door_app;

alter table outgoing_mail drop constraint outgoing_mail_kind_check;
alter table outgoing_mail add constraint outgoing_mail_kind_check check (kind in ('provider_confirmation',
  'colleague_invitation', 'address_confirmation', 'address_changed', 'rights_requested', 'rights_granted',
  'rights_refused', 'rights_revoked', 'record_reminded', 'record_flagged', 'record_hidden'));
create policy to_an_address on outgoing_mail for insert with check (
  organisation_id is null
  and exists (select from provider_registration r
    where r.council_id = outgoing_mail.council_id and r.id = outgoing_mail.about
      and ((kind = 'colleague_invitation' and r.purpose = 'invitation')
        or (kind in ('address_confirmation', 'address_changed') and r.purpose = 'address'))));
