import type { Caller } from '#platform/access.ts'
import type { Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import type { Amendment } from '../amendment.ts'
import type { AmendmentReceipt } from '../amendment-receipt.ts'
import { evaluationFor } from '../kept-evaluation.ts'
import { receiptWithoutOthers } from '../other-persons/index.ts'
import { reachOf, readsOfOthers } from '../permissions.ts'
import { readFormAndAmendments } from '../queries/amendments.ts'
import { isSender, type ReferralRow } from '../queries/find-referral.ts'
import { recordAmendment } from '../queries/record-amendment.ts'
import { type AfterAmendment, afterAmendment } from './after-amendment.ts'
import { answerFaults } from './amended-form.ts'
import { nextSteps, telephonesFor } from './next-steps.ts'
import { whyOf } from './why.ts'

type Added = {
  amendment: Amendment
  json: string
  caller: Caller
  now: Date
  /** It answers a question about another person (W16). */
  ofOthers?: boolean
}

/** Adds to a referral that this transaction holds: evaluated anew, danger stops it, and the history says so. */
export async function amend(
  trx: Trx,
  referral: ReferralRow,
  { amendment, json, caller, now, ofOthers: toldOfOthers = false }: Added,
): Promise<{ receipt: AmendmentReceipt; after: AfterAmendment; version: number } | Refusal> {
  const sent = await readFormAndAmendments(trx, referral)
  const faults = answerFaults(sent.form, sent.amendments, amendment)
  if (faults.length > 0) return refuse('form-not-valid', { errors: faults })
  const sender = isSender(reachOf(caller), referral)
  const actor = sender ? 'sender' : 'council'
  const after = afterAmendment(referral, sent, amendment, now, actor)
  const { id, version } = await recordAmendment(trx, referral, after, {
    json,
    at: now,
    account: caller.account,
    actor,
    ofOthers: toldOfOthers,
  })
  const ofOthers = readsOfOthers(caller, referral.council_id, sender)
  const receipt = {
    id,
    referral: referral.id,
    writtenAt: now.toISOString(),
    status: after.status,
    why: whyOf(after.status, after.answers),
    next: nextSteps(after.status, after.form, after.answers, after.due),
    telephones: telephonesFor(after.status, after.answers),
    ...evaluationFor(after.answers.evaluation, ofOthers),
  }
  return { receipt: ofOthers ? receipt : receiptWithoutOthers(receipt), after, version }
}
