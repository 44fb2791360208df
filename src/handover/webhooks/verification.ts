import { type Static, Type } from 'typebox'
import { Attempt, readLog } from './delivery.ts'
import { CODE_PATTERN, MOST_TRIES } from './proof.ts'
import type { SubscriptionRow } from './queries/subscriptions.ts'

export const WebhookVerificationCode = Type.Object(
  {
    code: Type.String({
      pattern: CODE_PATTERN,
      description: '`data.code` of the `webhook.verification` message that came to the address.',
    }),
  },
  { $id: 'WebhookVerificationCode', additionalProperties: false },
)

/** What became of the code: never the code itself, which comes to the address and nowhere else. */
export const WebhookVerification = Type.Object(
  {
    message: Type.String({ format: 'uuid', description: 'The `webhook-id` of the message with the code.' }),
    expiresAt: Type.String({ format: 'date-time', description: 'Then a new code has to be asked for.' }),
    triesLeft: Type.Integer({ minimum: 0, maximum: MOST_TRIES, description: 'At 0 too.' }),
    nextAttemptAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'Not there once it has arrived or was given up.' }),
    ),
    log: Type.Array(Attempt, { maxItems: 20, description: 'The tries to send it, oldest first.' }),
  },
  { $id: 'WebhookVerification', additionalProperties: false },
)

export const verificationOf = (
  row: SubscriptionRow,
): { verification?: Static<typeof WebhookVerification> } => {
  const { proof_id: message, proof_until: until, proof_next_at: next } = row
  if (message === null || until === null) return {}
  const verification = {
    message,
    expiresAt: until.toISOString(),
    triesLeft: MOST_TRIES - row.proof_tries,
    ...(next === null ? {} : { nextAttemptAt: next.toISOString() }),
    log: readLog(row.proof_log),
  }
  return { verification }
}
