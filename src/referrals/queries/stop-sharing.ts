import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { ReferralRow } from './find-referral.ts'
import { insertEvent } from './history.ts'

/**
 * Stops all that was shared of a referral which is sent back for want of consent (N16), and tells its recipients: a
 * permission that comes later does not open it again. To be called after the event of what sent it back, with the
 * state it has then. The tables are those of sharing.
 */
export async function stopSharing(
  trx: Trx,
  referral: Pick<ReferralRow, 'council_id' | 'id'>,
  { at, account, status }: { at: Date; account: string; status: ReferralRow['status'] },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update disclosure set state = 'stopped', ended_at = ${at}, ended_by = ${account}::uuid, end_code = 'no_longer_allowed'
     where council_id = ${referral.council_id} and referral_id = ${referral.id}::uuid and state = 'in_force'
    returning id`.execute(trx)
  for (const { id } of rows)
    await insertEvent(trx, referral, {
      type: 'disclosure.stopped',
      at,
      account,
      actor: 'service',
      from: status,
      to: status,
      about: id,
    })
}
