import type { Selectable } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { ReferralStatus } from '../lifecycle/status.ts'
import type { Reach } from '../permissions.ts'
import '../tables.ts'
import type { ReferralTable } from '../tables.ts'
import { mayRead } from './may-read.ts'

export type ReferralRow = Omit<Selectable<ReferralTable>, 'status'> & {
  status: ReferralStatus
  organisation_name: string
}

/**
 * A referral within the caller's reach; undefined whether it is out of reach or was never there. Locked, it is
 * held against every other change until the transaction ends.
 */
export async function findReferral(
  trx: Trx,
  reach: Reach,
  id: string,
  lock?: 'locked',
): Promise<ReferralRow | undefined> {
  const row = await trx
    .selectFrom('referral')
    .innerJoin('organisation', 'organisation.id', 'referral.organisation_id')
    .selectAll('referral')
    .select('organisation.name as organisation_name')
    .where('referral.id', '=', id)
    .where(mayRead(reach))
    .$if(lock !== undefined, (query) => query.forUpdate('referral'))
    .executeTakeFirst()
  return row as ReferralRow | undefined
}

/** Whether the caller is on the sending side of a referral. */
export const isSender = (reach: Reach, row: { account_id: string; organisation_id: string }): boolean =>
  (reach.sends && row.account_id === reach.account) || row.organisation_id === reach.organisation

/** Whether the content is withheld from this caller: from the council, for want of consent (N16). */
export const isWithheld = (reach: Reach, row: ReferralRow): boolean => row.withheld && !isSender(reach, row)
