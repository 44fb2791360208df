import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { ownerIn } from '../hold-subscription.ts'
import { SUBSCRIBERS } from '../owner.ts'
import { listSubscriptionRows } from '../queries/subscriptions.ts'
import { subscriptionView, WebhookSubscription, webhooksParams } from '../subscription.ts'

export const listWebhookSubscriptions = operation({
  id: 'listWebhookSubscriptions',
  method: 'GET',
  path: '/v1/councils/{councilId}/webhook-subscriptions',
  tag: 'Webhooks',
  summary: 'Your subscriptions, newest first',
  allow: SUBSCRIBERS,
  params: webhooksParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of subscriptions.',
      schema: pageOf('WebhookSubscriptionPage', WebhookSubscription),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const owner = ownerIn(call)
      if (isRefusal(owner)) return owner
      concerns({ council: owner.council })
      return pageById(call, {
        path: `/v1/councils/${owner.council}/webhook-subscriptions`,
        rows: ({ limit, from }) => listSubscriptionRows(trx, owner, { limit, after: from }),
        item: (row) => JSON.stringify(subscriptionView(row, call.now)),
      })
    }),
})
