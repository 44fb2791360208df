import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { deliveryView, WebhookDelivery } from '../delivery.ts'
import { holdSubscription } from '../hold-subscription.ts'
import { SUBSCRIBERS } from '../owner.ts'
import { lockDelivery, queueAgain } from '../queries/deliveries.ts'
import { deliveryParams } from '../subscription.ts'

export const redeliverWebhook = operation({
  id: 'redeliverWebhook',
  method: 'POST',
  path: '/v1/councils/{councilId}/webhook-subscriptions/{subscriptionId}/deliveries/{eventId}/redelivery',
  tag: 'Webhooks',
  summary: 'Send an event again',
  description:
    'Whatever became of it: delivered, given up, cancelled, or waiting for its next try. It goes with the same id, and is sent only if you may still see the referral then. Later events of the same referral that have not been sent wait for it.',
  allow: SUBSCRIBERS,
  params: deliveryParams,
  idempotent: true,
  answers: { 202: { description: 'It is sent within seconds.', schema: WebhookDelivery } },
  problems: ['webhook-ended'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const row = await holdSubscription(call, trx, concerns)
      if (isRefusal(row)) return row
      if (row.state === 'ended') return refuse('webhook-ended')
      const delivery = await lockDelivery(trx, row, call.params.eventId)
      if (delivery === undefined) return refuse('not-found')
      return { status: 202, body: deliveryView(await queueAgain(trx, delivery, call.now)) }
    }),
})
