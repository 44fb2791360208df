import { uuidv7 } from 'uuidv7'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { ownerIn } from '../hold-subscription.ts'
import { MOST_SUBSCRIPTIONS, SUBSCRIBERS } from '../owner.ts'
import { newProof } from '../proof.ts'
import { countSubscriptions, insertSubscription } from '../queries/subscriptions.ts'
import { readDestination } from '../refuse-destination.ts'
import { seal } from '../seal.ts'
import { newSecret } from '../signing.ts'
import {
  NewWebhookSubscription,
  subscriptionView,
  WebhookSubscriptionWithSecret,
  webhooksParams,
} from '../subscription.ts'

export const createWebhookSubscription = operation({
  id: 'createWebhookSubscription',
  method: 'POST',
  path: '/v1/councils/{councilId}/webhook-subscriptions',
  tag: 'Webhooks',
  summary: 'Be told of events at an address of yours',
  description:
    'A council’s case system is told of all that happens there; the lead of an organisation, of what senders are told of the organisation’s own referrals. Messages are thin (`OutgoingEvent`) and signed as Standard Webhooks 1.0; the id is the same at every try, at least once, and in order for each referral; before the address is verified (`verifyWebhookSubscription`) they are queued. The secret is in this answer and in no other: a repeated request is answered without it.',
  allow: SUBSCRIBERS,
  params: webhooksParams,
  body: NewWebhookSubscription,
  bodyExamples: {
    everything: { summary: 'All events', value: { url: 'https://case-system.example.org/front-door' } },
    some: {
      summary: 'Some of them',
      value: {
        url: 'https://school.example.org:8443/hooks',
        eventTypes: ['decision.recorded', 'information.requested'],
      },
    },
  },
  idempotent: true,
  answers: {
    201: {
      description: 'A code is on its way to the address; events are queued from now on.',
      schema: WebhookSubscriptionWithSecret,
      headers: ['Location', 'ETag'],
    },
  },
  problems: ['webhook-destination-refused', 'webhook-limit-reached', 'webhooks-not-set-up'],
  handle: async (call) => {
    const { caller, config, now, body } = call
    const { webhookSecretsKey: key } = config
    const owner = ownerIn(call)
    if (isRefusal(owner)) return owner
    if (key === undefined) return refuse('webhooks-not-set-up', { headers: { 'retry-after': '3600' } })
    const url = await readDestination(body.url, config)
    if (isRefusal(url)) return url
    const secret = newSecret()
    return call.transaction(async (trx, concerns) => {
      if ((await countSubscriptions(trx, owner)) >= MOST_SUBSCRIPTIONS) return refuse('webhook-limit-reached')
      const named = { council_id: owner.council, id: uuidv7() }
      const row = {
        ...named,
        scope: owner.scope,
        organisation_id: owner.organisation,
        account_id: caller.account,
        client_id: caller.client,
        url,
        event_types: body.eventTypes ?? [],
        end_code: null,
        secret: seal(secret, key, named),
        secret_before: null,
        secret_before_until: null,
        ...newProof(key, named, now),
        version: 1,
        created_at: now,
        updated_at: now,
      }
      await insertSubscription(trx, row)
      concerns({ council: owner.council, kind: 'webhook_subscription', id: row.id })
      return {
        status: 201,
        body: subscriptionView(row, now),
        once: { secret },
        headers: {
          Location: `/v1/councils/${owner.council}/webhook-subscriptions/${row.id}`,
          ETag: etag(row.version),
        },
      }
    })
  },
})
