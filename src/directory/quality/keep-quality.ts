import { londonDate } from '#calendar/index.ts'
import { ask } from '#platform/asking.ts'
import { forEachCouncil } from '#platform/jobs/for-each-council.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Db, Trx } from '#platform/operation.ts'
import type { AnyDocument } from '../record/index.ts'
import { holdToLookAt } from './queries/look-again.ts'
import { noteQualities } from './queries/note-quality.ts'

/** Few enough that whoever saves one of them hardly waits. */
const AT_ONCE = 100

/**
 * Looks again at the records that a day has made another, though nobody changed them, and at those that nobody has
 * looked at yet. Answers how many.
 */
export const keepQuality = (
  db: Db,
  councils: readonly string[],
  now: Date,
  stopping?: AbortSignal,
): Promise<number> =>
  forEachCouncil(councils, async (council) => {
    let [looked, after] = [0, undefined as string | undefined]
    while (!stopping?.aborted) {
      const ids = await db.transaction().execute((trx) => lookAtSome(trx, council, after, now))
      looked += ids.length
      after = ids.at(-1)
      if (ids.length < AT_ONCE) break
    }
    return looked
  })

async function lookAtSome(
  trx: Trx,
  council: string,
  after: string | undefined,
  now: Date,
): Promise<string[]> {
  await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils: [council] }, now)
  const records = await holdToLookAt(trx, council, { today: londonDate(now), after, limit: AT_ONCE })
  const read = records.map((record) => ({ record, document: JSON.parse(record.document) as AnyDocument }))
  await noteQualities(trx, council, read, now)
  return records.map(({ id }) => id)
}
