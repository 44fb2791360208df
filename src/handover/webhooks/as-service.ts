import { ask } from '#platform/asking.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Db, Trx } from '#platform/operation.ts'

/** A transaction of the service's own, at some councils. */
export const asService = <T>(
  db: Db,
  councils: readonly string[],
  work: (trx: Trx) => Promise<T>,
): Promise<T> =>
  db.transaction().execute(async (trx) => {
    await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils })
    return work(trx)
  })
