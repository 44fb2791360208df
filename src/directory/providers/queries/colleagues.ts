import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { TokenIdentity } from '#platform/tokens.ts'
import type { Reach } from '../../editing/index.ts'
import '../tables.ts'
import '../../tables.ts'

/** An organisation that registered itself, as those see it who are of it or have to do with it. */
export const findProvider = (trx: Trx, organisation: string) =>
  trx
    .selectFrom('provider')
    .select(['kind', 'email', 'contact_name as name'])
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()

/** Whether somebody may know who writes for an organisation: its own people, and editors at whose council it is. */
export async function seesPeople(
  trx: Trx,
  { councils, organisation: own }: Reach,
  { council, organisation }: { council: string; organisation: string },
): Promise<boolean> {
  if (own === organisation) return true
  if (!councils.includes(council)) return false
  const { rows } = await sql<{ sees: boolean }>`
    select exists (select from provider where organisation_id = ${organisation} and registered_with = ${council})
        or exists (select from directory_record where council_id = ${council} and organisation_id = ${organisation})
        or exists (select from directory_right where council_id = ${council} and organisation_id = ${organisation})
      as sees`.execute(trx)
  return rows[0]?.sees ?? false
}

const people = (trx: Trx, organisation: string) =>
  trx
    .selectFrom('account')
    .where('account.organisation_id', '=', organisation)
    .where('account.disabled_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('membership')
          .select('role')
          .whereRef('membership.account_id', '=', 'account.id')
          .where('role', '=', 'directory_provider'),
      ),
    )

/** Those who write for an organisation; one more than `limit` where there are more. */
export const listColleagueRows = (
  trx: Trx,
  organisation: string,
  { limit, from }: { limit: number; from: string | undefined },
) =>
  people(trx, organisation)
    .select(['account.id', 'account.name'])
    .$if(from !== undefined, (query) => query.where('account.id', '>', from as string))
    .orderBy('account.id')
    .limit(limit + 1)
    .execute()

/** Who writes for an organisation, while nobody else leaves it. */
export async function holdPeople(trx: Trx, organisation: string): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`colleagues ${organisation}`}, 0))`.execute(trx)
  const rows = await people(trx, organisation).select('account.id').execute()
  return rows.map(({ id }) => id)
}

export const writesFor = async (trx: Trx, organisation: string, account: string): Promise<boolean> =>
  (await people(trx, organisation)
    .select('account.id')
    .where('account.id', '=', account)
    .executeTakeFirst()) !== undefined

/** Takes somebody the role with which they write, and no other. */
export const removeFrom = (trx: Trx, account: string): Promise<unknown> =>
  trx
    .deleteFrom('membership')
    .where('account_id', '=', account)
    .where('role', '=', 'directory_provider')
    .execute()

type Joining = { account: string; organisation: string; identity: TokenIdentity; name: string }

/** One more person of an organisation. False where they have an account by now. */
export async function insertColleague(trx: Trx, joining: Joining): Promise<boolean> {
  const { account, organisation, identity, name } = joining
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('account')
    .values({
      ...{ id: account, issuer: identity.issuer, subject: identity.subject, name },
      ...{ kind: 'person', organisation_id: organisation },
    })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await trx.insertInto('membership').values({ account_id: account, role: 'directory_provider' }).execute()
  return true
}

/** Has an organisation written to somewhere else. */
export const readdress = (
  trx: Trx,
  organisation: string,
  contact: { email: string; name: string },
): Promise<unknown> =>
  trx
    .updateTable('provider')
    .set({ email: contact.email, contact_name: contact.name })
    .where('organisation_id', '=', organisation)
    .execute()
