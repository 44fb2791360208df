import { CompiledQuery } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Db, Trx } from '#platform/operation.ts'
import type { Submission } from '../submission/prepare.ts'
import '../tables.ts'
import { INSERT_REVISION, INSERT_SUBMISSION } from './submission-sql.ts'

/** Who sends it through which operation, and under which Idempotency-Key. */
export type Sending = {
  operation: string
  tracedAs: string
  idempotency: { keyHash: string; fingerprint: string }
  headers: Readonly<Record<string, string>>
  basedOn: string | null
}

/** A consent record or override as the statement reads it. */
type ConsentRow = {
  kind: 'record' | 'override'
  state: string | null
  subjects: readonly string[]
  at: string | null
  event: unknown
}

function consentRows({ form }: Submission): ConsentRow[] {
  const records = (form.consent?.records ?? []).map(
    (record): ConsentRow => ({
      kind: 'record',
      state: record.state,
      subjects: record.subjects,
      at: record.at,
      event: record,
    }),
  )
  const override = form.consent?.override
  if (override === undefined) return records
  return [
    ...records,
    { kind: 'override', state: null, subjects: [], at: override.decidedAt ?? null, event: override },
  ]
}

/** The parameters $1 to $27 that a new referral and a new revision have in common. */
function commonParameters(submission: Submission): unknown[] {
  const { caller, council, id, cover, form, answers, evaluationBytes, digests } = submission
  const { evaluation } = answers
  return [
    caller.account,
    council,
    id,
    cover.reference,
    form.serviceRequested,
    submission.attention,
    submission.safeguarding,
    submission.status,
    cover.revision,
    submission.formBytes,
    cover.formSha256,
    submission.coverBytes,
    submission.submittedAt,
    form.children.map((child) => child.key),
    evaluation.children.map((child) => child.result),
    JSON.stringify(consentRows(submission)),
    submission.evaluationId,
    evaluation.ruleSet.id,
    String(evaluation.ruleSet.version),
    evaluation.ruleSet.hash,
    evaluation.result,
    evaluation.evaluatedOn,
    evaluationBytes,
    digests.map((match) => match.digest),
    digests.map((match) => match.kind),
    // In the order they are told in: what happened, the initial contact, and that there is one.
    [uuidv7(), uuidv7(), uuidv7()],
    `referral.${submission.status}`,
  ]
}

/**
 * Writes a new referral with everything that hangs on it, its audit event, its outgoing event and its
 * Idempotency-Key: one statement, one transaction. False when the key was used before; then nothing is written.
 */
export async function insertSubmission(
  db: Db | Trx,
  submission: Submission,
  sending: Sending,
): Promise<boolean> {
  const { rows } = await db.executeQuery(
    CompiledQuery.raw(INSERT_SUBMISSION, [
      ...commonParameters(submission),
      uuidv7(),
      submission.caller.client,
      sending.operation,
      sending.tracedAs,
      sending.idempotency.keyHash,
      sending.idempotency.fingerprint,
      JSON.stringify(sending.headers),
      submission.caller.organisation,
      submission.form.caseReference ?? null,
      sending.basedOn,
      submission.cover.receivedAt,
      submission.cover.dueOn,
    ]),
  )
  return rows.length === 1
}

/** Writes a new revision of a referral that this transaction has locked; answers the referral's new version. */
export async function insertRevision(trx: Trx, submission: Submission, fromStatus: string): Promise<number> {
  const { rows } = await trx.executeQuery<{ version: number }>(
    CompiledQuery.raw(INSERT_REVISION, [
      ...commonParameters(submission),
      submission.cover.receivedAt,
      submission.cover.dueOn,
      fromStatus,
    ]),
  )
  const version = rows[0]?.version
  if (version === undefined) throw new Error('The referral that was locked is gone.')
  return version
}
