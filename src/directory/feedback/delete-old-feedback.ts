import { londonDate } from '#calendar/index.ts'
import { type Council, overIfBegunBy } from '#councils/index.ts'
import { ask } from '#platform/asking.ts'
import { forEachCouncil } from '#platform/jobs/for-each-council.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Db } from '#platform/operation.ts'
import { deleteContacts, deleteFeedback } from './queries/delete-old.ts'

/**
 * Deletes what people sent when the council's time for it is over: what they wrote, once it was settled, and where they
 * wished to be answered. What was published is the council's own and stays. Answers how many.
 */
export const deleteOldFeedback = (
  db: Db,
  councils: readonly Pick<Council, 'id' | 'retention'>[],
  now: Date,
): Promise<number> =>
  forEachCouncil(councils, ({ id: council, retention }) =>
    db.transaction().execute(async (trx) => {
      await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils: [council] }, now)
      const today = londonDate(now)
      const received = overIfBegunBy(retention, 'directory_feedback_contact', today)
      const settled = overIfBegunBy(retention, 'directory_feedback', today)
      const contacts = received === undefined ? 0 : await deleteContacts(trx, { council, by: received, now })
      const feedback = settled === undefined ? 0 : await deleteFeedback(trx, { council, by: settled, now })
      return contacts + feedback
    }),
  )
