import { Type } from 'typebox'

/** The states of a referral, as far as submitting goes; triage adds its own. */
export const STATUSES = {
  emergency_stopped:
    'Somebody is reported in immediate danger: ring 999 and the front door; do not rely on the form.',
  referred_back:
    'Consent is not given and nothing allows going on without it (N16): back with the professional.',
  redirected: 'The council of residence does not take this here: the receipt says where to go instead.',
  received: 'With the council: screening starts and the clock runs.',
  withdrawn: 'Withdrawn by the sender.',
} as const

export type ReferralStatus = keyof typeof STATUSES

export const statuses = Object.keys(STATUSES) as ReferralStatus[]

export const ReferralStatus = Type.Unsafe<ReferralStatus>({
  $id: 'ReferralStatus',
  type: 'string',
  enum: statuses,
  description: Object.entries(STATUSES)
    .map(([status, meaning]) => `\`${status}\`: ${meaning}`)
    .join(' '),
})
