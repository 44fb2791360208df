import { addDays, londonDate } from '#calendar/index.ts'
import type { Council } from '#councils/index.ts'
import { ask } from '#platform/asking.ts'
import { forEachCouncil } from '#platform/jobs/for-each-council.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Db, Trx } from '#platform/operation.ts'
import { lockPublishing, unpublish } from '../publishing/publish.ts'
import { giveNotice, holdOverdue, isStillOverdue, recordHidden } from './queries/overdue.ts'

const DAY_MS = 86_400_000

type Councils = readonly Pick<Council, 'id' | 'directory'>[]

/**
 * Looks at the review dates of each council: reminds before, flags after, and hides what nobody has assured for so
 * long after they were told. Each once; what an outage kept back is done by the first look after it, and nothing is
 * hidden sooner for it. Answers how many records something was done to.
 */
export const keepFresh = (db: Db, councils: Councils, now: Date, stopping?: AbortSignal): Promise<number> =>
  forEachCouncil(councils, async ({ id: council, directory }) => {
    const asService = <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
      db.transaction().execute(async (trx) => {
        await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils: [council] }, now)
        return work(trx)
      })
    const today = londonDate(now)
    const soon = addDays(today, directory.remindDaysBefore)
    const flagged = await asService((trx) =>
      giveNotice(trx, 'flagged', { council, now, to: addDays(today, -1) }),
    )
    const reminded = await asService((trx) =>
      giveNotice(trx, 'reminded', { council, now, from: today, to: soon }),
    )
    const noticeBefore = new Date(now.getTime() - directory.hideDaysAfter * DAY_MS)
    let hidden = 0
    while (!stopping?.aborted) {
      const did = await asService((trx) => hideOne(trx, council, noticeBefore, now))
      if (did === 'none_left') break
      if (did === 'hidden') hidden += 1
    }
    return flagged + reminded + hidden
  })

/** One at a time: what is published is written under one lock, which is not kept from those who publish. */
async function hideOne(
  trx: Trx,
  council: string,
  noticeBefore: Date,
  now: Date,
): Promise<'hidden' | 'left' | 'none_left'> {
  const record = await holdOverdue(trx, council, noticeBefore)
  if (record === undefined) return 'none_left'
  await lockPublishing(trx)
  // While the lock was waited for, a service that names this organisation may have been published.
  if (!(await isStillOverdue(trx, record))) return 'left'
  await recordHidden(trx, record, now)
  await unpublish(trx, record.kind, { id: record.id, councilId: council }, now)
  return 'hidden'
}
