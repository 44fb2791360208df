import type { Selectable } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import '../tables.ts'
import type { WebhookDeliveryTable } from '../tables.ts'

export type DeliveryRow = Selectable<WebhookDeliveryTable>
type Key = { council_id: string; id: string }

const deliveries = (trx: Trx, { council_id, id }: Key) =>
  trx
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('council_id', '=', council_id)
    .where('subscription_id', '=', id)

/** Newest first. One row more than asked for. */
export const listDeliveryRows = (
  trx: Trx,
  subscription: Key,
  state: DeliveryRow['state'] | undefined,
  page: { limit: number; after: string | undefined },
): Promise<DeliveryRow[]> =>
  deliveries(trx, subscription)
    .$if(state !== undefined, (query) => query.where('state', '=', state as DeliveryRow['state']))
    .$if(page.after !== undefined, (query) => query.where('event_id', '<', page.after as string))
    .orderBy('event_id', 'desc')
    .limit(page.limit + 1)
    .execute()

export const lockDelivery = (
  trx: Trx,
  subscription: Key,
  eventId: string,
): Promise<DeliveryRow | undefined> =>
  deliveries(trx, subscription).where('event_id', '=', eventId).forUpdate().executeTakeFirst()

/** Puts a delivery among what is due, as if it were new; its log goes on. One that is being sent is left to that. */
export async function queueAgain(trx: Trx, row: DeliveryRow, now: Date): Promise<DeliveryRow> {
  const set = { state: 'pending' as const, end_code: null, attempts: 0, next_at: now, ended_at: null }
  await trx
    .updateTable('webhook_delivery')
    .set(set)
    .where('council_id', '=', row.council_id)
    .where('subscription_id', '=', row.subscription_id)
    .where('event_id', '=', row.event_id)
    .execute()
  return { ...row, ...set }
}

/** Nothing more is sent for a subscription that has ended. */
export const cancelPending = (trx: Trx, { council_id, id }: Key, now: Date): Promise<unknown> =>
  trx
    .updateTable('webhook_delivery')
    .set({
      state: 'cancelled',
      end_code: 'subscription_ended',
      ended_at: now,
      lease: null,
      leased_until: null,
    })
    .where('council_id', '=', council_id)
    .where('subscription_id', '=', id)
    .where('state', '=', 'pending')
    .execute()
