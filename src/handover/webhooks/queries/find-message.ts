import { ask } from '#platform/asking.ts'
import type { Trx } from '#platform/operation.ts'
import { CONTACT_LINK, type EventRow, REFERRAL_LINK } from '../../events/index.ts'
import '../tables.ts'
import type { Claimed } from './claim-deliveries.ts'
import type { SubscriptionRow } from './subscriptions.ts'

export const findSubscriptionRow = (
  trx: Trx,
  { council_id, id }: { readonly council_id: string; readonly id: string },
): Promise<SubscriptionRow> =>
  trx
    .selectFrom('webhook_subscription')
    .selectAll()
    .where('council_id', '=', council_id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** Whether whoever subscribed still is somebody who may: the account, its system and its role, as they are now. */
export async function mayStillSubscribe(trx: Trx, row: SubscriptionRow): Promise<boolean> {
  const found = await trx
    .selectFrom('account')
    .innerJoin('client_system', (join) =>
      join
        .onRef('client_system.issuer', '=', 'account.issuer')
        .on('client_system.client_id', '=', row.client_id),
    )
    .innerJoin('membership', 'membership.account_id', 'account.id')
    .select('account.id')
    .where('account.id', '=', row.account_id)
    .where('account.organisation_id', '=', row.organisation_id)
    .where('account.disabled_at', 'is', null)
    .where('client_system.disabled_at', 'is', null)
    .$if(row.scope === 'council', (query) =>
      query.where('membership.role', '=', 'case_system').where('membership.council_id', '=', row.council_id),
    )
    .$if(row.scope === 'organisation', (query) => query.where('membership.role', '=', 'organisation_lead'))
    .executeTakeFirst()
  return found !== undefined
}

/**
 * The event as whoever subscribed sees it now, through the walls: undefined where they do not. From here on the
 * transaction asks as them.
 */
export async function findEventFor(
  trx: Trx,
  row: SubscriptionRow,
  { council_id, referral_id, event_id }: Claimed,
): Promise<EventRow | undefined> {
  const ofCouncil = row.scope === 'council'
  await ask(trx, {
    account: row.account_id,
    organisation: ofCouncil ? null : row.organisation_id,
    councils: ofCouncil ? [council_id] : [],
  })
  return trx
    .selectFrom('referral_event as e')
    .innerJoin('referral', (join) =>
      join.onRef('referral.council_id', '=', 'e.council_id').onRef('referral.id', '=', 'e.referral_id'),
    )
    .select(['e.council_id', 'e.referral_id', 'e.id', 'e.xid', 'e.type'])
    .select(['e.occurred_at', (ofCouncil ? CONTACT_LINK : REFERRAL_LINK).as('link')])
    .where('e.council_id', '=', council_id)
    .where('e.referral_id', '=', referral_id)
    .where('e.id', '=', event_id)
    .$if(!ofCouncil, (query) =>
      query.where('e.audience', '=', 'everyone').where('referral.organisation_id', '=', row.organisation_id),
    )
    .executeTakeFirst()
}
