import { type Caller, councilsWithRole, hasRole, type Role } from '#platform/access.ts'

/** Who sends referrals: professionals, their safeguarding leads, and their case systems (as referrers). */
export const SENDERS = ['referrer', 'organisation_lead'] as const satisfies readonly Role[]

/** Who in a council reads referrals, and of which service. Everybody else in a council reads none. */
export const COUNCIL_READERS = {
  screening_officer: ['early_help', 'social_care'],
  decision_maker: ['early_help', 'social_care'],
  early_help_manager: ['early_help'],
  early_help_officer: ['early_help'],
} as const satisfies Partial<Record<Role, readonly ('early_help' | 'social_care')[]>>

export type CouncilReader = keyof typeof COUNCIL_READERS

export const COUNCIL_STAFF = Object.keys(COUNCIL_READERS) as CouncilReader[]
export const READERS = [...SENDERS, ...COUNCIL_STAFF] as const

/**
 * Who reads what is known of other persons as well (W16): an older sibling's conviction, intelligence about gangs.
 * Whoever wrote it; whoever checks the form against the criteria, or decides by them. Whoever then works with the
 * family does without, and so does a case system, where many more would read it.
 */
const READS_OF_OTHERS = {
  sender: true,
  screening_officer: true,
  decision_maker: true,
  early_help_manager: true,
  early_help_officer: false,
} as const satisfies Record<CouncilReader | 'sender', boolean>

/** Whether a caller reads all of a referral that they reach, by their roles in the council that keeps it. */
export const readsOfOthers = (caller: Caller, council: string, sender: boolean): boolean =>
  (sender && READS_OF_OTHERS.sender) ||
  COUNCIL_STAFF.some((role) => READS_OF_OTHERS[role] && councilsWithRole(caller, [role]).includes(council))

/** Who may confirm that the telephone call of an emergency was made: any screening staff. */
export const CALL_CONFIRMERS = ['screening_officer', 'decision_maker'] as const satisfies readonly Role[]

/** Who decides something about a referral; what exactly is data of triage's outcomes. */
export const DECIDERS = COUNCIL_STAFF

/** Who takes over, signs second and reviews: "qualified social worker or manager", and the Early Help manager. */
export const MANAGERS = ['decision_maker', 'early_help_manager'] as const satisfies readonly Role[]

/** What of the referrals a caller reaches: whole councils, only the early help of some, and what was sent. */
export type Reach = {
  readonly wholeCouncils: readonly string[]
  readonly earlyHelpCouncils: readonly string[]
  readonly account: string
  /** For an organisation's lead: all that the organisation sent. */
  readonly organisation: string | null
  /** May send, and so has referrals of their own. */
  readonly sends: boolean
}

export function reachOf(caller: Caller): Reach {
  const staff = (service: string) =>
    COUNCIL_STAFF.filter((role) => (COUNCIL_READERS[role] as readonly string[]).includes(service))
  const wholeCouncils = councilsWithRole(caller, staff('social_care'))
  return {
    wholeCouncils,
    earlyHelpCouncils: councilsWithRole(caller, staff('early_help')).filter(
      (council) => !wholeCouncils.includes(council),
    ),
    account: caller.account,
    organisation: hasRole(caller, ['organisation_lead']) ? caller.organisation : null,
    sends: hasRole(caller, SENDERS),
  }
}

/** Whether the caller works for a council with referrals. */
export const isCouncilStaff = (caller: Caller): boolean => hasRole(caller, COUNCIL_STAFF)
