import { addDays, londonDate, nextWorkingDay } from '#calendar/index.ts'
import { ask } from '#platform/asking.ts'
import { forEachCouncil } from '#platform/jobs/for-each-council.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Db } from '#platform/operation.ts'
import { insertHoldBackAlarms } from './queries/insert-hold-back-alarms.ts'

/** What an outage kept back is still raised after it: the family has been shown it by then, and somebody should know. */
const DAYS_BACK = 14

/**
 * Reminds each council of the overrides that it holds back from a family and has to look at again: a working day is
 * left to decide. Answers how many.
 */
export const raiseHoldBackAlarms = (db: Db, councils: readonly string[], now: Date): Promise<number> =>
  forEachCouncil(councils, (council) =>
    db.transaction().execute(async (trx) => {
      await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils: [council] }, now)
      const today = londonDate(now)
      return insertHoldBackAlarms(trx, {
        council,
        now,
        from: addDays(today, -DAYS_BACK),
        to: nextWorkingDay(today),
      })
    }),
  )
