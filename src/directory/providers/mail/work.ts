import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from '#platform/asking.ts'
import type { Config } from '#platform/config.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Db, Trx } from '#platform/operation.ts'
import { logMail, type SendMail, smtpMail } from './adapters.ts'
import { type ComposeWith, compose } from './compose.ts'
import { type ClaimedMail, claimMails, recordMail } from './queries/claim-mails.ts'
import { mailIsSetUp } from './set-up.ts'

/** Waits between tries, from each failure on: eight tries in a little under two days, while a code is still good. */
const WAIT_MINUTES = [1, 5, 30, 120, 480, 960, 1200]

const AT_ONCE = 4
const TICK_MS = 1_000
/** Longer than from one of the job's minutes to the next: somebody is always at it. */
const SHIFT_MS = 100_000

export type MailWork = ComposeWith & {
  readonly db: Db
  readonly councils: readonly string[]
  readonly clock: () => Date
  readonly log: { error: (what: object, message: string) => void }
  readonly send: SendMail
  /** The tests have no time. */
  readonly shiftMs?: number
}

type Given = Pick<MailWork, 'db' | 'councils' | 'clock'> & {
  readonly log: { error: MailWork['log']['error']; warn: (what: object, message: string) => void }
}

/** The work of a deployment; undefined where no mails are sent. */
export function mailWorkFor(config: Config, given: Given): MailWork | undefined {
  const { key, mail, providerPage } = config
  if (key === undefined || !mailIsSetUp(config)) return undefined
  return { ...given, key, providerPage, send: mail === undefined ? logMail(given.log) : smtpMail(mail) }
}

/**
 * One shift: sends what is due until it is over or the process stops. Any number of workers may be at it; what one of
 * them was sending when it was killed is sent again.
 */
export async function workMail(work: MailWork, stopping: AbortSignal): Promise<void> {
  // Not by the clock that stamps things, which may be set: by one that only goes on.
  const end = performance.now() + (work.shiftMs ?? SHIFT_MS)
  do {
    const claimed = await claim(work)
    await Promise.all(claimed.map((mail) => sendOne(work, mail)))
    if (claimed.length === 0) await sleep(Math.min(TICK_MS, Math.max(0, end - performance.now())))
  } while (!stopping.aborted && performance.now() < end)
}

const asService = <T>({ db, councils, clock }: MailWork, work: (trx: Trx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (trx) => {
    await ask(trx, { account: SERVICE_ACCOUNT, organisation: null, councils }, clock())
    return work(trx)
  })

const claim = (work: MailWork) =>
  asService(work, (trx) => claimMails(trx, { councils: work.councils, now: work.clock(), limit: AT_ONCE }))

/** What fails here is ours: the lease runs out, and it is tried again. */
const sendOne = (work: MailWork, claimed: ClaimedMail): Promise<void> =>
  send(work, claimed).catch((error) => {
    work.log.error({ err: error, mail: claimed.id }, 'a mail could not be dealt with')
  })

async function send(work: MailWork, claimed: ClaimedMail): Promise<void> {
  const mail = await asService(work, (trx) => compose(trx, claimed, work.clock(), work))
  const outcome = mail === undefined ? 'cancelled' : await work.send(mail)
  const now = work.clock()
  const attempts = claimed.attempts + 1
  await asService(work, (trx) => {
    if (outcome === 'sent') return recordMail(trx, claimed, { state: outcome, attempts, ended_at: now })
    if (outcome === 'cancelled') return recordMail(trx, claimed, { state: outcome, ended_at: now })
    const { failure, lasting } = outcome
    const wait = lasting ? undefined : WAIT_MINUTES[claimed.attempts]
    if (wait === undefined) {
      work.log.error({ mail: claimed.id, kind: claimed.kind, failure }, 'a mail is given up')
      return recordMail(trx, claimed, { state: 'dead', attempts, failure, ended_at: now })
    }
    const next_at = new Date(now.getTime() + wait * 60_000)
    return recordMail(trx, claimed, { attempts, failure, next_at })
  })
}
