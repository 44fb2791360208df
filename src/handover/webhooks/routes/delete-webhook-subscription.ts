import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { holdSubscription } from '../hold-subscription.ts'
import { SUBSCRIBERS } from '../owner.ts'
import { NO_PROOF } from '../proof.ts'
import { cancelPending } from '../queries/deliveries.ts'
import { updateSubscription } from '../queries/subscriptions.ts'
import { webhookParams } from '../subscription.ts'

export const deleteWebhookSubscription = operation({
  id: 'deleteWebhookSubscription',
  method: 'DELETE',
  path: '/v1/councils/{councilId}/webhook-subscriptions/{subscriptionId}',
  tag: 'Webhooks',
  summary: 'End a subscription',
  description:
    'What is on its way is not sent any more. Its secrets are destroyed; what was sent stays in the audit.',
  allow: SUBSCRIBERS,
  params: webhookParams,
  conditional: true,
  answers: { 204: { description: 'It has ended.' } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const row = await holdSubscription(call, trx, concerns, call.ifMatch)
      if (isRefusal(row)) return row
      await cancelPending(trx, row, call.now)
      const nothing = { ...NO_PROOF, secret: '', secret_before: null, secret_before_until: null }
      await updateSubscription(trx, row, { state: 'ended', end_code: 'deleted', ...nothing }, call.now)
      return { status: 204 }
    }),
})
