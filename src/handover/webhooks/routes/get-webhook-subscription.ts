import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { holdSubscription } from '../hold-subscription.ts'
import { SUBSCRIBERS } from '../owner.ts'
import { subscriptionView, WebhookSubscription, webhookParams } from '../subscription.ts'

export const getWebhookSubscription = operation({
  id: 'getWebhookSubscription',
  method: 'GET',
  path: '/v1/councils/{councilId}/webhook-subscriptions/{subscriptionId}',
  tag: 'Webhooks',
  summary: 'Read one subscription',
  allow: SUBSCRIBERS,
  params: webhookParams,
  answers: { 200: { description: 'The subscription.', schema: WebhookSubscription, headers: ['ETag'] } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const row = await holdSubscription(call, trx, concerns)
      if (isRefusal(row)) return row
      return { status: 200, body: subscriptionView(row, call.now), headers: { ETag: etag(row.version) } }
    }),
})
