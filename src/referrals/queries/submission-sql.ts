/**
 * What hangs on a referral, written by the same statement as the referral itself: `base` is its one row.
 * Everything is read from `base` so that nothing is written when the referral is not.
 */
export const DEPENDENTS = `
  revision as (
    insert into referral_revision (council_id, referral_id, revision, form, form_sha256, receipt, account_id, submitted_at)
    select base.council_id, base.id, base.revision, $10::json, $11, $12::json, $1::uuid, $13::timestamptz from base
  ),
  children as (
    insert into referral_child (council_id, referral_id, revision, position, child_key, result)
    select base.council_id, base.id, base.revision, child.position - 1, child.key, child.result
    from base, unnest($14::text[], $15::text[]) with ordinality as child (key, result, position)
  ),
  consents as (
    insert into consent_event (council_id, referral_id, revision, position, kind, state, subjects, effective_at, recorded_at, account_id, event)
    select base.council_id, base.id, base.revision, consent.position - 1, consent.event ->> 'kind', consent.event ->> 'state',
      array(select json_array_elements_text(consent.event -> 'subjects')),
      (consent.event ->> 'at')::timestamptz, $13::timestamptz, $1::uuid, consent.event -> 'event'
    from base, json_array_elements($16::json) with ordinality as consent (event, position)
  ),
  criteria as (
    insert into evaluation (council_id, referral_id, id, revision, rule_set_id, rule_set_version, rule_set_hash, result, evaluated_on,
      evaluated_at, account_id, reason, document)
    select base.council_id, base.id, $17::uuid, base.revision, $18, $19, $20, $21, $22::date, $13::timestamptz, $1::uuid, 'submitted', $23::json
    from base
  ),
  earlier as (
    -- "offset 0" keeps this a lookup for each digest: the walls are only set once base has been read, and for a
    -- list of digests in one condition the planner would read all that the council has.
    insert into referral_link (council_id, referral_id, earlier_id, kind)
    select base.council_id, base.id, known.referral_id, known.kind
    from base, unnest($24::text[]) as sought (digest), lateral (
      select m.referral_id, m.kind from child_match m
      where m.council_id = base.council_id and m.digest = sought.digest and m.referral_id <> base.id
      offset 0
    ) known
    on conflict do nothing
  ),
  matches as (
    insert into child_match (council_id, digest, referral_id, kind)
    select base.council_id, match.digest, base.id, match.kind
    from base, unnest($24::text[], $25::text[]) as match (digest, kind)
    on conflict do nothing
  ),
  contact as (
    -- The case system is told of what is received; of anything else only where it was told of the referral before.
    insert into initial_contact (council_id, id, referral_id, revision, kind, cause, created_at, corrects)
    select base.council_id, ($26::uuid[])[2], base.id, base.revision, case when last.id is null then 'initial' else 'change' end,
      $27, $13::timestamptz, last.id
    from base left join lateral (
      select c.id from initial_contact c where c.council_id = base.council_id and c.referral_id = base.id
      order by c.xid desc, c.id desc limit 1
    ) last on true
    where last.id is not null or $8 in ('received', 'emergency_stopped')
    returning council_id, referral_id, id
  ),
  history as (
    insert into referral_event (council_id, referral_id, id, type, occurred_at, account_id, actor, audience, from_status, to_status,
      about)
    select base.council_id, base.id, ($26::uuid[])[1], $27, $13::timestamptz, $1::uuid, 'sender', 'everyone', base.from_status, $8,
      null::uuid from base
    union all
    select contact.council_id, contact.referral_id, ($26::uuid[])[3], 'initial_contact.created', $13::timestamptz,
      service_account(), 'service', 'council', $8, $8, contact.id from contact
  )
`

/** A new referral, in one statement: nothing at all is written where its Idempotency-Key is already known. */
export const INSERT_SUBMISSION = `
  with asking as materialized (
    select set_config('front_door.account', $1::text, true), set_config('front_door.councils', $2, true)
  ),
  key as (
    insert into idempotency_record (account_id, key_hash, operation, fingerprint, status, headers, resource_id, created_at)
    select $1::uuid, $32, $30, $33, 201, $34, $3::uuid, $13::timestamptz from asking
    on conflict (account_id, key_hash) do nothing
    returning resource_id
  ),
  base as (
    insert into referral (council_id, id, reference, status, service, result, attention, safeguarding, withheld, revision, version,
      account_id, organisation_id, client_id, case_reference, based_on, submitted_at, received_at, due_on)
    select $2, key.resource_id, $4, $8, $5, $21, $6::smallint, $7::boolean, $8 = 'referred_back', $9::integer, 1,
      $1::uuid, $35::uuid, $29, $36, $37::uuid, $13::timestamptz, $38::timestamptz, $39::date
    from key
    returning council_id, id, revision, null::text as from_status
  ),
  ${DEPENDENTS},
  audited as (
    insert into audit_event (id, occurred_at, council_id, account_id, client_id, operation, outcome, subject_kind, subject_id, request_id)
    select $28::uuid, $13::timestamptz, base.council_id, $1::uuid, $29, $30, 'done', 'referral', base.id, $31::uuid from base
  )
  select id from base
`

/** A new revision of a referral, over the version its sender has read. The transaction around it audits and keeps the key. */
export const INSERT_REVISION = `
  with asking as materialized (
    -- The service keeps it for the council: the sender's own walls hide the earlier referrals of the child.
    select set_config('front_door.councils', $2, true)
  ),
  base as (
    update referral set status = $8, service = $5, result = $21, withheld = $8 = 'referred_back',
      -- An emergency stands first until somebody confirms the call, whatever is sent after it.
      attention = case when attention = 0 then 0 when emergency_confirmed_at is null then $6::smallint else greatest($6::smallint, 1::smallint) end,
      safeguarding = safeguarding or $7::boolean, revision = $9::integer, version = version + 1,
      submitted_at = $13::timestamptz, received_at = $28::timestamptz, due_on = $29::date
    from asking
    where council_id = $2 and id = $3::uuid and reference = $4
    returning council_id, id, revision, version, $30::text as from_status
  ),
  ${DEPENDENTS}
  select version from base
`
