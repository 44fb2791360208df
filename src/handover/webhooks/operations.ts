import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { createWebhookSubscription } from './routes/create-webhook-subscription.ts'
import { deleteWebhookSubscription } from './routes/delete-webhook-subscription.ts'
import { getWebhookSubscription } from './routes/get-webhook-subscription.ts'
import { listWebhookDeliveries } from './routes/list-webhook-deliveries.ts'
import { listWebhookSubscriptions } from './routes/list-webhook-subscriptions.ts'
import { redeliverWebhook } from './routes/redeliver-webhook.ts'
import { renewWebhookCode } from './routes/renew-webhook-code.ts'
import { rotateWebhookSecret } from './routes/rotate-webhook-secret.ts'
import { updateWebhookSubscription } from './routes/update-webhook-subscription.ts'
import { verifyWebhookSubscription } from './routes/verify-webhook-subscription.ts'
import './tables.ts'

/** Subscribing to events, and what became of each. */
export const webhookOperations: readonly Operation[] = [
  createWebhookSubscription,
  listWebhookSubscriptions,
  getWebhookSubscription,
  updateWebhookSubscription,
  verifyWebhookSubscription,
  renewWebhookCode,
  rotateWebhookSecret,
  deleteWebhookSubscription,
  listWebhookDeliveries,
  redeliverWebhook,
]
