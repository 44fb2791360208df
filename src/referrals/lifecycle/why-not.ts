import { type Caller, councilsWithRole } from '#platform/access.ts'
import { CALL_CONFIRMERS, MANAGERS, reachOf } from '../permissions.ts'
import { isSender, type ReferralRow } from '../queries/find-referral.ts'
import { ACTIONS, LIFECYCLE, type ReferralAction, statesOf } from './rules.ts'

/** Why a caller may not do something with a referral, as a code and in words. */
export const WHY_NOT = {
  other_side: 'This is for the other side: the sender, or the council.',
  other_role: 'None of your roles allows it.',
  content_withheld:
    'Its content is withheld until the sender has consent or a reason to go on without (N16).',
  other_state: 'The referral’s state does not allow it.',
  safeguarding_recorded: 'Safeguarding reasons are recorded: the council decides.',
  already_confirmed: 'There is no emergency call left to confirm.',
  already_yours: 'You have taken it on already.',
  claimed_by_other: 'Somebody else has taken it on; a manager may take it over or release it.',
  not_claimed: 'Nobody has taken it on.',
  nothing_asked: 'No question of the council is open.',
  own_referral: 'You sent it: somebody else decides.',
  needs_second_person: 'You recorded this decision: a second person confirms it.',
  challenge_open:
    'A challenge is open: meanwhile only what protects a child is recorded, by screening staff or a decision-maker.',
  no_challenge: 'No challenge is open: record a decision.',
  involved_before: 'You took part in the decision: somebody who did not reviews it.',
} as const

export type WhyNot = keyof typeof WHY_NOT

type Check = (caller: Caller, referral: ReferralRow) => WhyNot | null

const isManagerOf = (caller: Caller, referral: ReferralRow) =>
  councilsWithRole(caller, MANAGERS).includes(referral.council_id)

const nobodyDecidesOnTheirOwn: Check = (caller, referral) =>
  referral.account_id === caller.account ? 'own_referral' : null

/** What an action asks of the referral besides its state. */
const ALSO: Partial<Record<ReferralAction, Check>> = {
  withdrawReferral: (_, referral) => (referral.safeguarding ? 'safeguarding_recorded' : null),
  confirmEmergencyCall: (_, referral) => (referral.attention === 0 ? null : 'already_confirmed'),
  claimReferral: (caller, referral) => {
    if (referral.assignee_id === null) return null
    // A revision may put it back to where it came in: taking it on goes on from there.
    if (referral.assignee_id === caller.account)
      return referral.status === 'received' ? null : 'already_yours'
    return isManagerOf(caller, referral) ? null : 'claimed_by_other'
  },
  releaseReferral: (caller, referral) => {
    if (referral.assignee_id === null) return 'not_claimed'
    if (referral.assignee_id === caller.account) return null
    return isManagerOf(caller, referral) ? null : 'claimed_by_other'
  },
  answerInformationRequest: (_, referral) => (referral.open_requests === 0 ? 'nothing_asked' : null),
  endOverride: nobodyDecidesOnTheirOwn,
  recordDecision: (caller, referral) =>
    nobodyDecidesOnTheirOwn(caller, referral) ??
    (referral.challenge_open && !councilsWithRole(caller, CALL_CONFIRMERS).includes(referral.council_id)
      ? 'challenge_open'
      : null),
  confirmDecision: (caller, referral) =>
    nobodyDecidesOnTheirOwn(caller, referral) ??
    (referral.proposed_by === caller.account ? 'needs_second_person' : null),
  decideChallenge: (caller, referral) => {
    if (!referral.challenge_open) return 'no_challenge'
    return (
      nobodyDecidesOnTheirOwn(caller, referral) ??
      (referral.deciders.includes(caller.account) ? 'involved_before' : null)
    )
  },
}

/** Why a caller may not do this with a referral now; null when they may. */
export function whyNot(action: ReferralAction, caller: Caller, referral: ReferralRow): WhyNot | null {
  const rule = LIFECYCLE[action]
  const side = isSender(reachOf(caller), referral) && rule.by.includes('sender') ? 'sender' : 'council'
  if (!rule.by.includes(side)) return 'other_side'
  // The role counts in the council that keeps the referral, whatever the caller may do in another.
  if (side === 'council' && !councilsWithRole(caller, rule.roles).includes(referral.council_id))
    return 'other_role'
  if (side === 'council' && referral.withheld) return 'content_withheld'
  if (!statesOf(action).includes(referral.status)) return 'other_state'
  return ALSO[action]?.(caller, referral) ?? null
}

export const possibleActions = (caller: Caller, referral: ReferralRow): ReferralAction[] =>
  ACTIONS.filter((action) => whyNot(action, caller, referral) === null)
