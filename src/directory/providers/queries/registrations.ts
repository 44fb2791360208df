import { type Selectable, sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { ProviderRegistrationTable } from '../tables.ts'
import '../tables.ts'

type Row = Selectable<ProviderRegistrationTable>

/** Tells the database of which address or code somebody speaks, until the transaction ends. */
export const askByRegistration = (trx: Trx, hash: string): Promise<unknown> =>
  sql`select set_config('front_door.registration', ${hash}, true)`.execute(trx)

export type NewRegistration = Omit<Row, 'confirmed_at' | 'confirmed_by' | 'previous_email'>

/**
 * Adds a registration, and says how many there were of this address since an instant. Of one address, one after the
 * other: none is counted past.
 */
export async function insertRegistration(trx: Trx, row: NewRegistration, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${row.email_hash}, 0))`.execute(trx)
  const { earlier } = await trx
    .selectFrom('provider_registration')
    .select(({ fn }) => fn.countAll<string>().as('earlier'))
    .where('email_hash', '=', row.email_hash)
    .where('registered_at', '>', since)
    .executeTakeFirstOrThrow()
  await trx.insertInto('provider_registration').values(row).execute()
  return Number(earlier)
}

/** How often an organisation has had mails sent to addresses of its choice since an instant. */
export async function countAsked(trx: Trx, organisation: string, since: Date): Promise<number> {
  const { asked } = await trx
    .selectFrom('provider_registration')
    .select(({ fn }) => fn.countAll<string>().as('asked'))
    .where('organisation_id', '=', organisation)
    .where('registered_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(asked)
}

/** The registration that a code is for, held until the transaction ends. */
export const holdByCode = (trx: Trx, hash: string): Promise<Row | undefined> =>
  trx
    .selectFrom('provider_registration')
    .selectAll()
    .where('code_hash', '=', hash)
    .forUpdate()
    .executeTakeFirst()

/** Notes who confirmed it; what is personal in it is gone from here. */
export const confirmRegistration = (
  trx: Trx,
  { council_id, id }: Pick<Row, 'council_id' | 'id'>,
  { account, now, previous = null }: { account: string; now: Date; previous?: string | null },
): Promise<unknown> =>
  trx
    .updateTable('provider_registration')
    .set({
      confirmed_at: now,
      confirmed_by: account,
      email: null,
      contact_name: null,
      organisation_name: null,
      previous_email: previous,
    })
    .where('council_id', '=', council_id)
    .where('id', '=', id)
    .execute()

/** Deletes what was not confirmed in time, and what was a while ago: its row is of no use any more. */
export const deleteExpired = (trx: Trx, council: string, now: Date): Promise<unknown> =>
  trx
    .deleteFrom('provider_registration')
    .where('council_id', '=', council)
    .where('expires_at', '<=', now)
    .execute()
