import { type Static, Type } from 'typebox'
import { EVENT_TYPES } from './event-types.ts'
import type { SubscriptionRow } from './queries/subscriptions.ts'
import { verificationOf, WebhookVerification } from './verification.ts'

const council = Type.String({ pattern: '^[a-z-]{1,60}$', description: 'e.g. `westminster`.' })
const subscription = Type.String({ format: 'uuid', description: 'The id of the subscription.' })

export const webhooksParams = Type.Object({ councilId: council })
export const webhookParams = Type.Object({ councilId: council, subscriptionId: subscription })
export const deliveryParams = Type.Object({
  councilId: council,
  subscriptionId: subscription,
  eventId: Type.String({ format: 'uuid', description: 'The id of the event, which is also the message’s.' }),
})

const oneOf = <const Value extends string>(values: readonly Value[], description: string) =>
  Type.Unsafe<Value>({ type: 'string', enum: [...values], description })

const url = Type.String({
  minLength: 8,
  maxLength: 2048,
  description:
    'https, on port 443 or from 1024 up, at public addresses only. Redirects are not followed. Nothing but a code is sent there until it is verified (`verifyWebhookSubscription`).',
})
const eventTypes = Type.Array(oneOf(EVENT_TYPES, 'A type of event.'), {
  maxItems: EVENT_TYPES.length,
  uniqueItems: true,
  description: 'Which events it is told of; an empty list is all of them, also those that come later.',
})

export const NewWebhookSubscription = Type.Object(
  { url, eventTypes: Type.Optional(eventTypes) },
  { $id: 'NewWebhookSubscription', additionalProperties: false },
)

export const WebhookSubscriptionChange = Type.Object(
  {
    url: Type.Optional(url),
    eventTypes: Type.Optional(eventTypes),
    state: Type.Optional(
      oneOf(['active', 'paused'], 'Paused, events are queued and sent when it is active again.'),
    ),
  },
  {
    $id: 'WebhookSubscriptionChange',
    additionalProperties: false,
    description:
      'A JSON merge patch (RFC 7396). With a new address the subscription is `unverified` again, whatever `state` says; what is on its way goes there once it is verified.',
  },
)

const properties = {
  id: Type.String({ format: 'uuid' }),
  council: Type.String(),
  scope: oneOf(
    ['council', 'organisation'],
    'Told of all that happens at the council, or of what senders are told of the organisation’s own referrals.',
  ),
  url: Type.String(),
  eventTypes,
  state: oneOf(
    ['unverified', 'active', 'paused', 'ended'],
    '`unverified`: events are queued until the code that came to the address is sent back. It ended when its receiver answered 410.',
  ),
  verification: Type.Optional(WebhookVerification),
  createdAt: Type.String({ format: 'date-time' }),
  updatedAt: Type.String({ format: 'date-time' }),
  earlierSecretUntil: Type.Optional(
    Type.String({ format: 'date-time', description: 'Until then messages carry a second signature.' }),
  ),
}

export const WebhookSubscription = Type.Object(properties, {
  $id: 'WebhookSubscription',
  additionalProperties: false,
})

export const WebhookSubscriptionWithSecret = Type.Object(
  {
    ...properties,
    secret: Type.Optional(
      Type.String({
        pattern: '^whsec_',
        description:
          'Verify signatures with it (Standard Webhooks 1.0). It is shown once: a repeated request is answered without it.',
      }),
    ),
  },
  { $id: 'WebhookSubscriptionWithSecret', additionalProperties: false },
)

/** What its owner reads of a subscription: no secret. */
export function subscriptionView(row: SubscriptionRow, now: Date): Static<typeof WebhookSubscription> {
  const until = row.secret_before_until
  return {
    id: row.id,
    council: row.council_id,
    scope: row.scope,
    url: row.url,
    eventTypes: row.event_types as Static<typeof eventTypes>,
    state: row.state,
    ...verificationOf(row),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(until === null || until <= now ? {} : { earlierSecretUntil: until.toISOString() }),
  }
}
