import type { Trx } from '#platform/operation.ts'
import '../tables.ts'
import type { Claimed } from './claim-deliveries.ts'
import type { DeliveryRow } from './deliveries.ts'

type Outcome = Partial<Pick<DeliveryRow, 'state' | 'end_code' | 'attempts' | 'next_at' | 'ended_at' | 'log'>>

/**
 * Keeps what came of a try and gives the lease back. One whose lease has passed to another worker keeps nothing: that
 * one's try is what counts.
 */
export async function recordOutcome(trx: Trx, claimed: Claimed, outcome: Outcome): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('webhook_delivery')
    .set({ ...outcome, lease: null, leased_until: null })
    .where('council_id', '=', claimed.council_id)
    .where('subscription_id', '=', claimed.subscription_id)
    .where('event_id', '=', claimed.event_id)
    .where('lease', '=', claimed.lease)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What comes after a message that has to wait waits with it, and is not looked at before. */
export const holdBackLater = (trx: Trx, claimed: Claimed, until: Date): Promise<unknown> =>
  trx
    .updateTable('webhook_delivery')
    .set({ next_at: until })
    .where('council_id', '=', claimed.council_id)
    .where('subscription_id', '=', claimed.subscription_id)
    .where('referral_id', '=', claimed.referral_id)
    .where('state', '=', 'pending')
    .where('next_at', '<', until)
    .execute()
