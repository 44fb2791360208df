import { PgBoss, type Queue } from 'pg-boss'
import type { Logger } from 'pino'
import { withConnectionOption } from './database/connection-url.ts'
import { foreignError } from './jobs/foreign-error.ts'

/** Work that the service does by itself. */
export type Job = {
  /** In kebab-case; also the name of its queue. */
  readonly name: string
  /** When it is due, as cron says it, in London's time. A minute is the least. */
  readonly every: string
  /**
   * Does it at an instant. May be run again, and by two processes at once: it has to be harmless then. What takes
   * long ends soon after `stopping`.
   */
  readonly run: (now: Date, stopping: AbortSignal) => Promise<void>
}

export type JobOptions = {
  /** Of the service's own role: nothing here may make or alter a table. */
  readonly connection: string
  readonly jobs: readonly Job[]
  readonly clock: () => Date
  readonly log: Pick<Logger, 'error' | 'warn'>
  /** How often the jobs of dead processes are looked for; the tests have no time. */
  readonly monitorSeconds?: number
}

/** The jobs of one process. `stop` waits for what is running, for so long and no longer. */
export type Jobs = { stop(): Promise<void> }

/** Longest first: no heartbeat, found by the monitor, fetched again. Together less than a minute. */
const HEARTBEAT_SECONDS = 20
const MONITOR_SECONDS = 15
const POLLING_SECONDS = 2

const DRAIN_MS = 5_000
const HOUR = 3600

/**
 * Short: one of a kind is queued at most, so that nothing piles up in an outage. One that is running does not keep
 * the next from its time: it may be a dead process's, which shows only when its heartbeat is missed.
 */
const queueOf = (name: string): Queue => ({
  name,
  policy: 'short',
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: 5 * 60,
  retryLimit: 3,
  retentionSeconds: HOUR,
  deleteAfterSeconds: HOUR,
})

/**
 * Starts the jobs of this process, each once at the start, so that what an outage left undone does not wait for
 * its hour. However many processes start them, each due time is worked on by one; what a killed process was at
 * is taken up by another within a minute.
 */
export async function startJobs(options: JobOptions): Promise<Jobs> {
  const { log, monitorSeconds = MONITOR_SECONDS } = options
  const boss = new PgBoss({
    connectionString: withConnectionOption(options.connection, 'statement_timeout', '15000'),
    application_name: 'front-door-jobs',
    schema: 'pgboss',
    max: 4,
    createSchema: false,
    migrate: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: monitorSeconds,
    monitorIntervalSeconds: monitorSeconds,
    cronMonitorIntervalSeconds: MONITOR_SECONDS,
    maintenanceIntervalSeconds: HOUR,
  })
  boss.on('error', (error) => log.error({ err: foreignError(error) }, 'jobs'))
  // Its words name queues and settings; its data would hold statements.
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'jobs'))
  const stopping = new AbortController()
  const stop = () => {
    stopping.abort()
    return boss.stop({ graceful: true, timeout: DRAIN_MS })
  }
  try {
    await boss.start()
    for (const job of options.jobs) await startJob(boss, job, stopping.signal, options)
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

async function startJob(
  boss: PgBoss,
  job: Job,
  stopping: AbortSignal,
  { clock, log }: JobOptions,
): Promise<void> {
  const { name, policy: _fixed, ...changeable } = queueOf(job.name)
  await boss.createQueue(name, queueOf(name))
  await boss.updateQueue(name, changeable)
  await boss.schedule(name, job.every, null, { tz: 'Europe/London', missed: 'once' })
  await boss.send(name)
  await boss.work(name, { pollingIntervalSeconds: POLLING_SECONDS }, async () => {
    try {
      await job.run(clock(), stopping)
    } catch (error) {
      log.error({ err: error, job: name }, 'a job failed')
      // What is thrown is kept with the job; the error itself may quote a row.
      throw new Error(`${name} failed`)
    }
  })
}
