import { ask } from '#platform/asking.ts'
import { forEachCouncil } from '#platform/jobs/for-each-council.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import { forgetRequests } from '#platform/limits/count-request.ts'
import type { Db } from '#platform/operation.ts'
import { deleteOldMails } from './mail/queries/claim-mails.ts'
import { deleteExpired } from './queries/registrations.ts'

const MAILS_KEPT_MS = 30 * 86_400_000

/** Forgets what is over: registrations past their time, addresses past their window, mails long dealt with. */
export async function forgetExpired(db: Db, councils: readonly string[], now: Date): Promise<void> {
  await forgetRequests(db, now)
  await forEachCouncil(councils, (council) =>
    db.transaction().execute(async (trx) => {
      await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils: [council] }, now)
      await deleteExpired(trx, council, now)
      await deleteOldMails(trx, council, new Date(now.getTime() - MAILS_KEPT_MS))
      return 0
    }),
  )
}
