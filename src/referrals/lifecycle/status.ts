import { Type } from 'typebox'

/** The states of a referral (domain.md section 3). `closed` comes with the hand-over to the case system. */
export const STATUSES = {
  emergency_stopped:
    'Somebody is reported in immediate danger: ring 999 and the front door; do not rely on the form.',
  referred_back:
    'Consent is not given and nothing allows going on without it (N16): back with the professional.',
  redirected: 'The council of residence does not take this here: the receipt says where to go instead.',
  received: 'With the council: screening starts and the clock runs.',
  screening: 'Somebody of the council has taken it on.',
  awaiting_information: 'The council has asked the sender something. The clock goes on.',
  awaiting_confirmation: 'A decision is recorded and waits for the second person it needs.',
  decided: 'The council has decided.',
  under_review:
    'The decision was challenged, or something new was sent: a person looks at it again. The decision before stays readable.',
  withdrawn: 'Withdrawn by the sender.',
} as const

export type ReferralStatus = keyof typeof STATUSES

export const statuses = Object.keys(STATUSES) as ReferralStatus[]

/** Those in which somebody of the council has to do something: the triage queue. */
export const WITH_COUNCIL = [
  'emergency_stopped',
  'received',
  'screening',
  'awaiting_information',
  'awaiting_confirmation',
  'under_review',
] as const satisfies readonly ReferralStatus[]

/** Those in which something may still be decided on. */
export const BEFORE_DECISION = [
  'emergency_stopped',
  'referred_back',
  'redirected',
  'received',
  'screening',
  'awaiting_information',
  'awaiting_confirmation',
  'under_review',
] as const satisfies readonly ReferralStatus[]

/** Not decided on yet: without consent, or a reason to go on without it, it goes back. */
export const CARRIED_BY_CONSENT = [
  'redirected',
  'received',
  'screening',
  'awaiting_information',
  'awaiting_confirmation',
] as const satisfies readonly ReferralStatus[]

/** Those in which the council works on it, or has decided: it is the council that shares. */
export const KEPT_BY_COUNCIL = [...WITH_COUNCIL, 'decided'] as const satisfies readonly ReferralStatus[]

export const isWithCouncil = (status: ReferralStatus): boolean =>
  (WITH_COUNCIL as readonly ReferralStatus[]).includes(status)

export const ReferralStatus = Type.Unsafe<ReferralStatus>({
  $id: 'ReferralStatus',
  type: 'string',
  enum: statuses,
  description: Object.entries(STATUSES)
    .map(([status, meaning]) => `\`${status}\`: ${meaning}`)
    .join(' '),
})
