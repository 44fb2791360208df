export { type Reach, reachOf } from './addresses.ts'
export {
  type DeliverWith,
  type DeliveryAttempt,
  type DeliveryOutcome,
  deliver,
  type WebhookMessage,
  type WebhookSubscription,
} from './deliver.ts'
export {
  checkDestination,
  type Destination,
  type DestinationOptions,
  type DestinationRefusal,
  type Resolve,
} from './destination.ts'
export { nextAttempt, RETRY_SCHEDULE } from './schedule.ts'
export { type SendFailure, type SendOptions, send, type WebhookAnswer, type WebhookRequest } from './send.ts'
export { newSecret, type SignedHeaders, signedHeaders, type ToSign } from './signing.ts'
