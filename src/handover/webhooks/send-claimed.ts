import type { Db } from '#platform/operation.ts'
import { type EventRow, outgoingEvent } from '../events/index.ts'
import { asService } from './as-service.ts'
import { type DeliveryOutcome, deliver } from './deliver.ts'
import { withAttempt } from './delivery.ts'
import type { Claimed } from './queries/claim-deliveries.ts'
import { cancelPending } from './queries/deliveries.ts'
import { findEventFor, findSubscriptionRow, mayStillSubscribe } from './queries/find-message.ts'
import { holdBackLater, recordOutcome } from './queries/record-outcome.ts'
import { endGone, type SubscriptionRow } from './queries/subscriptions.ts'
import { unseal } from './seal.ts'
import type { WebhookAnswer, WebhookRequest } from './send.ts'

export type SendWith = {
  readonly db: Db
  readonly clock: () => Date
  /** Of the environment: opens the secrets. */
  readonly key: Buffer
  /** `send`, with the options of this deployment. */
  readonly fetchLike: (request: WebhookRequest) => Promise<WebhookAnswer>
  /** Where links lead: a receiver has no address to read them against. */
  readonly publicUrl: string
}

/** Sends one claimed delivery, if its owner may still see what it is about, and keeps what came of it. */
export async function sendClaimed(work: SendWith, claimed: Claimed): Promise<void> {
  const { db, clock, fetchLike, publicUrl } = work
  const councils = [claimed.council_id]
  const ready = await lookAgain(work, claimed)
  if (ready === 'not_now' || ready === 'not_visible') {
    const outcome =
      ready === 'not_now'
        ? {}
        : { state: 'cancelled' as const, end_code: 'not_visible' as const, ended_at: clock() }
    await asService(db, councils, (trx) => recordOutcome(trx, claimed, outcome))
    return
  }
  const { row, told } = ready
  // The letters of a message are the same at every try.
  const body = JSON.stringify(outgoingEvent(told, publicUrl))
  const message = { id: claimed.event_id, body, attempts: claimed.attempts }
  const secrets = secretsOf(row, work.key, clock())
  const outcome = await deliver(message, { url: row.url, secrets }, { clock, fetchLike })
  await asService(db, councils, async (trx) => {
    const kept = await recordOutcome(trx, claimed, keptOf(outcome, claimed, clock()))
    if (kept && outcome.outcome === 'retry') await holdBackLater(trx, claimed, outcome.retryAt)
    if (!kept || outcome.outcome !== 'gone') return
    await endGone(trx, row, clock())
    await cancelPending(trx, row, clock())
  })
}

type Ready = { readonly row: SubscriptionRow; readonly told: EventRow }

/** Asked when it is sent, not when it was queued: whether it is still wanted, and its owner may still see it. */
const lookAgain = ({ db }: SendWith, claimed: Claimed): Promise<Ready | 'not_now' | 'not_visible'> =>
  asService(db, [claimed.council_id], async (trx) => {
    const row = await findSubscriptionRow(trx, { ...claimed, id: claimed.subscription_id })
    if (row.state !== 'active') return 'not_now'
    if (!(await mayStillSubscribe(trx, row))) return 'not_visible'
    const told = await findEventFor(trx, row, claimed)
    return told === undefined ? 'not_visible' : { row, told }
  })

/** The newest first; the one before it as long as it was promised to. */
export function secretsOf(row: SubscriptionRow, key: Buffer, now: Date): string[] {
  const { secret, secret_before: before, secret_before_until: until } = row
  const sealed = before !== null && until !== null && until > now ? [secret, before] : [secret]
  return sealed.map((each) => unseal(each, key, row))
}

const keptOf = (result: DeliveryOutcome, claimed: Claimed, now: Date) => ({
  attempts: claimed.attempts + 1,
  log: withAttempt(claimed.log, result.log),
  ...ENDS[result.outcome](now),
  ...(result.outcome === 'retry' ? { next_at: result.retryAt } : {}),
})

const ENDS = {
  delivered: (now: Date) => ({ state: 'delivered', ended_at: now }),
  gone: (now: Date) => ({ state: 'cancelled', end_code: 'subscription_ended', ended_at: now }),
  given_up: (now: Date) => ({ state: 'dead', end_code: 'given_up', ended_at: now }),
  retry: () => ({}),
} as const
