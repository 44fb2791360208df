import type { Operation } from '#platform/operation.ts'
import { pathMembers } from './catalog.ts'
import { formFrom } from './forms.ts'
import { CASE_SYSTEM } from './parts-of-handover.ts'
import type { StagedService } from './stage.ts'

export const WEBHOOK_DOERS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'createWebhookSubscription',
    'listWebhookSubscriptions',
    'getWebhookSubscription',
    'updateWebhookSubscription',
    'rotateWebhookSecret',
    'deleteWebhookSubscription',
    'listWebhookDeliveries',
    'redeliverWebhook',
  ].map((id) => [id, CASE_SYSTEM]),
)

/** The body of another piece of work. */
export const ANOTHER_HOOK = { url: 'https://93.184.215.14/another' }

/** A subscription of its own, where one is named; those before it are gone, so that there is room. */
export async function webhookParts(
  stage: StagedService,
  operation: Operation,
): Promise<{ params: Record<string, string> } | undefined> {
  if (operation.tag !== 'Webhooks') return undefined
  const { admin } = stage.database
  await admin.updateTable('webhook_subscription').set({ state: 'ended', end_code: 'deleted' }).execute()
  const members = pathMembers(operation)
  if (!members.includes('subscriptionId')) return { params: {} }
  const made = await stage.as(CASE_SYSTEM, 'createWebhookSubscription')
  const subscriptionId = made.json<{ id: string }>().id
  if (!members.includes('eventId')) return { params: { subscriptionId } }
  const sent = await stage.as('referrer', 'submitReferral', { body: formFrom('eligible') })
  const { council_id, id, referral_id, type, xid } = await admin
    .selectFrom('referral_event')
    .selectAll()
    .where('referral_id', '=', sent.json<{ id: string }>().id)
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  await admin
    .insertInto('webhook_delivery')
    .values({
      ...{ council_id, referral_id, type, xid, subscription_id: subscriptionId, event_id: id },
      ...{ state: 'dead' as const, end_code: 'given_up' as const, attempts: 10, log: '[]' },
      ...{ next_at: stage.clock.now, queued_at: stage.clock.now, ended_at: stage.clock.now },
    })
    .execute()
  return { params: { subscriptionId, eventId: id } }
}
