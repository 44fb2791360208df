import type { Operation } from '#platform/operation.ts'
import { pathMembers } from '../helpers/catalog.ts'
import { formFrom } from '../helpers/forms.ts'
import type { StagedService } from '../helpers/stage.ts'
import type { Bringing } from './refusals.ts'

const CASE_SYSTEM = 'case_system@westminster'

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
): Promise<{ params: Record<string, string> }> {
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

const ended: Bringing = async (stage, operation) => {
  const parts = await webhookParts(stage, operation)
  await stage.database.admin
    .updateTable('webhook_subscription')
    .set({ state: 'ended', end_code: 'gone' })
    .where('id', '=', String(parts.params['subscriptionId']))
    .execute()
  return stage.as(CASE_SYSTEM, operation.id, parts)
}

const withoutKey: Bringing = async (stage, operation) => {
  const parts = await webhookParts(stage, operation)
  const { config } = stage.app
  const { webhookSecretsKey } = config
  Reflect.deleteProperty(config, 'webhookSecretsKey')
  return stage
    .as(CASE_SYSTEM, operation.id, parts)
    .finally(() => Object.assign(config, { webhookSecretsKey }))
}

const toNowhere: Bringing = async (stage, operation) =>
  stage.as(CASE_SYSTEM, operation.id, {
    ...(await webhookParts(stage, operation)),
    body: { url: 'https://10.0.0.1/' },
  })

const tooMany: Bringing = async (stage, operation) => {
  for (let made = 0; made < 10; made++) await stage.as(CASE_SYSTEM, operation.id)
  return stage.as(CASE_SYSTEM, operation.id)
}

/** Refusals of one of the operations on webhooks, by its id and their code. */
export const WEBHOOK_REFUSALS: Readonly<Record<string, Bringing>> = {
  'createWebhookSubscription webhook-destination-refused': toNowhere,
  'createWebhookSubscription webhook-limit-reached': tooMany,
  'createWebhookSubscription webhooks-not-set-up': withoutKey,
  'updateWebhookSubscription webhook-destination-refused': toNowhere,
  'updateWebhookSubscription webhook-ended': ended,
  'rotateWebhookSecret webhook-ended': ended,
  'rotateWebhookSecret webhooks-not-set-up': withoutKey,
  'redeliverWebhook webhook-ended': ended,
}
