import type { Caller } from '#platform/access.ts'
import type { Call, Concerns, Trx } from '#platform/operation.ts'
import { isRefusal, type Refusal, refuse } from '#platform/problems.ts'
import { COUNCIL_STAFF, holdFor, type ReferralRow } from '#referrals/index.ts'
import { actingRole } from '#triage/index.ts'
import { insertSharingQuestion } from '../queries/disclosures.ts'
import { assess, waysToAllow } from './assessment.ts'
import { type Answered, readSharingFacts, type SharingFacts } from './facts.ts'
import { type ReadRequest, readRequest } from './read-request.ts'
import type { SharingRequest } from './request.ts'

type SharingCall = Call<SharingRequest, { referralId: string }>

/** What somebody of the council asked to share, and what the policy says of it at this moment. */
export type AskedSharing = {
  referral: ReferralRow
  role: string
  facts: SharingFacts
  request: ReadRequest
  answered: Answered
}

/** Asks the policy for what a caller wants to share of a referral, which is held until the transaction ends. */
export async function askSharing(
  action: 'assessSharing' | 'discloseReferral',
  call: SharingCall,
  trx: Trx,
  concerns: (what: Concerns) => void,
): Promise<AskedSharing | Refusal> {
  const { caller, now, body } = call
  const referral = await holdFor(action, call, trx, concerns, 'any version')
  if (isRefusal(referral)) return referral
  const facts = await readSharingFacts(trx, referral)
  const read = await readRequest(trx, body, facts, { account: caller.account, now })
  if ('faults' in read) return refuse('sharing-request-not-valid', { errors: read.faults })
  const request = read.value
  const answered = assess(facts, request.asked, caller, now)
  return { referral, role: actingRole(caller, referral.council_id, COUNCIL_STAFF), facts, request, answered }
}

/** Keeps that it was asked, and the answer: codes, and nothing of the referral. */
export const keepQuestion = (
  trx: Trx,
  kind: 'assessed' | 'denied',
  { caller, now, body }: { caller: Caller; now: Date; body: SharingRequest },
  { referral, role, answered }: Pick<AskedSharing, 'referral' | 'role' | 'answered'>,
): Promise<unknown> =>
  insertSharingQuestion(trx, referral, {
    kind,
    asked_at: now,
    asked_by: caller.account,
    asked_role: role,
    recipient_kind: body.recipient.kind,
    categories: body.categories,
    answer: answered.decision.answer,
    policy_row: answered.decision.row,
  })

/** The refusal of what the policy denies. */
export function notAllowed(answered: Answered): Refusal {
  const { row, sentence, reasons, deniedCategories } = answered.decision
  const stops = deniedCategories.flatMap(({ stoppedBy }) => stoppedBy)
  const all = [...reasons, ...stops].map(({ code, text, subject, pointer, words }) => ({
    code,
    text,
    ...(subject === undefined ? {} : { subject }),
    ...(pointer === undefined ? {} : { pointer }),
    ...(words === undefined ? {} : { words }),
  }))
  const each = new Map(all.map((reason) => [JSON.stringify(reason), reason]))
  return refuse('sharing-not-allowed', {
    members: { sharing: { row, sentence, reasons: [...each.values()], toAllow: waysToAllow(answered) } },
  })
}
