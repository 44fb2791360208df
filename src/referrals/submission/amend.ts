import type { Caller } from '#platform/access.ts'
import type { Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import type { Amendment } from '../amendment.ts'
import type { AmendmentReceipt } from '../amendment-receipt.ts'
import { reachOf } from '../permissions.ts'
import { readFormAndAmendments } from '../queries/amendments.ts'
import { isSender, type ReferralRow } from '../queries/find-referral.ts'
import { recordAmendment } from '../queries/record-amendment.ts'
import { type AfterAmendment, afterAmendment } from './after-amendment.ts'
import { answerFaults } from './amended-form.ts'
import { nextSteps, telephonesFor } from './next-steps.ts'
import { whyOf } from './why.ts'

type Added = { amendment: Amendment; json: string; caller: Caller; now: Date }

/** Adds to a referral that this transaction holds: evaluated anew, danger stops it, and the history says so. */
export async function amend(
  trx: Trx,
  referral: ReferralRow,
  { amendment, json, caller, now }: Added,
): Promise<{ receipt: AmendmentReceipt; after: AfterAmendment; version: number } | Refusal> {
  const sent = await readFormAndAmendments(trx, referral)
  const faults = answerFaults(sent.form, sent.amendments, amendment)
  if (faults.length > 0) return refuse('form-not-valid', { errors: faults })
  const actor = isSender(reachOf(caller), referral) ? 'sender' : 'council'
  const after = afterAmendment(referral, sent, amendment, now, actor)
  const { id, version } = await recordAmendment(trx, referral, after, {
    json,
    at: now,
    account: caller.account,
    actor,
  })
  const receipt = {
    id,
    referral: referral.id,
    writtenAt: now.toISOString(),
    status: after.status,
    why: whyOf(after.status, after.answers),
    next: nextSteps(after.status, after.form, after.answers, after.due),
    telephones: telephonesFor(after.status, after.answers),
    evaluation: after.answers.evaluation,
  }
  return { receipt, after, version }
}
