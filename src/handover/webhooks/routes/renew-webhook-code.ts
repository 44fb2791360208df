import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { holdSubscription } from '../hold-subscription.ts'
import { SUBSCRIBERS } from '../owner.ts'
import { newProof } from '../proof.ts'
import { updateSubscription } from '../queries/subscriptions.ts'
import { subscriptionView, WebhookSubscription, webhookParams } from '../subscription.ts'

export const renewWebhookCode = operation({
  id: 'renewWebhookCode',
  method: 'POST',
  path: '/v1/councils/{councilId}/webhook-subscriptions/{subscriptionId}/verification-code',
  tag: 'Webhooks',
  summary: 'Have a new code sent to the address',
  description: 'The one before is good no longer. What has happened since the subscription was made is kept.',
  allow: SUBSCRIBERS,
  params: webhookParams,
  idempotent: true,
  conditional: true,
  answers: {
    202: { description: 'It is sent within seconds.', schema: WebhookSubscription, headers: ['ETag'] },
  },
  problems: ['webhook-ended', 'webhook-verified', 'webhooks-not-set-up'],
  handle: async (call) => {
    const { now, config } = call
    const { webhookSecretsKey: key } = config
    if (key === undefined) return refuse('webhooks-not-set-up', { headers: { 'retry-after': '3600' } })
    return call.transaction(async (trx, concerns) => {
      const row = await holdSubscription(call, trx, concerns, call.ifMatch)
      if (isRefusal(row)) return row
      if (row.state === 'ended') return refuse('webhook-ended')
      if (row.state !== 'unverified') return refuse('webhook-verified')
      const changed = await updateSubscription(trx, row, newProof(key, row, now), now)
      return { status: 202, body: subscriptionView(changed, now), headers: { ETag: etag(changed.version) } }
    })
  },
})
