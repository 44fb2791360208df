import { nextAttempt, retryAfter } from './schedule.ts'
import type { SendFailure, WebhookAnswer, WebhookRequest } from './send.ts'
import { signedHeaders } from './signing.ts'

/** What is sent to one subscription. The id and the letters are the same at every attempt. */
export type WebhookMessage = {
  readonly id: string
  /** The event as JSON: ids and a link, nothing about a family. */
  readonly body: string
  /** How often it has been tried before. */
  readonly attempts: number
}

export type WebhookSubscription = {
  readonly url: string
  /** The newest first; those being replaced after it. */
  readonly secrets: readonly string[]
}

export type DeliverWith = {
  readonly clock: () => Date
  /** `send`, with the options of this deployment. */
  readonly fetchLike: (request: WebhookRequest) => Promise<WebhookAnswer>
  readonly random?: () => number
}

/** What the delivery log keeps of an attempt. No body of either side. */
export type DeliveryAttempt = {
  readonly attempt: number
  readonly at: Date
  readonly ms: number
  readonly status?: number
  readonly failure?: SendFailure
}

/** Delivered; to be tried again at an instant; no longer wanted, which ends the subscription; or tried often enough. */
export type DeliveryOutcome =
  | { readonly outcome: 'delivered' | 'gone' | 'given_up'; readonly log: DeliveryAttempt }
  | { readonly outcome: 'retry'; readonly retryAt: Date; readonly log: DeliveryAttempt }

const GONE = 410

/**
 * Tries once to deliver a message, and says what follows. Whoever calls keeps the outcome before anything else is
 * sent to the subscription; killed in between, the message is sent again under the same id.
 */
export async function deliver(
  message: WebhookMessage,
  { url, secrets }: WebhookSubscription,
  { clock, fetchLike, random = Math.random }: DeliverWith,
): Promise<DeliveryOutcome> {
  const { id, body } = message
  const attempt = message.attempts + 1
  const at = clock()
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'front-door-webhooks',
    ...signedHeaders({ id, timestamp: at, body, secrets }),
  }
  const answer = await fetchLike({ url, headers, body })
  const end = clock()
  const log = { attempt, at, ms: end.getTime() - at.getTime(), ...partOf(answer) }
  if (succeeded(answer)) return { outcome: 'delivered', log }
  if ('status' in answer && answer.status === GONE) return { outcome: 'gone', log }
  const retryAt = later(nextAttempt(attempt, end, random), answer, end)
  return retryAt === undefined ? { outcome: 'given_up', log } : { outcome: 'retry', retryAt, log }
}

const succeeded = (answer: WebhookAnswer) =>
  'status' in answer && answer.status >= 200 && answer.status <= 299

const partOf = (answer: WebhookAnswer) =>
  'status' in answer ? { status: answer.status } : { failure: answer.failure }

/** A receiver that asks for more time is given it; one that asks for less is not. */
function later(scheduled: Date | undefined, answer: WebhookAnswer, at: Date): Date | undefined {
  if (scheduled === undefined || !('retryAfter' in answer) || answer.retryAfter === undefined)
    return scheduled
  const asked = retryAfter(answer.retryAfter, at)
  return asked !== undefined && asked > scheduled ? asked : scheduled
}
