import type { Selectable } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { WebhookOwner } from '../owner.ts'
import { NO_PROOF } from '../proof.ts'
import '../tables.ts'
import type { WebhookSubscriptionTable } from '../tables.ts'

/** All but where in the order of events it began: only the queueing asks for that. */
export type SubscriptionRow = Omit<Selectable<WebhookSubscriptionTable>, 'since_xid'>
type Key = { council_id: string; id: string }

/** An owner's subscriptions; one that was deleted is nobody's. */
const owned = (trx: Trx, { council, scope, organisation }: WebhookOwner) =>
  trx
    .selectFrom('webhook_subscription')
    .selectAll()
    .where('council_id', '=', council)
    .where('scope', '=', scope)
    .$if(scope === 'organisation', (query) => query.where('organisation_id', '=', organisation))
    .where(({ eb, or }) => or([eb('end_code', 'is', null), eb('end_code', '!=', 'deleted')]))

/** Locked, it is held against every other change until the transaction ends. */
export const findSubscription = (
  trx: Trx,
  owner: WebhookOwner,
  id: string,
  lock?: 'locked',
): Promise<SubscriptionRow | undefined> =>
  owned(trx, owner)
    .where('id', '=', id)
    .$if(lock !== undefined, (query) => query.forUpdate())
    .executeTakeFirst()

/** Newest first. One row more than asked for. */
export const listSubscriptionRows = (
  trx: Trx,
  owner: WebhookOwner,
  page: { limit: number; after: string | undefined },
): Promise<SubscriptionRow[]> =>
  owned(trx, owner)
    .$if(page.after !== undefined, (query) => query.where('id', '<', page.after as string))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()

/** How many of an owner's have not ended. */
export const countSubscriptions = async (trx: Trx, owner: WebhookOwner): Promise<number> =>
  (await owned(trx, owner).where('state', '!=', 'ended').execute()).length

export const insertSubscription = (trx: Trx, row: SubscriptionRow): Promise<unknown> =>
  trx.insertInto('webhook_subscription').values(row).execute()

type Change = Partial<
  Omit<
    SubscriptionRow,
    keyof Key | 'scope' | 'organisation_id' | 'account_id' | 'client_id' | 'version' | 'created_at'
  >
>

/** Changes one that this transaction holds; answers with it as it is then. */
export async function updateSubscription(
  trx: Trx,
  row: SubscriptionRow,
  change: Change,
  now: Date,
): Promise<SubscriptionRow> {
  const set = { ...change, version: row.version + 1, updated_at: now }
  await trx
    .updateTable('webhook_subscription')
    .set(set)
    .where('council_id', '=', row.council_id)
    .where('id', '=', row.id)
    .execute()
  return { ...row, ...set }
}

/** Ends a subscription from outside a request: its receiver wants no more of it. */
export const endGone = (trx: Trx, { council_id, id }: Key, now: Date): Promise<unknown> =>
  trx
    .updateTable('webhook_subscription')
    .set(({ eb }) => ({
      ...NO_PROOF,
      state: 'ended',
      end_code: 'gone',
      version: eb('version', '+', 1),
      updated_at: now,
    }))
    .where('council_id', '=', council_id)
    .where('id', '=', id)
    .where('state', '!=', 'ended')
    .execute()
