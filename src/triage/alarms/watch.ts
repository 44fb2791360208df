import { Gauge, type Registry } from 'prom-client'
import { ask } from '#platform/asking.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Db } from '#platform/operation.ts'
import { findLastRun } from './queries/alarm-runs.ts'
import { standingOf } from './standing.ts'

export type AlarmWatch = {
  /** Looks whether each council's alarms still run, and says once when they stop and once when they run again. */
  readonly look: () => Promise<void>
}

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
 * Watches the alarms from a process that may be another than the one that raises them. Alarms that never ran count
 * from the start of the watch: a new installation is given its five minutes.
 */
export function watchAlarms({ db, councils, clock, metrics, log }: Options): AlarmWatch {
  const since = clock()
  const lastRuns = new Map<string, Date>(councils.map((council) => [council, since]))
  const stopped = new Set<string>()
  new Gauge({
    name: 'front_door_alarms_last_run_age_seconds',
    help: 'Time since the alarms of a council were last looked at; every minute where all is well.',
    labelNames: ['council'],
    registers: [metrics],
    collect() {
      for (const [council, at] of lastRuns) this.set({ council }, (clock().getTime() - at.getTime()) / 1000)
    },
  })
  const lookAt = async (council: string) => {
    const found = await lastRun(db, council)
    if (found !== null) lastRuns.set(council, found)
    const lastRanAt = lastRuns.get(council) ?? since
    const now = standingOf(lastRanAt, clock())
    if (now.stopped && !stopped.has(council)) log.error({ council, lastRanAt }, 'alarms have stopped')
    if (!now.stopped && stopped.has(council)) log.warn({ council, lastRanAt }, 'alarms run again')
    if (now.stopped) stopped.add(council)
    else stopped.delete(council)
  }
  return {
    async look() {
      for (const council of councils) await lookAt(council)
    },
  }
}

const lastRun = (db: Db, council: string): Promise<Date | null> =>
  db.transaction().execute(async (trx) => {
    await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils: [council] })
    return findLastRun(trx, council)
  })
