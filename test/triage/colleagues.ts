import { DEMONSTRATION_ISSUER, type NewAccount, registerAccounts } from '#accounts/index.ts'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import type { TestDatabase } from '../helpers/database.ts'

export type Colleague = Pick<NewAccount, 'subject' | 'memberships'>

/** More made-up people than the demonstration has: who else decides, signs and reviews. */
export function registerColleagues(
  owner: TestDatabase['admin'],
  colleagues: readonly Colleague[],
): Promise<void> {
  const council = demonstrationAccounts.accounts.find(
    ({ subject }) => subject === 'decision_maker@westminster',
  ) as NewAccount
  return registerAccounts(owner, {
    organisations: [],
    clients: [],
    accounts: colleagues.map(({ subject, memberships }, at) => ({
      id: `00000000-0000-7000-8000-05${(at + 1).toString(16).padStart(10, '0')}`,
      issuer: DEMONSTRATION_ISSUER,
      subject,
      kind: 'person',
      name: `${subject} (made up)`,
      organisation: council.organisation,
      memberships,
    })),
  })
}
