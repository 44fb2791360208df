import type { Council } from '#councils/index.ts'
import { ask } from '#platform/asking.ts'
import { forEachCouncil } from '#platform/jobs/for-each-council.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Db } from '#platform/operation.ts'
import { insertContactAlarms } from './queries/insert-contact-alarms.ts'

type Waiting = Pick<Council, 'id' | 'handoverAlarmMinutes'>

/** Alarms each council about what its case system has not acknowledged in the council's time; answers how many. */
export const raiseContactAlarms = (db: Db, councils: readonly Waiting[], now: Date): Promise<number> =>
  forEachCouncil(councils, (council) => raiseFor(db, council, now))

const raiseFor = (db: Db, { id, handoverAlarmMinutes }: Waiting, now: Date): Promise<number> =>
  db.transaction().execute(async (trx) => {
    await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils: [id] })
    const madeBefore = new Date(now.getTime() - handoverAlarmMinutes * 60_000)
    return insertContactAlarms(trx, { council: id, now, madeBefore })
  })
