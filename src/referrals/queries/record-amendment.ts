import { uuidv7 } from 'uuidv7'
import type { Trx } from '#platform/operation.ts'
import type { AfterAmendment } from '../submission/after-amendment.ts'
import { insertAmendment } from './amendments.ts'
import { insertContactChange } from './contacts.ts'
import { insertEvaluation } from './evaluations.ts'
import type { ReferralRow } from './find-referral.ts'
import { insertEvent } from './history.ts'
import { updateReferral } from './update-referral.ts'

type Added = { json: string; at: Date; account: string; actor: 'sender' | 'council'; ofOthers: boolean }

/** Writes an addition, its new evaluation, what it changes and its place in the history. */
export async function recordAmendment(
  trx: Trx,
  referral: ReferralRow,
  { answers, status, newDanger, due }: AfterAmendment,
  { json, at, account, actor, ofOthers }: Added,
): Promise<{ id: string; version: number }> {
  const id = uuidv7()
  await insertAmendment(trx, referral, { id, account, at, json, ofOthers })
  const evaluation = await insertEvaluation(trx, referral, {
    revision: referral.revision,
    evaluation: answers.evaluation,
    json: JSON.stringify(answers.evaluation),
    at,
    account,
    reason: 'amended',
  })
  const version = await updateReferral(trx, referral, {
    status,
    result: answers.evaluation.result,
    safeguarding: referral.safeguarding || answers.safeguarding,
    withheld: status === 'referred_back',
    ...(referral.withheld && status !== 'referred_back' ? { evaluations_from: evaluation } : {}),
    consent_hold: referral.consent_hold && answers.gate.outcome === 'refer_back',
    due_on: due,
    ...(newDanger ? { attention: 0, emergency_confirmed_at: null, emergency_confirmed_by: null } : {}),
    ...(status === 'received' && referral.received_at === null ? { received_at: at } : {}),
  })
  const type =
    status === referral.status && !newDanger
      ? 'referral.amended'
      : status === 'under_review'
        ? 'referral.reopened'
        : `referral.${status}`
  await insertEvent(trx, referral, { type, at, account, actor, from: referral.status, to: status })
  if (type !== 'referral.amended') await insertContactChange(trx, referral, { cause: type, at })
  return { id, version }
}
