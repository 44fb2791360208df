import type { Role } from '#platform/access.ts'

/** Roles a decision can be recorded in, the one with the widest say first. */
export const DECIDING_ROLES = [
  'decision_maker',
  'early_help_manager',
  'screening_officer',
  'early_help_officer',
] as const satisfies readonly Role[]
export type DecidingRole = (typeof DECIDING_ROLES)[number]

/** What only some outcomes carry: needed by those that name it, refused with the others. */
export const DETAILS = ['route', 'services', 'duplicateOf', 'openCase', 'homeAuthority'] as const
export type Detail = (typeof DETAILS)[number]

export type OutcomeRule = {
  readonly text: string
  /** Who may record it (domain.md sections 2 and 6). */
  readonly roles: readonly DecidingRole[]
  readonly needs: readonly Detail[]
  /** It protects a child: nothing holds it up, not even an open challenge. */
  readonly protective?: true
  /** It leaves the family without what was asked for. */
  readonly declines?: true
}

const SCREENING = ['screening_officer', 'decision_maker'] as const
const EARLY_HELP = ['decision_maker', 'early_help_manager'] as const

/** The outcomes (domain.md section 6). `request_information` is an operation of its own: it decides nothing. */
export const OUTCOMES = {
  accept_targeted_early_help: {
    text: 'Targeted early help takes the child on.',
    roles: EARLY_HELP,
    needs: [],
  },
  transfer_social_care: {
    text: 'To children’s social care: an assessment under section 17, or a strategy discussion (section 47).',
    roles: ['decision_maker'],
    needs: ['route'],
    protective: true,
  },
  emergency_redirected: {
    text: 'An emergency: given to the police, the ambulance or the duty team at once.',
    roles: SCREENING,
    needs: [],
    protective: true,
  },
  refer_back_no_consent: {
    text: 'Back to the professional for want of consent (N16); for the referral as a whole.',
    roles: [...SCREENING, 'early_help_manager'],
    needs: [],
  },
  link_to_open_case: {
    text: 'The child is known: linked to the open case, and the allocated worker told.',
    roles: [...SCREENING, 'early_help_officer'],
    needs: ['openCase'],
  },
  redirect_rbkc: {
    text: 'The child lives in Kensington and Chelsea: to its front door.',
    roles: [...SCREENING, 'early_help_manager'],
    needs: [],
  },
  redirect_home_authority: {
    text: 'Another authority is responsible: to its front door.',
    roles: SCREENING,
    needs: ['homeAuthority'],
  },
  signpost_universal: {
    text: 'No targeted help; services that are open to every family are named.',
    roles: EARLY_HELP,
    needs: ['services'],
    declines: true,
  },
  no_further_action: {
    text: 'Nothing further.',
    roles: EARLY_HELP,
    needs: [],
    declines: true,
  },
  duplicate: {
    text: 'The same concern was referred before: the other referral is decided on.',
    roles: [...SCREENING, 'early_help_officer'],
    needs: ['duplicateOf'],
  },
} as const satisfies Record<string, OutcomeRule>

export type Outcome = keyof typeof OUTCOMES
export const outcomes = Object.keys(OUTCOMES) as Outcome[]
export const ruleOf = (outcome: Outcome): OutcomeRule => OUTCOMES[outcome]

/** How much a decline against the criteria must say, in characters. Ours: no page sets a length. */
export const REASONS_OF_SUBSTANCE = 40
