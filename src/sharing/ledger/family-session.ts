import { findCouncil } from '#councils/index.ts'
import { writeAudit } from '#platform/audit.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import type { Call, Trx } from '#platform/operation.ts'
import type { FamilyNames } from './check-family-link.ts'
import { entriesFor } from './entries.ts'
import { isAnythingKeptNow } from './kept-now.ts'
import type { FamilyLedger } from './ledger.ts'
import { askAsFamily, findSession, isOpenable, openLink } from './queries/family-session.ts'
import { listAnswers, listShared } from './queries/ledger.ts'
import { hashOf, newSecret, SESSION_MINUTES, sessionCookie, sessionIn } from './tokens.ts'
import { REMARKS } from './words.ts'

type FamilyCall = Pick<Call, 'db' | 'now' | 'operation' | 'tracedAs' | 'config' | 'cookie'>

/** One transaction of somebody who asks with a secret, and reaches by it what the secret is for and nothing else. */
const asFamily = <Result>(
  { db, now }: FamilyCall,
  secret: string,
  work: (trx: Trx, hash: string) => Promise<Result>,
) =>
  db.transaction().execute(async (trx) => {
    const hash = hashOf(secret)
    await askAsFamily(trx, hash, now)
    return work(trx, hash)
  })

/** The audit names the link: no account is asking. */
const audit = (
  { operation, tracedAs, now }: FamilyCall,
  trx: Trx,
  link: { council_id: string; id: string },
) =>
  writeAudit(trx, {
    caller: { account: SERVICE_ACCOUNT, client: 'family-link' },
    operation,
    tracedAs,
    now,
    concerns: { council: link.council_id, kind: 'family_link', id: link.id },
  })

/** Whether a link can be opened. It is not used up by asking. */
export const canBeOpened = (call: FamilyCall, token: string): Promise<boolean> =>
  asFamily(call, token, (trx, hash) => isOpenable(trx, hash, call.now))

/** Uses a link up: the cookie of the one session it opens, or nothing. */
export const openSession = (call: FamilyCall, token: string): Promise<string | undefined> =>
  asFamily(call, token, async (trx, hash) => {
    const secret = newSecret()
    const until = new Date(call.now.getTime() + SESSION_MINUTES * 60_000)
    const link = await openLink(trx, hash, { hash: hashOf(secret), until, now: call.now })
    if (link === undefined) return undefined
    await audit(call, trx, link)
    return sessionCookie(call.config.publicUrl, secret)
  })

/** What the session of the cookie may read now; nothing where there is none. */
export async function readLedger(call: FamilyCall): Promise<FamilyLedger | undefined> {
  const secret = sessionIn(call.cookie, call.config.publicUrl)
  if (secret === undefined) return undefined
  return asFamily(call, secret, async (trx, hash) => {
    const session = await findSession(trx, hash, call.now)
    if (session === undefined) return undefined
    await audit(call, trx, session)
    const names = JSON.parse(session.names) as FamilyNames
    const { person, subjects } = session
    const recipientsNamed = session.recipients_named && !(await isAnythingKeptNow(call, session))
    const seen = { person, subjects, names, recipientsNamed }
    const council = findCouncil(session.council_id)
    const telephone = council?.telephones.find(({ purpose }) => purpose === 'front_door')
    return {
      council: council?.name ?? 'The council',
      ...(telephone === undefined
        ? {}
        : {
            telephone: {
              name: telephone.name,
              number: telephone.number,
              hours: telephone.hours,
              madeUp: telephone.madeUp,
            },
          }),
      person: names[person] as string,
      about: subjects.map((key) => names[key] as string),
      readAt: call.now.toISOString(),
      readableUntil: (session.session_until as Date).toISOString(),
      recipientsNamed,
      entries: entriesFor(seen, await listShared(trx, session), await listAnswers(trx, session), call.now),
      remarks: [...REMARKS],
    }
  })
}
