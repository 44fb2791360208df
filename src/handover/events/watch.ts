import { Gauge, type Registry } from 'prom-client'
import { ask } from '#platform/asking.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Db } from '#platform/operation.ts'
import { oldestHeldBack } from './queries/read-events.ts'

/** None of the service's own transactions lasts so long: what holds the feed back then is somebody else's. */
const LONG_SECONDS = 300

type Options = {
  readonly db: Db
  readonly councils: readonly string[]
  readonly clock: () => Date
  readonly metrics: Registry
  readonly log: {
    error: (what: object, message: string) => void
    warn: (what: object, message: string) => void
  }
}

/**
 * Watches how long events have waited for the feed: it stops before the oldest transaction that is still running
 * anywhere on the server. Says once when that takes long, and once when it is over.
 */
export function watchFeed({ db, councils, clock, metrics, log }: Options) {
  const since = new Map<string, Date | null>(councils.map((council) => [council, null]))
  const held = new Set<string>()
  const ageOf = (at: Date | null) =>
    at === null ? 0 : Math.max(0, (clock().getTime() - at.getTime()) / 1000)
  new Gauge({
    name: 'front_door_feed_held_back_seconds',
    help: 'How long the oldest event waits that no feed or webhook may tell of yet; 0 where none waits.',
    labelNames: ['council'],
    registers: [metrics],
    collect() {
      for (const [council, at] of since) this.set({ council }, ageOf(at))
    },
  })
  const lookAt = async (council: string) => {
    const at = await db.transaction().execute(async (trx) => {
      await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils: [council] })
      return oldestHeldBack(trx, council)
    })
    since.set(council, at)
    const isHeld = ageOf(at) > LONG_SECONDS
    if (isHeld && !held.has(council))
      log.error({ council, since: at }, 'a transaction on this server holds the feed back')
    if (!isHeld && held.has(council)) log.warn({ council }, 'the feed goes on')
    if (isHeld) held.add(council)
    else held.delete(council)
  }
  return {
    async look() {
      for (const council of councils) await lookAt(council)
    },
  }
}
