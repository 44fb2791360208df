import type { Council } from '#councils/index.ts'
import { ask } from '#platform/asking.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Db } from '#platform/operation.ts'
import { insertContactAlarms } from './queries/insert-contact-alarms.ts'

type Waiting = Pick<Council, 'id' | 'handoverAlarmMinutes'>

/**
 * Alarms each council about what its case system has not acknowledged in the council's time; answers how many. A
 * council whose look fails keeps no other from its own; its failure is thrown when all were looked at.
 */
export async function raiseContactAlarms(db: Db, councils: readonly Waiting[], now: Date): Promise<number> {
  const failures: unknown[] = []
  let raised = 0
  for (const council of councils) {
    try {
      raised += await raiseFor(db, council, now)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return raised
}

const raiseFor = (db: Db, { id, handoverAlarmMinutes }: Waiting, now: Date): Promise<number> =>
  db.transaction().execute(async (trx) => {
    await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils: [id] })
    const madeBefore = new Date(now.getTime() - handoverAlarmMinutes * 60_000)
    return insertContactAlarms(trx, { council: id, now, madeBefore })
  })
