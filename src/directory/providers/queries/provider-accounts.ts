import type { Trx } from '#platform/operation.ts'
import type { TokenIdentity } from '#platform/tokens.ts'
import type { OrganisationKind } from '../registration/new-registration.ts'
import '../tables.ts'

export type NewProviderAccount = {
  readonly account: string
  readonly organisation: string
  readonly identity: TokenIdentity
  readonly council: string
  readonly organisationName: string
  readonly kind: OrganisationKind
  readonly name: string
  readonly email: string
  readonly now: Date
}

/**
 * A new organisation, its first person, and their role: the only thing that the service may add to the accounts, and
 * only all at once (0019). False where they have an account by now, made by another code at this moment.
 */
export async function insertProvider(trx: Trx, made: NewProviderAccount): Promise<boolean> {
  const { account, organisation, identity, name } = made
  await trx
    .insertInto('organisation')
    .values({ id: organisation, name: made.organisationName, kind: 'provider' })
    .execute()
  const person = { id: account, issuer: identity.issuer, subject: identity.subject, name }
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('account')
    .values({ ...person, kind: 'person', organisation_id: organisation })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await trx.insertInto('membership').values({ account_id: account, role: 'directory_provider' }).execute()
  await trx
    .insertInto('provider')
    .values({
      organisation_id: organisation,
      kind: made.kind,
      contact_name: name,
      email: made.email,
      registered_with: made.council,
      registered_at: made.now,
    })
    .execute()
  return true
}

/** Somebody's account with its organisation, by its id. */
export const findAccount = (trx: Trx, account: string) =>
  trx
    .selectFrom('account')
    .innerJoin('organisation', 'organisation.id', 'account.organisation_id')
    .select([
      'account.issuer',
      'account.subject',
      'account.name',
      'organisation.id as organisation',
      'organisation.name as organisationName',
    ])
    .where('account.id', '=', account)
    .executeTakeFirst()
