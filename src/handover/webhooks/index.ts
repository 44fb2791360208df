export { type Reach, reachOf } from './addresses.ts'
export {
  type DeliverWith,
  type DeliveryAttempt,
  type DeliveryOutcome,
  deliver,
  type WebhookMessage,
  type WebhookSubscription,
} from './deliver.ts'
export { demonstrationSecretsKey } from './demonstration-key.ts'
export {
  checkDestination,
  type Destination,
  type DestinationOptions,
  type DestinationRefusal,
  type Resolve,
} from './destination.ts'
export { webhookOperations } from './operations.ts'
export { nextAttempt, RETRY_SCHEDULE } from './schedule.ts'
export { type SendFailure, type SendOptions, send, type WebhookAnswer, type WebhookRequest } from './send.ts'
export { newSecret, type SignedHeaders, signedHeaders, type ToSign } from './signing.ts'
export { type WebhookWork, workWebhooks } from './work.ts'
export { webhookWorkFor } from './work-for.ts'
