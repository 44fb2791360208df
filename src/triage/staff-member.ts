import { type Static, Type } from 'typebox'
import { type Caller, councilsWithRole, type Role } from '#platform/access.ts'

/** Somebody of the council by role; who it was by name is for the council alone. */
export const StaffMember = Type.Object(
  {
    role: Type.String({ description: 'The role in which it was done.', examples: ['decision_maker'] }),
    account: Type.Optional(Type.String({ format: 'uuid', description: 'For the council only.' })),
    name: Type.Optional(Type.String({ description: 'For the council only.' })),
  },
  { $id: 'StaffMember', additionalProperties: false },
)
export type StaffMember = Static<typeof StaffMember>

/** What each side is shown of somebody of the council. */
export const staffMember = (
  sender: boolean,
  role: string,
  account: string,
  name: string | null,
): StaffMember => (sender ? { role } : { role, account, ...(name === null ? {} : { name }) })

/** The weightiest first: a manager who is also a screening officer acts as the manager. */
const BY_WEIGHT = [
  'decision_maker',
  'early_help_manager',
  'screening_officer',
  'early_help_officer',
] as const satisfies readonly Role[]

/** The role in which a caller acts for a council, of those that may do what is done. */
export function actingRole(caller: Caller, council: string, roles: readonly Role[]): Role {
  const role = BY_WEIGHT.find(
    (each) => roles.includes(each) && councilsWithRole(caller, [each]).includes(council),
  )
  if (role === undefined) throw new Error('Who has no role in the council does not act for it.')
  return role
}
