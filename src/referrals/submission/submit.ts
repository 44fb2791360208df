import { askingFor } from '#platform/asking.ts'
import { keyReused, replayOf } from '#platform/idempotency.ts'
import type { Answer, Call, Db, Trx } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import type { Issue, ReferralForm } from '../marf/index.ts'
import { SENDERS } from '../permissions.ts'
import { findByCaseReference, findSubmitted } from '../queries/find-submitted.ts'
import { insertSubmission } from '../queries/record-submission.ts'
import { receiptJson } from '../receipt.ts'
import { prepareSubmission } from './prepare.ts'

type Sent = {
  form: ReferralForm
  formBytes: Buffer
  issues: Issue[]
  basedOn?: { council: string; id: string } | null
}

const locationOf = (id: string) => `/v1/referrals/${id}`

const CASE_REFERENCE_INDEX = 'referral_case_reference'

/** Records a submission and answers its receipt; the same for systems and for drafts. */
export async function submit(db: Db | Trx, call: Call, sent: Sent): Promise<Answer | Refusal> {
  const { idempotency } = call
  if (idempotency === null) throw new Error(`${call.operation} needs an Idempotency-Key.`)
  const submission = prepareSubmission({ ...sent, caller: call.caller, now: call.now })
  const headers = { Location: locationOf(submission.id), ETag: etag(1) }
  const basedOn = sent.basedOn?.council === submission.council ? sent.basedOn.id : null
  try {
    const isFirst = await insertSubmission(db, submission, { ...call, idempotency, headers, basedOn })
    if (!isFirst) return replaySubmission(call)
  } catch (error) {
    if (!isTakenCaseReference(error)) throw error
    return refuseCaseReference(call, submission.council, sent.form.caseReference as string)
  }
  call.markAudited()
  return { status: 201, json: receiptJson(submission.coverBytes, submission.evaluationBytes), headers }
}

const isTakenCaseReference = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === CASE_REFERENCE_INDEX

/** The first answer to this key again, put together from what was kept. */
export function replaySubmission(call: Call): Promise<Answer | Refusal> {
  const { keyHash, fingerprint } = call.idempotency as { keyHash: string; fingerprint: string }
  return findSubmitted(call.db, askingFor(call.caller, SENDERS), keyHash, (record, receipt) =>
    record.fingerprint === fingerprint ? replayOf(record, receipt) : keyReused(),
  )
}

async function refuseCaseReference(call: Call, council: string, caseReference: string): Promise<Refusal> {
  // The one who already sent it may be a colleague's account of the same system: told only to those who may read it.
  const existing = await findByCaseReference(call.db, askingFor(call.caller, SENDERS), {
    council,
    client: call.caller.client,
    caseReference,
  })
  return refuse(
    'case-reference-already-sent',
    existing === undefined ? {} : { members: { existing: locationOf(existing) } },
  )
}
