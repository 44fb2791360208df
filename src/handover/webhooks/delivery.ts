import { type Static, Type } from 'typebox'
import type { DeliveryAttempt } from './deliver.ts'
import type { DeliveryRow } from './queries/deliveries.ts'
import type { WebhookDeliveryTable } from './tables.ts'

const oneOf = <const Value extends string>(values: readonly Value[], description: string) =>
  Type.Unsafe<Value>({ type: 'string', enum: [...values], description })

export const DELIVERY_STATES = ['pending', 'delivered', 'dead', 'cancelled'] as const
export const DeliveryState = oneOf(
  DELIVERY_STATES,
  '`dead`: given up after ten tries, until somebody has it sent again.',
)

export const Attempt = Type.Object(
  {
    attempt: Type.Integer({ minimum: 1 }),
    at: Type.String({ format: 'date-time' }),
    ms: Type.Integer({ minimum: 0, description: 'How long it took.' }),
    status: Type.Optional(Type.Integer({ description: 'What the receiver answered.' })),
    failure: Type.Optional(
      oneOf(
        ['destination_refused', 'name_not_found', 'not_connected', 'tls_failed', 'no_answer', 'timed_out'],
        'How far it came without an answer.',
      ),
    ),
  },
  { additionalProperties: false },
)
export type LoggedAttempt = Static<typeof Attempt>

export const WebhookDelivery = Type.Object(
  {
    event: Type.String({ format: 'uuid', description: 'Also the message’s `webhook-id`, at every try.' }),
    type: Type.String(),
    referral: Type.String({ format: 'uuid' }),
    state: DeliveryState,
    reason: Type.Optional(
      oneOf(
        ['given_up', 'not_visible', 'subscription_ended'],
        'Why it is dead or cancelled; `not_visible`: its owner could no longer see the referral when it was to be sent.',
      ),
    ),
    attempts: Type.Integer({ minimum: 0, description: 'Tries since it was queued, or sent again by hand.' }),
    nextAttemptAt: Type.Optional(Type.String({ format: 'date-time' })),
    queuedAt: Type.String({ format: 'date-time' }),
    endedAt: Type.Optional(Type.String({ format: 'date-time' })),
    log: Type.Array(Attempt, { maxItems: 20, description: 'The last tries, oldest first.' }),
  },
  { $id: 'WebhookDelivery', additionalProperties: false },
)

const LONGEST_LOG = 20

/** The log with one more try, as the row keeps it. No letter of either side, and no address. */
export const withAttempt = (log: string, { at, ...attempt }: DeliveryAttempt): string =>
  JSON.stringify([...readLog(log), { ...attempt, at: at.toISOString() }].slice(-LONGEST_LOG))

export const readLog = (log: string) => JSON.parse(log) as LoggedAttempt[]

/** What the subscription's owner reads of a delivery. */
export const deliveryView = (row: DeliveryRow): Static<typeof WebhookDelivery> => ({
  event: row.event_id,
  type: row.type,
  referral: row.referral_id,
  state: row.state,
  ...reasonOf(row),
  attempts: row.attempts,
  ...(row.state === 'pending' ? { nextAttemptAt: row.next_at.toISOString() } : {}),
  queuedAt: row.queued_at.toISOString(),
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
  log: readLog(row.log),
})

const reasonOf = ({ end_code }: Pick<WebhookDeliveryTable, 'end_code'>) =>
  end_code === null ? {} : { reason: end_code }
