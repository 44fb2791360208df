import { ask, askingFor } from '#platform/asking.ts'
import { type Call, operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { holdSubscription } from '../hold-subscription.ts'
import { SUBSCRIBERS } from '../owner.ts'
import { isCode, NO_PROOF } from '../proof.ts'
import { takeTry } from '../queries/proofs.ts'
import { updateSubscription } from '../queries/subscriptions.ts'
import { subscriptionView, WebhookSubscription, webhookParams } from '../subscription.ts'
import { WebhookVerificationCode } from '../verification.ts'

export const verifyWebhookSubscription = operation({
  id: 'verifyWebhookSubscription',
  method: 'POST',
  path: '/v1/councils/{councilId}/webhook-subscriptions/{subscriptionId}/verification',
  tag: 'Webhooks',
  summary: 'Show that the address is yours, by the code that came there',
  description:
    'A new subscription, or one with a new address, is `unverified`: one signed message of the type `webhook.verification` comes to the address, tried again like others, and nothing else. With its `code` the subscription is `active`, and whatever has happened since it was made is sent. A code is good once, for a day and five tries; then ask for a new one.',
  allow: SUBSCRIBERS,
  params: webhookParams,
  body: WebhookVerificationCode,
  bodyExamples: {
    code: { summary: 'As it came', value: { code: 'bWFkZS11cC1jb2RlLXRoYXQtaXMtbm9uZQ'.slice(0, 32) } },
  },
  idempotent: true,
  conditional: true,
  answers: {
    200: { description: 'Events are sent from now on.', schema: WebhookSubscription, headers: ['ETag'] },
  },
  problems: [
    'webhook-code-wrong',
    'webhook-code-spent',
    'webhook-ended',
    'webhook-verified',
    'webhooks-not-set-up',
  ],
  handle: async (call) => {
    const { now, config, body } = call
    const { webhookSecretsKey: key } = config
    if (key === undefined) return refuse('webhooks-not-set-up', { headers: { 'retry-after': '3600' } })
    const tried = await tryOf(call)
    return call.transaction(async (trx, concerns) => {
      const row = await holdSubscription(call, trx, concerns, call.ifMatch)
      if (isRefusal(row)) return row
      if (row.state === 'ended') return refuse('webhook-ended')
      if (row.state !== 'unverified') return refuse('webhook-verified')
      const { proof_id: sent, proof_code: code } = row
      if (code === null || tried === undefined || tried !== sent) return refuse('webhook-code-spent')
      if (!isCode(body.code, row, code, key)) return refuse('webhook-code-wrong')
      const changed = await updateSubscription(trx, row, { ...NO_PROOF, state: 'active' }, now)
      return { status: 200, body: subscriptionView(changed, now), headers: { ETag: etag(changed.version) } }
    })
  },
})

type Asked = Call<unknown, { councilId: string; subscriptionId: string }>

/**
 * Takes a try before anybody looks at the code, in a transaction of its own: a refusal undoes its own, and many at once
 * would each be the first. What is not there, or not in this version, takes none; nor does what was done before.
 */
const tryOf = (call: Asked): Promise<string | undefined> =>
  call.db.transaction().execute(async (trx) => {
    await ask(trx, askingFor(call.caller, SUBSCRIBERS), call.now)
    const row = await holdSubscription(call, trx, () => undefined, call.ifMatch)
    return isRefusal(row) || row.state !== 'unverified' ? undefined : takeTry(trx, row, call.now)
  })
