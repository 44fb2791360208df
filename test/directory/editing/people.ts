import { type NewAccount, registerAccounts } from '#accounts/index.ts'
import { demonstrationAccounts } from '../../../src/demonstration/accounts.ts'
import { exampleOrganisation, exampleService } from '../../../src/directory/editing/examples.ts'
import type { TestService } from '../../helpers/service.ts'

const demonstrated = demonstrationAccounts.accounts.find(
  ({ subject }) => subject === 'directory_provider',
) as NewAccount

const organisation = (number: number) => `00000000-0000-7000-8000-05${String(number).padStart(10, '0')}`

const person = (number: number, subject: string, at: string): NewAccount => ({
  ...demonstrated,
  id: `00000000-0000-7000-8000-06${String(number).padStart(10, '0')}`,
  subject,
  name: `${subject} (made up)`,
  organisation: at,
})

export const OWNER = 'directory_provider'
export const EDITOR = 'directory_editor@westminster'
export const OTHER_EDITOR = 'directory_editor@rbkc'
export const OTHER = 'other_provider'
export const HOLDER = 'right_holder'
/** Given the provider's role with a council, which makes nobody a council's. */
export const WITH_COUNCIL = 'provider_with_council'
export const COLLEAGUE = 'provider_colleague'

export const HOLDING_ORGANISATION = organisation(2)

/** Besides the demonstration's provider: a colleague, and two other providers' people. */
export const registerProviders = ({ database }: Pick<TestService, 'database'>): Promise<unknown> =>
  registerAccounts(database.admin, {
    organisations: [
      { id: organisation(1), name: 'Another Provider (made up)', kind: 'other' },
      { id: HOLDING_ORGANISATION, name: 'Right Holders (made up)', kind: 'other' },
    ],
    clients: [],
    accounts: [
      person(1, OTHER, organisation(1)),
      person(2, HOLDER, HOLDING_ORGANISATION),
      person(3, COLLEAGUE, demonstrated.organisation),
      {
        ...person(4, WITH_COUNCIL, organisation(1)),
        memberships: [{ role: 'directory_provider', council: 'westminster' }],
      },
    ],
  })

/** Gives the holders' organisation a right to a record, past every rule. */
export async function grantRight({ database: { admin } }: Pick<TestService, 'database'>, id: string) {
  const record = await admin
    .selectFrom('directory_record')
    .select(['council_id', 'organisation_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await admin
    .insertInto('directory_right')
    .values({
      council_id: record.council_id,
      record_id: id,
      owner_id: record.organisation_id,
      organisation_id: HOLDING_ORGANISATION,
      granted_by: demonstrated.id,
      granted_at: new Date('2026-11-23T09:30:00Z'),
    })
    .execute()
}

export const RECORDS = '/v1/councils/westminster/directory/records'
export const newService = (more: object = {}) => ({
  kind: 'service',
  document: { ...exampleService, ...more },
})
export const newOrganisation = (more: object = {}) => ({
  kind: 'organisation',
  document: { ...exampleOrganisation, ...more },
})
