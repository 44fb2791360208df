import type { Caller } from '#platform/access.ts'
import { etag } from '#platform/preconditions.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import { possibleActions, type ReferralAction, WHY_NOT, whyNot } from './actions.ts'
import type { ReferralRow } from './queries/find-referral.ts'

/** Why an action on a referral is refused, by the one table of actions; undefined when it may go on. */
export function refusalOf(
  action: ReferralAction,
  caller: Caller,
  referral: ReferralRow,
): Refusal | undefined {
  const reason = whyNot(action, caller, referral)
  if (reason === null) return undefined
  if (reason === 'other_role' || reason === 'other_side') return refuse('not-allowed')
  const members = { currentState: referral.status, possibleActions: possibleActions(caller, referral) }
  const code = reason === 'safeguarding_recorded' ? 'safeguarding-recorded' : 'not-in-this-state'
  return refuse(code, { detail: WHY_NOT[reason], members })
}

/** Whether the caller has seen the version that is there. */
export const isStale = (ifMatch: string, row: { version: number }): boolean => ifMatch !== etag(row.version)
