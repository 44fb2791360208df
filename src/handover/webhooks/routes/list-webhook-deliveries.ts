import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { DeliveryState, deliveryView, WebhookDelivery } from '../delivery.ts'
import { holdSubscription } from '../hold-subscription.ts'
import { SUBSCRIBERS } from '../owner.ts'
import { listDeliveryRows } from '../queries/deliveries.ts'
import { webhookParams } from '../subscription.ts'

export const listWebhookDeliveries = operation({
  id: 'listWebhookDeliveries',
  method: 'GET',
  path: '/v1/councils/{councilId}/webhook-subscriptions/{subscriptionId}/deliveries',
  tag: 'Webhooks',
  summary: 'What became of each event, newest first, with the last tries',
  description: '`state=dead` is what was given up and can be sent again by hand.',
  allow: SUBSCRIBERS,
  params: webhookParams,
  query: Type.Object({ state: Type.Optional(DeliveryState), ...pageQuery }, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of deliveries.',
      schema: pageOf('WebhookDeliveryPage', WebhookDelivery),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const row = await holdSubscription(call, trx, concerns)
      if (isRefusal(row)) return row
      const { state } = call.query
      const filter = { ...call.params, state: state ?? null }
      const page = readPage(call, filter)
      if (isRefusal(page)) return page
      const after = page.position === undefined ? undefined : String(page.position[0])
      return pageAnswer(call, {
        path: `/v1/councils/${row.council_id}/webhook-subscriptions/${row.id}/deliveries`,
        filter,
        limit: page.limit,
        rows: await listDeliveryRows(trx, row, state, { limit: page.limit, after }),
        item: (delivery) => JSON.stringify(deliveryView(delivery)),
        position: (delivery) => [delivery.event_id],
      })
    }),
})
