import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'
const SECRET_BYTES = 32

/** What the specification allows a secret to be, in bytes. */
const LEAST_BYTES = 24
const MOST_BYTES = 64

/** The parts that are signed are joined by full stops: an id with one could pass for another message. */
const ID = /^[A-Za-z0-9_-]{1,128}$/
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

export type ToSign = {
  /** The message's, the same at every attempt: receivers know by it what they have. */
  readonly id: string
  /** When this attempt is made: receivers refuse what is more than minutes old. */
  readonly timestamp: Date
  /** Exactly the letters that are sent. */
  readonly body: string
  /** One, or several while a secret is being replaced: the receiver needs only one of them. */
  readonly secrets: readonly string[]
}

export type SignedHeaders = {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

/** A new secret for one subscription, in the form in which its receiver is given it. */
export const newSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`

/**
 * The three headers of Standard Webhooks 1.0, with one HMAC-SHA256 signature (`v1`) for each secret, in their order.
 * Throws at an id or a secret that the specification does not allow: a fault of ours, never of what was sent to us.
 */
export function signedHeaders({ id, timestamp, body, secrets }: ToSign): SignedHeaders {
  if (!ID.test(id)) throw new Error('A message id has letters, digits, _ and - only')
  if (secrets.length === 0) throw new Error('A message is signed with at least one secret')
  const seconds = String(Math.floor(timestamp.getTime() / 1000))
  const sign = (secret: string) =>
    `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`).digest('base64')}`
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': secrets.map(sign).join(' '),
  }
}

/** The error says nothing of the secret. */
function keyOf(secret: string): Buffer {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : ''
  const key = Buffer.from(BASE64.test(text) ? text : '', 'base64')
  if (key.length < LEAST_BYTES || key.length > MOST_BYTES)
    throw new Error(`A secret is ${PREFIX} and ${LEAST_BYTES} to ${MOST_BYTES} bytes in base64`)
  return key
}
