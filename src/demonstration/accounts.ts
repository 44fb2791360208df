import { type Accounts, DEMONSTRATION_ISSUER, type NewAccount } from '#accounts/index.ts'
import { councils } from '#councils/index.ts'
import type { Role } from '#platform/access.ts'

/** Made-up ids, the same in every demonstration, so that a token made once goes on working. */
const id = (kind: number, number: number) =>
  `00000000-0000-7000-8000-${kind.toString(16).padStart(2, '0')}${number.toString(16).padStart(10, '0')}`

const SCHOOL = id(1, 1)
const OTHER_SCHOOL = id(1, 2)
const HEALTH = id(1, 3)
const COUNCIL_ORGANISATION = new Map(councils.map((council, index) => [council.id, id(2, index + 1)]))

/** Every demonstration token is given to this client, as a council's front-end would be. */
export const DEMONSTRATION_CLIENT = 'demonstration-front-end'
export const DEMONSTRATION_CASE_SYSTEM = 'demonstration-case-system'

const COUNCIL_ROLES = [
  'screening_officer',
  'decision_maker',
  'early_help_manager',
  'early_help_officer',
  'directory_editor',
  'analyst',
  'information_governance',
  'case_system',
] as const satisfies readonly Role[]

const person = (
  number: number,
  subject: string,
  name: string,
  organisation: string,
  memberships: NewAccount['memberships'],
): NewAccount => ({
  id: id(3, number),
  issuer: DEMONSTRATION_ISSUER,
  subject,
  kind: 'person',
  name,
  organisation,
  memberships,
})

const senders: NewAccount[] = [
  person(1, 'referrer', 'Robin Example', SCHOOL, [{ role: 'referrer' }]),
  person(2, 'organisation_lead', 'Sam Example', SCHOOL, [
    { role: 'referrer' },
    { role: 'organisation_lead' },
  ]),
  person(3, 'other-referrer', 'Alex Sample', OTHER_SCHOOL, [{ role: 'referrer' }]),
  person(4, 'other-organisation_lead', 'Kim Sample', OTHER_SCHOOL, [
    { role: 'referrer' },
    { role: 'organisation_lead' },
  ]),
  person(5, 'directory_provider', 'Jo Provider', OTHER_SCHOOL, [{ role: 'directory_provider' }]),
  person(8, 'other-directory_provider', 'Lee Provider', HEALTH, [{ role: 'directory_provider' }]),
  { ...person(6, 'case-system', 'Example case system', SCHOOL, [{ role: 'referrer' }]), kind: 'system' },
]

/** Some decisions take two people of one role: the second one's subject says so. */
const STAFF: readonly (readonly [number: number, title: string, role: Role])[] = [
  ...COUNCIL_ROLES.map((role, index) => [index, role, role] as const),
  [50, 'second_decision_maker', 'decision_maker'],
]

const staff: NewAccount[] = councils.flatMap((council, at) =>
  STAFF.map(([number, title, role]) =>
    person(
      100 * (at + 1) + number,
      `${title}@${council.id}`,
      `${title.replaceAll('_', ' ')} of ${council.name} (made up)`,
      COUNCIL_ORGANISATION.get(council.id) as string,
      [{ role, council: council.id }],
    ),
  ),
)

/** The first two teams of each council have somebody who reads what is disclosed to them. */
const recipients: NewAccount[] = [
  ...councils.flatMap((council, at) =>
    council.teams
      .slice(0, 2)
      .map((team, number) =>
        person(
          100 * (at + 1) + 60 + number,
          `${team.id}@${council.id}`,
          `Worker of the ${team.name}, ${council.name} (made up)`,
          COUNCIL_ORGANISATION.get(council.id) as string,
          [{ role: 'recipient', council: council.id, team: team.id }],
        ),
      ),
  ),
  // Named as a health visitor on the example of social care.
  person(7, 'health_visitor', 'Winifred Achebe-Example', HEALTH, [{ role: 'recipient' }]),
]

/** Made-up people for every role. The subject of a council's staff is `role@council`; there is a `second_decision_maker`. */
export const demonstrationAccounts: Accounts = {
  organisations: [
    { id: SCHOOL, name: 'Example Park School (made up)', kind: 'school' },
    { id: OTHER_SCHOOL, name: 'Sample Road School (made up)', kind: 'school' },
    { id: HEALTH, name: 'Example Community Health', kind: 'health' },
    ...councils.map((council) => ({
      id: COUNCIL_ORGANISATION.get(council.id) as string,
      name: council.name,
      kind: 'council',
    })),
  ],
  clients: [
    { issuer: DEMONSTRATION_ISSUER, clientId: DEMONSTRATION_CLIENT, name: 'Front-end of the demonstration' },
    {
      issuer: DEMONSTRATION_ISSUER,
      clientId: DEMONSTRATION_CASE_SYSTEM,
      name: 'Case system of the demonstration',
      organisation: SCHOOL,
    },
  ],
  accounts: [...senders, ...staff, ...recipients],
}

/** The token subject of a role: of a council's staff with the council, of a sender alone. */
export function subjectFor(role: string, council = 'westminster'): string | undefined {
  const subjects = demonstrationAccounts.accounts.map((account) => account.subject)
  return [role, `${role}@${council}`].find((subject) => subjects.includes(subject))
}

/** The account of a subject. */
export const accountOf = (subject: string): string | undefined =>
  demonstrationAccounts.accounts.find((account) => account.subject === subject)?.id

/** The client a subject's tokens are given to. */
export const clientOf = (subject: string): string =>
  subject === 'case-system' ? DEMONSTRATION_CASE_SYSTEM : DEMONSTRATION_CLIENT
