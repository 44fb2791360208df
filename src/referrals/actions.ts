import { type Caller, councilsWithRole } from '#platform/access.ts'
import { CALL_CONFIRMERS, COUNCIL_STAFF, reachOf } from './permissions.ts'
import { isSender, type ReferralRow } from './queries/find-referral.ts'
import type { ReferralStatus } from './status.ts'

/** What can be done with a referral after it was sent, by operationId. */
export const ACTIONS = [
  'amendReferral',
  'submitRevision',
  'withdrawReferral',
  'reevaluateReferral',
  'confirmEmergencyCall',
] as const
export type ReferralAction = (typeof ACTIONS)[number]

type Rule = {
  /** Which side may do it: those who sent it, or the council's staff with one of the roles. */
  readonly by: readonly ('sender' | 'council')[]
  readonly roles?: Parameters<typeof councilsWithRole>[1]
  readonly in: readonly ReferralStatus[]
}

const OPEN = ['emergency_stopped', 'referred_back', 'redirected', 'received'] as const

/** Who may do what in which state: the one table that the operations, their 409 answers and the list of actions are made from. */
export const RULES: Record<ReferralAction, Rule> = {
  amendReferral: { by: ['sender', 'council'], in: OPEN },
  submitRevision: { by: ['sender'], in: ['emergency_stopped', 'referred_back'] },
  withdrawReferral: { by: ['sender'], in: ['referred_back', 'redirected', 'received'] },
  reevaluateReferral: { by: ['sender', 'council'], in: OPEN },
  confirmEmergencyCall: { by: ['council'], roles: CALL_CONFIRMERS, in: [...OPEN, 'withdrawn'] },
}

export type WhyNot =
  | 'other_side'
  | 'other_role'
  | 'other_state'
  | 'safeguarding_recorded'
  | 'already_confirmed'
  | 'content_withheld'

/** Why a caller may not do this with a referral now; null when they may. */
export function whyNot(action: ReferralAction, caller: Caller, referral: ReferralRow): WhyNot | null {
  const rule = RULES[action]
  const side = isSender(reachOf(caller), referral) && rule.by.includes('sender') ? 'sender' : 'council'
  if (!rule.by.includes(side)) return 'other_side'
  // The role counts in the council that keeps the referral, whatever the caller may do in another.
  if (
    side === 'council' &&
    !councilsWithRole(caller, rule.roles ?? COUNCIL_STAFF).includes(referral.council_id)
  )
    return 'other_role'
  if (side === 'council' && referral.withheld) return 'content_withheld'
  if (!rule.in.includes(referral.status)) return 'other_state'
  if (action === 'withdrawReferral' && referral.safeguarding) return 'safeguarding_recorded'
  if (action === 'confirmEmergencyCall' && referral.attention !== 0) return 'already_confirmed'
  return null
}

export const possibleActions = (caller: Caller, referral: ReferralRow): ReferralAction[] =>
  ACTIONS.filter((action) => whyNot(action, caller, referral) === null)

export const WHY_NOT: Record<WhyNot, string> = {
  other_side: 'This is for the other side: the sender, or the council.',
  other_role: 'None of your roles allows it.',
  other_state: 'The referral’s state does not allow it.',
  safeguarding_recorded: 'Safeguarding reasons are recorded: the council decides.',
  already_confirmed: 'There is no emergency call left to confirm.',
  content_withheld:
    'Its content is withheld until the sender has consent or a reason to go on without (N16).',
}
