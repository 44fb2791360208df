import type { Kysely } from 'kysely'
import type { Role } from '#platform/access.ts'
import type { Database } from '#platform/tables.ts'
import './tables.ts'

export type NewOrganisation = { id: string; name: string; kind: string }
export type NewClient = { issuer: string; clientId: string; name: string; organisation?: string }
export type NewAccount = {
  id: string
  issuer: string
  subject: string
  kind: 'person' | 'system'
  name: string
  organisation: string
  memberships: readonly { role: Role; council?: string; team?: string }[]
}

/** Organisations, client systems and accounts with their roles, as an operator or the demonstration knows them. */
export type Accounts = {
  readonly organisations: readonly NewOrganisation[]
  readonly clients: readonly NewClient[]
  readonly accounts: readonly NewAccount[]
}

/**
 * Registers accounts as the database's owner: the service itself may only read them. What is already there is
 * brought in line: names are renewed, and roles that are no longer named are taken away.
 */
export async function registerAccounts(
  owner: Kysely<Database>,
  { organisations, clients, accounts }: Accounts,
): Promise<void> {
  await owner.transaction().execute(async (trx) => {
    for (const { id, name, kind } of organisations) {
      await trx
        .insertInto('organisation')
        .values({ id, name, kind, verified_on: null })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, kind }))
        .execute()
    }
    for (const { issuer, clientId, name, organisation } of clients) {
      await trx
        .insertInto('client_system')
        .values({
          issuer,
          client_id: clientId,
          name,
          organisation_id: organisation ?? null,
          disabled_at: null,
        })
        .onConflict((conflict) => conflict.columns(['issuer', 'client_id']).doUpdateSet({ name }))
        .execute()
    }
    for (const account of accounts) await registerAccount(trx, account)
  })
}

async function registerAccount(trx: Kysely<Database>, account: NewAccount): Promise<void> {
  const { id, issuer, subject, kind, name, organisation, memberships } = account
  await trx
    .insertInto('account')
    .values({ id, issuer, subject, kind, name, organisation_id: organisation, disabled_at: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, organisation_id: organisation }))
    .execute()
  await trx.deleteFrom('membership').where('account_id', '=', id).execute()
  for (const { role, council, team } of memberships) {
    await trx
      .insertInto('membership')
      .values({ account_id: id, role, council_id: council ?? null, team_id: team ?? null })
      .execute()
  }
}
