import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import '../tables.ts'

/** Tells the database that a family asks, with the hash of its token or session, until the transaction ends. */
export async function askAsFamily(trx: Trx, hash: string, now: Date): Promise<void> {
  await sql`
    select set_config('front_door.family', ${hash}, true), set_config('front_door.now', ${now.toISOString()}, true)
  `.execute(trx)
}

const OF_LINK = [
  'council_id',
  'referral_id',
  'id',
  'person',
  'subjects',
  'names',
  'recipients_named',
] as const

/** Whether a token can still be used; it stays so. */
export const isOpenable = async (trx: Trx, hash: string, now: Date): Promise<boolean> =>
  (await trx
    .selectFrom('family_link')
    .select('id')
    .where('token_hash', '=', hash)
    .where('opened_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()) !== undefined

/** Uses a token up, and opens the one session there will be. Of several at the same moment one does. */
export const openLink = (
  trx: Trx,
  hash: string,
  session: { hash: string; until: Date; now: Date },
): Promise<{ council_id: string; referral_id: string; id: string } | undefined> =>
  trx
    .updateTable('family_link')
    .set({ opened_at: session.now, session_hash: session.hash, session_until: session.until })
    .where('token_hash', '=', hash)
    .where('opened_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', session.now)
    .returning(['council_id', 'referral_id', 'id'])
    .executeTakeFirst()

export type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>

/** The link whose session this is, while it lasts. */
export const findSession = (trx: Trx, hash: string, now: Date) =>
  trx
    .selectFrom('family_link')
    .select([...OF_LINK, 'session_until'])
    .where('session_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .where('session_until', '>', now)
    .executeTakeFirst()
