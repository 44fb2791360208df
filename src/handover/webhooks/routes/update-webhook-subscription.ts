import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { holdSubscription } from '../hold-subscription.ts'
import { SUBSCRIBERS } from '../owner.ts'
import { newProof } from '../proof.ts'
import { updateSubscription } from '../queries/subscriptions.ts'
import { readDestination } from '../refuse-destination.ts'
import {
  subscriptionView,
  WebhookSubscription,
  WebhookSubscriptionChange,
  webhookParams,
} from '../subscription.ts'

export const updateWebhookSubscription = operation({
  id: 'updateWebhookSubscription',
  method: 'PATCH',
  path: '/v1/councils/{councilId}/webhook-subscriptions/{subscriptionId}',
  tag: 'Webhooks',
  summary: 'Change where it goes or what it is told of, pause it, or go on',
  allow: SUBSCRIBERS,
  params: webhookParams,
  body: WebhookSubscriptionChange,
  bodyExamples: {
    pause: { summary: 'Pause', value: { state: 'paused' } },
    move: {
      summary: 'Another address, and go on',
      value: { url: 'https://case-system.example.org/events', state: 'active' },
    },
  },
  bodyType: 'application/merge-patch+json',
  conditional: true,
  answers: { 200: { description: 'As it is now.', schema: WebhookSubscription, headers: ['ETag'] } },
  problems: ['webhook-destination-refused', 'webhook-ended', 'webhook-unverified', 'webhooks-not-set-up'],
  handle: async (call) => {
    const { body, now, config } = call
    const { webhookSecretsKey: key } = config
    // Looked up before the transaction: a name that is slow to resolve holds no row.
    const url = body.url === undefined ? undefined : await readDestination(body.url, config)
    return call.transaction(async (trx, concerns) => {
      const row = await holdSubscription(call, trx, concerns, call.ifMatch)
      if (isRefusal(row)) return row
      if (row.state === 'ended') return refuse('webhook-ended')
      if (isRefusal(url)) return url
      const moves = url !== undefined && url !== row.url
      if (moves && key === undefined)
        return refuse('webhooks-not-set-up', { headers: { 'retry-after': '3600' } })
      if (!moves && row.state === 'unverified' && body.state !== undefined)
        return refuse('webhook-unverified')
      const change = {
        ...(url === undefined ? {} : { url }),
        ...(body.eventTypes === undefined ? {} : { event_types: body.eventTypes }),
        ...(body.state === undefined ? {} : { state: body.state }),
        ...(moves && key !== undefined ? newProof(key, row, now) : {}),
      }
      const changed = await updateSubscription(trx, row, change, now)
      return { status: 200, body: subscriptionView(changed, now), headers: { ETag: etag(changed.version) } }
    })
  },
})
