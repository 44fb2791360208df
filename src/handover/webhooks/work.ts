import { setTimeout as sleep } from 'node:timers/promises'
import { asService } from './as-service.ts'
import { type Claimed, claimDeliveries } from './queries/claim-deliveries.ts'
import { type ClaimedProof, claimProofs } from './queries/proofs.ts'
import { queueEvents } from './queries/queue-events.ts'
import { type SendWith, sendClaimed } from './send-claimed.ts'
import { sendProof } from './send-proof.ts'

/** Messages on their way from one process at a time, and to one subscription. */
const LANES = 12
const LANES_OF_ONE = 4

/** Besides these: an address that nobody has proven theirs takes no message's lane. */
const CODES_AT_ONCE = 3

/** How often new events are looked for. */
const TICK_MS = 1_000
/** Longer than from one of the job's minutes to the next: somebody is always at it. */
const SHIFT_MS = 100_000
/** At the end of the process what is still on its way is left to its lease. */
const DRAIN_MS = 4_000

export type WebhookWork = SendWith & {
  readonly councils: readonly string[]
  readonly log: { error: (what: object, message: string) => void }
  readonly lanes?: number
  readonly lanesOfOne?: number
  /** The tests have no time. */
  readonly tickMs?: number
}

/**
 * One shift: queues what has happened and sends what is due, until it is over or the process stops. Any number of
 * workers may be at it at once, and any of them may be killed: what it was sending is sent again.
 */
export async function workWebhooks(work: WebhookWork, stopping: AbortSignal): Promise<void> {
  // Not by the clock that stamps things, which may be set: by one that only goes on.
  const end = performance.now() + SHIFT_MS
  const onTheirWay = new Set<Promise<void>>()
  const codes = new Set<Promise<void>>()
  const busy = new Map<string, number>()
  const stop = new Promise<void>((resolve) => stopping.addEventListener('abort', () => resolve()))
  const { lanes = LANES, tickMs = TICK_MS } = work
  let queuedAt = Number.NEGATIVE_INFINITY
  while (!stopping.aborted && performance.now() < end) {
    if (performance.now() - queuedAt >= tickMs) {
      queuedAt = performance.now()
      await queueAll(work)
      for (const code of await claimCodes(work, CODES_AT_ONCE - codes.size)) goOn(codes, sendCode(work, code))
    }
    const claimed = onTheirWay.size < lanes ? await claim(work, lanes - onTheirWay.size, busy) : []
    for (const each of claimed) {
      const { subscription_id: to } = each
      busy.set(to, (busy.get(to) ?? 0) + 1)
      goOn(
        onTheirWay,
        sendOne(work, each).finally(() => busy.set(to, (busy.get(to) ?? 1) - 1)),
      )
    }
    if (claimed.length === 0 || onTheirWay.size >= lanes)
      await Promise.race([stop, sleep(tickMs), ...onTheirWay])
  }
  await Promise.race([
    Promise.all([...onTheirWay, ...codes]),
    stop.then(() => sleep(DRAIN_MS, undefined, { ref: false })),
  ])
}

/** A council whose events cannot be read keeps no other's. */
async function queueAll({ db, councils, clock, log }: WebhookWork): Promise<void> {
  for (const council of councils) {
    try {
      while ((await asService(db, [council], (trx) => queueEvents(trx, council, clock()))) > 0);
    } catch (error) {
      log.error({ err: error, council }, 'events could not be queued for webhooks')
    }
  }
}

function goOn(among: Set<Promise<void>>, sending: Promise<void>): void {
  const way: Promise<void> = sending.finally(() => among.delete(way))
  among.add(way)
}

const claimCodes = ({ db, councils, clock }: WebhookWork, limit: number) =>
  asService(db, councils, (trx) => claimProofs(trx, { councils, now: clock(), limit }))

const claim = (
  { db, councils, clock, lanesOfOne: ofOne = LANES_OF_ONE }: WebhookWork,
  limit: number,
  busy: ReadonlyMap<string, number>,
) => asService(db, councils, (trx) => claimDeliveries(trx, { councils, now: clock(), limit, ofOne, busy }))

/** What fails here is ours, not the receiver's: its lease runs out, and it is tried again. */
const sendOne = (work: WebhookWork, claimed: Claimed): Promise<void> =>
  sendClaimed(work, claimed).catch((error) => {
    const { subscription_id: subscription, event_id: event } = claimed
    work.log.error({ err: error, subscription, event }, 'a webhook message could not be dealt with')
  })

const sendCode = (work: WebhookWork, claimed: ClaimedProof): Promise<void> =>
  sendProof(work, claimed).catch((error) => {
    work.log.error({ err: error, subscription: claimed.id }, 'the code of a webhook could not be dealt with')
  })
