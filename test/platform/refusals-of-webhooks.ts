import { CASE_SYSTEM } from '../helpers/parts-of-handover.ts'
import { webhookParts } from '../helpers/parts-of-webhooks.ts'
import type { Bringing } from './bringing.ts'

const ended: Bringing = async (stage, operation) => {
  const parts = await webhookParts(stage, operation)
  await stage.database.admin
    .updateTable('webhook_subscription')
    .set({ state: 'ended', end_code: 'gone' })
    .where('id', '=', String(parts?.params['subscriptionId']))
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
