import type { FastifyInstance } from 'fastify'
import { councils } from '#councils/index.ts'
import { watchFeed } from '#handover/index.ts'
import { watchAlarms } from '#triage/index.ts'

const EVERY_MS = 60_000

/** Has this process notice when the alarms stop, or the feed is held back. The first look leaves a worker that starts with it time for its own. */
export function startWatch(app: FastifyInstance): void {
  const what = {
    db: app.db,
    councils: councils.map(({ id }) => id),
    clock: app.clock,
    metrics: app.metrics,
    log: app.log,
  }
  const [alarms, feed] = [watchAlarms(what), watchFeed(what)]
  const timer = setInterval(() => {
    alarms.look().catch((error: unknown) => app.log.warn({ err: error }, 'the alarms could not be looked at'))
    feed.look().catch((error: unknown) => app.log.warn({ err: error }, 'the feed could not be looked at'))
  }, EVERY_MS)
  timer.unref()
  app.addHook('onClose', async () => clearInterval(timer))
}
