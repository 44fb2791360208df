/**
 * The same rows as the service's statement writes, in the plainest statement that can be written by hand: the
 * limit. Its parameters have the numbers of the service's own; the counts of child, consent and digest are
 * those of the benchmark's form (one, one and three).
 */
export const LIMIT_SQL = `
  with ids as materialized (select $3::uuid as id, $13::timestamptz as at),
  key as (
    insert into idempotency_record (account_id, key_hash, operation, fingerprint, status, headers, resource_id, created_at)
    select $1::uuid, $32, $30, $33, 201, $34, id, at from ids
  ),
  base as (
    insert into referral (council_id, id, reference, status, service, result, attention, safeguarding, revision, version,
      account_id, organisation_id, client_id, submitted_at, received_at, due_on)
    select $2, id, $4, $8, $5, $21, $6::smallint, $7::boolean, $9::integer, 1, $1::uuid, $35::uuid, $29, at, at, $39::date from ids
  ),
  revision as (
    insert into referral_revision (council_id, referral_id, revision, form, form_sha256, receipt, account_id, submitted_at)
    select $2, id, $9::integer, $10::json, $11, $12::json, $1::uuid, at from ids
  ),
  children as (
    insert into referral_child (council_id, referral_id, revision, position, child_key, result)
    select $2, id, $9::integer, 0, ($14::text[])[1], ($15::text[])[1] from ids
  ),
  consents as (
    insert into consent_event (council_id, referral_id, revision, position, kind, state, subjects, effective_at, recorded_at, account_id, event)
    select $2, id, $9::integer, 0, 'record', 'given', $14::text[], at, at, $1::uuid, $16::json from ids
  ),
  criteria as (
    insert into evaluation (council_id, referral_id, id, revision, rule_set_id, rule_set_version, rule_set_hash, result, evaluated_on,
      evaluated_at, account_id, reason, document)
    select $2, id, $17::uuid, $9::integer, $18, $19, $20, $21, $22::date, at, $1::uuid, 'submitted', $23::json from ids
  ),
  matches as (
    insert into child_match (council_id, digest, referral_id, kind)
    select $2, digest, id, kind from ids, unnest($24::text[], $25::text[]) as match (digest, kind)
  ),
  history as (
    insert into referral_event (council_id, referral_id, id, type, occurred_at, account_id, actor, audience, to_status)
    select $2, id, $26::uuid, $27, at, $1::uuid, 'sender', 'everyone', $8 from ids
  )
  insert into audit_event (id, occurred_at, council_id, account_id, client_id, operation, outcome, subject_kind, subject_id, request_id)
  select $28::uuid, at, $2, $1::uuid, $29, $30, 'done', 'referral', id, $31::uuid from ids
`
