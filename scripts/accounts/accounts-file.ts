import { type Static, Type } from 'typebox'
import type { Accounts } from '#accounts/index.ts'
import { councils } from '#councils/index.ts'
import { ROLES, type Role } from '#platform/access.ts'
import type { Fault } from '#platform/faults.ts'
import { faultsOfBody } from '#platform/validation.ts'

/** Roles that are held for the account's organisation. All others are held in a council. */
const ORGANISATION_ROLES: readonly Role[] = ['referrer', 'organisation_lead', 'directory_provider']

const id = Type.String({ format: 'uuid' })
const text = Type.String({ minLength: 1, maxLength: 500 })
const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

const Membership = object({
  role: Type.Unsafe<Role>({ type: 'string', enum: [...ROLES] }),
  council: Type.Optional(
    Type.Unsafe<string>({ type: 'string', enum: councils.map((council) => council.id) }),
  ),
  team: Type.Optional(Type.String({ pattern: '^[a-z0-9_]{1,60}$' })),
})

/** The file an operator registers accounts from. */
export const AccountsFile = object({
  organisations: Type.Array(object({ id, name: text, kind: text })),
  clients: Type.Array(object({ issuer: text, clientId: text, name: text, organisation: Type.Optional(id) })),
  accounts: Type.Array(
    object({
      id,
      issuer: text,
      subject: text,
      kind: Type.Unsafe<'person' | 'system'>({ type: 'string', enum: ['person', 'system'] }),
      name: text,
      organisation: id,
      memberships: Type.Array(Membership),
    }),
  ),
})
type AccountsFile = Static<typeof AccountsFile>

/** The accounts of a file's text, or what is wrong with it and where. */
export function readAccounts(json: string): { accounts: Accounts } | { faults: readonly Fault[] } {
  let document: unknown
  try {
    document = JSON.parse(json)
  } catch {
    return { faults: [{ pointer: '', code: 'json', message: 'is no JSON' }] }
  }
  const faults = faultsOfBody(AccountsFile, document)
  if (faults.length > 0) return { faults }
  const accounts = document as AccountsFile as Accounts
  const misplaced = accounts.accounts.flatMap(misplacedRoles)
  return misplaced.length > 0 ? { faults: misplaced } : { accounts }
}

function misplacedRoles({ memberships }: Accounts['accounts'][number], at: number): Fault[] {
  return memberships.flatMap(({ role, council, team }, index) => {
    if (role === 'recipient' && (team === undefined) === (council === undefined)) return []
    if (role === 'recipient' || team !== undefined)
      return [
        {
          pointer: `/accounts/${at}/memberships/${index}`,
          code: 'team',
          message: 'only a recipient has a team, and a team has its council',
        },
      ]
    const ofOrganisation = ORGANISATION_ROLES.includes(role)
    if (ofOrganisation === (council === undefined)) return []
    const message = ofOrganisation ? `${role} is held without a council` : `${role} needs its council`
    return [{ pointer: `/accounts/${at}/memberships/${index}`, code: 'role', message }]
  })
}
