import t from 'tap'
import { DEMONSTRATION_ISSUER, findCaller, registerAccounts } from '#accounts/index.ts'
import {
  clientOf,
  DEMONSTRATION_CASE_SYSTEM,
  demonstrationAccounts,
} from '../../src/demonstration/accounts.ts'
import { createTestDatabase } from '../helpers/database.ts'

const { databases, admin } = await createTestDatabase(t)
await registerAccounts(admin, demonstrationAccounts)
const db = databases.app

const identity = (subject: string, client = clientOf(subject), issuer = DEMONSTRATION_ISSUER) => ({
  issuer,
  subject,
  client,
})

t.test('those who come at one moment are told apart', async (t) => {
  const cases = [
    [identity('referrer'), 'Robin Example'],
    [identity('nobody'), undefined],
    [identity('case-system'), 'Example case system'],
    [identity('referrer'), 'Robin Example'],
    [identity('referrer', 'no-such-client'), undefined],
    [identity('other-referrer', DEMONSTRATION_CASE_SYSTEM), 'Alex Sample'],
    [identity('referrer', clientOf('referrer'), 'urn:another'), undefined],
    [identity('"referrer\\'), undefined],
    [identity('{}, null'), undefined],
  ] as const
  const found = await Promise.all(cases.map(([who]) => findCaller(db, who)))
  for (const [at, [who, name]] of cases.entries()) {
    t.equal(found[at]?.name, name, JSON.stringify(who))
    if (name !== undefined) t.equal(found[at]?.client, who.client)
  }
  t.strictSame(found[0], await findCaller(db, identity('referrer')), 'the same alone')
  t.notOk('at' in (found[0] ?? {}))
})

t.test('a name that no account can have fails for its own request alone', async (t) => {
  const [good, bad, other] = await Promise.allSettled([
    findCaller(db, identity('referrer')),
    findCaller(db, identity('refer\0rer')),
    findCaller(db, identity('other-referrer')),
  ])
  t.equal(good.status === 'fulfilled' && good.value?.name, 'Robin Example')
  t.equal(bad.status, 'rejected')
  t.equal(other.status === 'fulfilled' && other.value?.name, 'Alex Sample')
})

t.test('what changes before a request comes counts for it, also with others still under way', async (t) => {
  const before = findCaller(db, identity('referrer'))
  await admin
    .updateTable('account')
    .set({ disabled_at: new Date() })
    .where('subject', '=', 'referrer')
    .execute()
  const after = findCaller(db, identity('referrer'))
  t.equal(await after, undefined)
  await before
})
