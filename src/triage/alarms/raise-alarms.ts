import { londonDate } from '#calendar/index.ts'
import { ask } from '#platform/asking.ts'
import { forEachCouncil } from '#platform/jobs/for-each-council.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Db } from '#platform/operation.ts'
import { countRaised, insertRun } from './queries/alarm-runs.ts'
import { insertAlarms } from './queries/insert-alarms.ts'

/** Somebody has to have rung by then who reported danger, or was reported to be in it. */
const CALL_WITHIN_MS = 15 * 60_000

/** Looks at the deadlines of each council and raises what nobody was alarmed about yet; answers how many. */
export const raiseAlarms = (db: Db, councils: readonly string[], now: Date): Promise<number> =>
  forEachCouncil(councils, (council) => raiseFor(db, council, now))

/** The alarms, their events and the note that they were looked at: all of it commits or none. */
const raiseFor = (db: Db, council: string, now: Date): Promise<number> =>
  db.transaction().execute(async (trx) => {
    await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils: [council] })
    await insertRun(trx, council, now)
    const calledBy = new Date(now.getTime() - CALL_WITHIN_MS)
    const alarms = await insertAlarms(trx, { council, now, today: londonDate(now), calledBy })
    if (alarms.length > 0) await countRaised(trx, council, alarms.length)
    return alarms.length
  })
