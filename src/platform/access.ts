/** The roles of domain.md section 2. A membership gives an account one role in a council or an organisation. */
export const ROLES = [
  'referrer',
  'organisation_lead',
  'screening_officer',
  'decision_maker',
  'early_help_manager',
  'early_help_officer',
  'directory_provider',
  'directory_editor',
  'analyst',
  'information_governance',
  'case_system',
  'recipient',
] as const

export type Role = (typeof ROLES)[number]

/**
 * Who may call an operation: anybody without a token; whoever has a good token of a system that is registered, with an
 * account or without one yet; or accounts that have one of these roles.
 */
export type Allow = 'anyone' | 'identified' | readonly Role[]

export const rolesIn = (allow: Allow): readonly Role[] => (typeof allow === 'string' ? [] : allow)

/** `team`: the internal team of the council for which a recipient receives. */
export type Membership = {
  readonly role: Role
  readonly council: string | null
  readonly team?: string | null | undefined
}

/** Who is asking, as the accounts' tables know them at this moment. */
export type Caller = {
  readonly account: string
  readonly kind: 'person' | 'system'
  readonly client: string
  readonly organisation: string
  readonly organisationName: string
  readonly name: string
  readonly memberships: readonly Membership[]
}

export const hasRole = (caller: Caller, roles: readonly Role[]): boolean =>
  caller.memberships.some((membership) => roles.includes(membership.role))

/** The councils in which the caller has one of the roles. */
export const councilsWithRole = (caller: Caller, roles: readonly Role[]): string[] => [
  ...new Set(
    caller.memberships.flatMap((membership) =>
      membership.council !== null && roles.includes(membership.role) ? [membership.council] : [],
    ),
  ),
]

/** The internal teams for which the caller receives what is disclosed to them. */
export const teamsOf = (caller: Caller): { council: string; team: string }[] =>
  caller.memberships.flatMap(({ role, council, team }) =>
    role === 'recipient' && council !== null && team ? [{ council, team }] : [],
  )
