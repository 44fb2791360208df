import type { Operation } from '#platform/operation.ts'
import { NO_PROOF, newProof } from '../../src/handover/webhooks/proof.ts'
import { CASE_SYSTEM } from '../helpers/parts-of-handover.ts'
import { ANOTHER_HOOK, verified, webhookParts } from '../helpers/parts-of-webhooks.ts'
import type { StagedService } from '../helpers/stage.ts'
import type { Bringing } from './bringing.ts'

const ended: Bringing = async (stage, operation) => {
  const parts = await webhookParts(stage, operation)
  await stage.database.admin
    .updateTable('webhook_subscription')
    .set({ ...NO_PROOF, state: 'ended', end_code: 'gone' })
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
    .as(CASE_SYSTEM, operation.id, {
      ...parts,
      ...(operation.id === 'updateWebhookSubscription' ? { body: ANOTHER_HOOK } : {}),
    })
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

/** Waiting for a code again. */
const unverified: Bringing = async (stage, operation) => {
  const parts = await webhookParts(stage, operation)
  const { webhookSecretsKey: key = Buffer.alloc(0) } = stage.app.config
  const id = String(parts?.params['subscriptionId'])
  await stage.database.admin
    .updateTable('webhook_subscription')
    .set(newProof(key, { council_id: 'westminster', id }, stage.clock.now))
    .where('id', '=', id)
    .execute()
  return stage.as(CASE_SYSTEM, operation.id, parts)
}

const alreadyVerified: Bringing = async (stage, operation) => {
  const parts = await webhookParts(stage, operation)
  await verified(stage, String(parts?.params['subscriptionId']))
  return stage.as(CASE_SYSTEM, operation.id, parts)
}

const wrongCode = async (stage: StagedService, operation: Operation, times: number) => {
  const parts = await webhookParts(stage, operation)
  const ask = () => stage.as(CASE_SYSTEM, operation.id, { ...parts, body: { code: 'A'.repeat(32) } })
  for (let tries = 1; tries < times; tries++) await ask()
  return ask()
}

/** Refusals of one of the operations on webhooks, by its id and their code. */
export const WEBHOOK_REFUSALS: Readonly<Record<string, Bringing>> = {
  'createWebhookSubscription webhook-destination-refused': toNowhere,
  'createWebhookSubscription webhook-limit-reached': tooMany,
  'createWebhookSubscription webhooks-not-set-up': withoutKey,
  'updateWebhookSubscription webhook-destination-refused': toNowhere,
  'updateWebhookSubscription webhook-ended': ended,
  'updateWebhookSubscription webhook-unverified': unverified,
  'updateWebhookSubscription webhooks-not-set-up': withoutKey,
  'verifyWebhookSubscription webhook-code-wrong': (stage, operation) => wrongCode(stage, operation, 1),
  'verifyWebhookSubscription webhook-code-spent': (stage, operation) => wrongCode(stage, operation, 6),
  'verifyWebhookSubscription webhook-ended': ended,
  'verifyWebhookSubscription webhook-verified': alreadyVerified,
  'verifyWebhookSubscription webhooks-not-set-up': withoutKey,
  'renewWebhookCode webhook-ended': ended,
  'renewWebhookCode webhook-verified': alreadyVerified,
  'renewWebhookCode webhooks-not-set-up': withoutKey,
  'rotateWebhookSecret webhook-ended': ended,
  'rotateWebhookSecret webhooks-not-set-up': withoutKey,
  'redeliverWebhook webhook-ended': ended,
}
