import { londonDate } from '#calendar/index.ts'
import { councils } from '#councils/index.ts'
import {
  deleteOldFeedback,
  forgetExpired,
  keepFresh,
  keepQuality,
  mailWorkFor,
  workMail,
} from '#directory/index.ts'
import { raiseContactAlarms, webhookWorkFor, workWebhooks } from '#handover/index.ts'
import type { Config } from '#platform/config.ts'
import type { Databases } from '#platform/database.ts'
import { type Job, type Jobs, startJobs } from '#platform/jobs.ts'
import { deleteExpiredDrafts } from '#referrals/index.ts'
import { raiseHoldBackAlarms } from '#sharing/index.ts'
import { raiseAlarms } from '#triage/index.ts'

type Log = Parameters<typeof startJobs>[0]['log']

/** Starts all that the service does by itself. */
export function startServiceJobs(
  config: Config,
  databases: Databases,
  clock: () => Date,
  log: Log,
): Promise<Jobs> {
  const db = databases.app
  const all = councils.map(({ id }) => id)
  const webhooks = webhookWorkFor(config, { db, councils: all, clock, log })
  const mail = mailWorkFor(config, { db, councils: all, clock, log })
  const jobs: Job[] = [
    {
      name: 'raise-alarms',
      every: '* * * * *',
      run: async (now) => {
        await raiseAlarms(db, all, now)
        await raiseContactAlarms(db, councils, now)
        await raiseHoldBackAlarms(db, all, now)
      },
    },
    {
      name: 'delete-expired-drafts',
      every: '20 3 * * *',
      run: async (now) => void (await deleteExpiredDrafts(db, all, londonDate(now), now)),
    },
    {
      name: 'delete-old-feedback',
      every: '30 3 * * *',
      run: async (now) => void (await deleteOldFeedback(db, councils, now)),
    },
    {
      name: 'keep-directory-fresh',
      every: '40 5 * * *',
      run: async (now, stopping) => void (await keepFresh(db, councils, now, stopping)),
    },
    {
      name: 'keep-record-quality',
      every: '5 0 * * *',
      run: async (now, stopping) => void (await keepQuality(db, all, now, stopping)),
    },
    { name: 'forget-expired', every: '10 * * * *', run: (now) => forgetExpired(db, all, now) },
    ...(mail === undefined
      ? []
      : [
          {
            name: 'send-mails',
            every: '* * * * *',
            run: (_now: Date, stopping: AbortSignal) => workMail(mail, stopping),
          },
        ]),
    ...(webhooks === undefined
      ? []
      : [
          {
            name: 'deliver-webhooks',
            every: '* * * * *',
            run: (_now: Date, stopping: AbortSignal) => workWebhooks(webhooks, stopping),
          },
        ]),
  ]
  return startJobs({ connection: databases.connection, jobs, clock, log })
}
