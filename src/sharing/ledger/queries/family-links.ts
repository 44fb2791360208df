import type { Insertable } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import '#accounts/index.ts'
import '../tables.ts'
import type { FamilyLinkTable } from '../tables.ts'

type Key = { council_id: string; id: string }

export const insertFamilyLink = (
  trx: Trx,
  link: Omit<
    Insertable<FamilyLinkTable>,
    'opened_at' | 'session_hash' | 'session_until' | 'revoked_at' | 'revoked_by'
  >,
): Promise<unknown> => trx.insertInto('family_link').values(link).execute()

/** The links to a referral with who made them, by name. */
const linksOf = (trx: Trx, referral: Key) =>
  trx
    .selectFrom('family_link as link')
    .leftJoin('account', 'account.id', 'link.created_by')
    .select([
      'link.id',
      'link.referral_id',
      'link.person',
      'link.decision',
      'link.recipients_named',
      'link.created_at',
      'link.created_by',
      'link.created_role',
      'link.expires_at',
      'link.opened_at',
      'link.revoked_at',
      'account.name as created_by_name',
    ])
    .where('link.council_id', '=', referral.council_id)
    .where('link.referral_id', '=', referral.id)

export type FamilyLinkRow = Awaited<ReturnType<typeof listFamilyLinkRows>>[number]

/** Newest first, one row more than asked for. */
export const listFamilyLinkRows = (
  trx: Trx,
  referral: Key,
  page: { limit: number; before: string | undefined },
) =>
  linksOf(trx, referral)
    .$if(page.before !== undefined, (query) => query.where('link.id', '<', page.before as string))
    .orderBy('link.id', 'desc')
    .limit(page.limit + 1)
    .execute()

export const findFamilyLink = (trx: Trx, referral: Key, id: string): Promise<FamilyLinkRow | undefined> =>
  linksOf(trx, referral).where('link.id', '=', id).executeTakeFirst()

/** Neither the link nor the session it opened leads anywhere from now on. */
export const revokeLink = (
  trx: Trx,
  referral: Key,
  id: string,
  by: { at: Date; account: string },
): Promise<unknown> =>
  trx
    .updateTable('family_link')
    .set({ revoked_at: by.at, revoked_by: by.account })
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
