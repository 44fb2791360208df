import { DEMONSTRATION_ISSUER, type NewAccount, registerAccounts } from '#accounts/index.ts'
import type { Caller } from '#platform/access.ts'
import { clientOf, DEMONSTRATION_CLIENT, demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import type { TestService } from './service.ts'

/** Somebody who calls the service: with an account as the tables have it, or with a token that is good for nothing. */
export type Asker = {
  readonly name: string
  readonly authorization: string | undefined
  /** Absent for those who are let in nowhere. */
  readonly caller: Caller | undefined
  /** They have no account, and a good token of a system that is known: they may go on to have one. */
  readonly begins?: true
}

const RETIRED_CLIENT = 'retired-front-end'
const school = demonstrationAccounts.accounts[0] as NewAccount
const made = (number: number, subject: string, memberships: NewAccount['memberships']): NewAccount => ({
  ...school,
  id: `00000000-0000-7000-8000-04${number.toString(16).padStart(10, '0')}`,
  subject,
  name: `${subject} (made up)`,
  memberships,
})

const more: NewAccount[] = [
  made(1, 'colleague', [{ role: 'referrer' }]),
  made(2, 'lead-only', [{ role: 'organisation_lead' }]),
  made(3, 'without-role', []),
  made(4, 'disabled', [{ role: 'referrer' }]),
  made(5, 'officer-who-refers', [
    { role: 'referrer' },
    { role: 'screening_officer', council: 'westminster' },
  ]),
  made(6, 'two-councils', [
    { role: 'screening_officer', council: 'rbkc' },
    { role: 'early_help_officer', council: 'westminster' },
  ]),
  made(8, 'decider-who-refers', [{ role: 'referrer' }, { role: 'decision_maker', council: 'westminster' }]),
  // A council's role without a council, and the other way round, must give nothing away.
  made(7, 'officer-of-nowhere', [{ role: 'screening_officer' }]),
]

/** The account of somebody who sends referrals and decides on others'. */
export const BOTH_SIDES = made(8, '', []).id

/**
 * Everybody there is: each demonstration account (every role, on both sides), and those who must be kept
 * out: no token, no account, no role, a disabled account, a disabled client.
 */
export async function createAskers({ database, issuer, token }: TestService): Promise<Asker[]> {
  await registerAccounts(database.admin, {
    organisations: [],
    clients: [{ issuer: DEMONSTRATION_ISSUER, clientId: RETIRED_CLIENT, name: 'Retired front-end' }],
    accounts: more,
  })
  const { admin } = database
  await admin
    .updateTable('account')
    .set({ disabled_at: new Date(0) })
    .where('subject', '=', 'disabled')
    .execute()
  await admin
    .updateTable('client_system')
    .set({ disabled_at: new Date(0) })
    .where('client_id', '=', RETIRED_CLIENT)
    .execute()
  const names = new Map(demonstrationAccounts.organisations.map(({ id, name }) => [id, name]))
  const accounts = [...demonstrationAccounts.accounts, ...more]
  const askers = accounts.map(
    async (account): Promise<Asker> => ({
      name: account.subject,
      authorization: `Bearer ${await token(account.subject)}`,
      caller:
        account.subject === 'disabled'
          ? undefined
          : callerFrom(account, names.get(account.organisation) ?? ''),
    }),
  )
  return [
    { name: 'no token', authorization: undefined, caller: undefined },
    {
      name: 'no account',
      authorization: `Bearer ${await issuer.sign('nobody', DEMONSTRATION_CLIENT)}`,
      caller: undefined,
      begins: true,
    },
    {
      name: 'disabled client',
      authorization: `Bearer ${await issuer.sign('referrer', RETIRED_CLIENT)}`,
      caller: undefined,
    },
    {
      name: 'no such client',
      authorization: `Bearer ${await issuer.sign('referrer', 'somebody-else')}`,
      caller: undefined,
    },
    ...(await Promise.all(askers)),
  ]
}

const callerFrom = (account: NewAccount, organisationName: string): Caller => ({
  account: account.id,
  kind: account.kind,
  client: clientOf(account.subject),
  organisation: account.organisation,
  organisationName,
  name: account.name,
  memberships: account.memberships.map(({ role, council, team }) => ({
    role,
    council: council ?? null,
    ...(team === undefined ? {} : { team }),
  })),
})
