import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { holdSubscription } from '../hold-subscription.ts'
import { SUBSCRIBERS } from '../owner.ts'
import { updateSubscription } from '../queries/subscriptions.ts'
import { seal } from '../seal.ts'
import { newSecret } from '../signing.ts'
import { subscriptionView, WebhookSubscriptionWithSecret, webhookParams } from '../subscription.ts'

/** So long both secrets sign, so that the receiver can change over without losing a message. */
const BOTH_SIGN_MS = 24 * 60 * 60_000

export const rotateWebhookSecret = operation({
  id: 'rotateWebhookSecret',
  method: 'POST',
  path: '/v1/councils/{councilId}/webhook-subscriptions/{subscriptionId}/secret-rotation',
  tag: 'Webhooks',
  summary: 'A new secret; the one before signs along for a day',
  description:
    'The new secret is in this answer and in no other. Messages carry its signature at once: where the one before is in wrong hands, stop accepting it.',
  allow: SUBSCRIBERS,
  params: webhookParams,
  idempotent: true,
  conditional: true,
  answers: {
    200: {
      description: 'Messages carry both signatures.',
      schema: WebhookSubscriptionWithSecret,
      headers: ['ETag'],
    },
  },
  problems: ['webhook-ended', 'webhooks-not-set-up'],
  handle: async (call) => {
    const { now, config } = call
    const { webhookSecretsKey: key } = config
    if (key === undefined) return refuse('webhooks-not-set-up', { headers: { 'retry-after': '3600' } })
    const secret = newSecret()
    return call.transaction(async (trx, concerns) => {
      const row = await holdSubscription(call, trx, concerns, call.ifMatch)
      if (isRefusal(row)) return row
      if (row.state === 'ended') return refuse('webhook-ended')
      const change = {
        secret: seal(secret, key, row),
        secret_before: row.secret,
        secret_before_until: new Date(now.getTime() + BOTH_SIGN_MS),
      }
      const changed = await updateSubscription(trx, row, change, now)
      return {
        status: 200,
        body: subscriptionView(changed, now),
        once: { secret },
        headers: { ETag: etag(changed.version) },
      }
    })
  },
})
