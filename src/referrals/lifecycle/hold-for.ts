import type { Caller } from '#platform/access.ts'
import type { Call, Concerns, Trx } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import { reachOf } from '../permissions.ts'
import { findReferral, type ReferralRow } from '../queries/find-referral.ts'
import type { ReferralAction } from './rules.ts'
import { possibleActions, WHY_NOT, type WhyNot, whyNot } from './why-not.ts'

/** Why an action on a referral is refused, by the one table of actions; undefined when it may go on. */
function refusalOf(action: ReferralAction, caller: Caller, referral: ReferralRow): Refusal | undefined {
  const reason = whyNot(action, caller, referral)
  if (reason === null) return undefined
  if (reason === 'other_role' || reason === 'other_side') return refuse('not-allowed')
  const members = { currentState: referral.status, possibleActions: possibleActions(caller, referral) }
  return refuse(CODES[reason] ?? 'not-in-this-state', { detail: WHY_NOT[reason], members })
}

const CODES: Partial<Record<WhyNot, string>> = {
  safeguarding_recorded: 'safeguarding-recorded',
  own_referral: 'needs-another-person',
  needs_second_person: 'needs-another-person',
  involved_before: 'needs-another-person',
}

/** Whether the caller has seen another version than the one that is there. */
export const isStale = (ifMatch: string, row: { version: number }): boolean => ifMatch !== etag(row.version)

type OnReferral = Pick<Call<unknown, { referralId: string }>, 'caller' | 'params' | 'ifMatch'>

/**
 * The referral an action is to be done on, held until the transaction ends: within the caller's reach, in a state
 * that allows the action, and, where it changes what was read, in the version that was.
 */
export async function holdFor(
  action: ReferralAction,
  call: OnReferral,
  trx: Trx,
  concerns: (what: Concerns) => void,
  version: 'version seen' | 'any version',
): Promise<ReferralRow | Refusal> {
  const referral = await findReferral(trx, reachOf(call.caller), call.params.referralId, 'locked')
  if (referral === undefined) return refuse('not-found')
  concerns({ council: referral.council_id, kind: 'referral', id: referral.id })
  const refusal = refusalOf(action, call.caller, referral)
  if (refusal !== undefined) return refusal
  if (version === 'version seen' && isStale(call.ifMatch, referral)) return refuse('precondition-failed')
  return referral
}
