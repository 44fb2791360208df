import { randomUUID } from 'node:crypto'
import t, { type Test } from 'tap'
import { type NewAccount, registerAccounts } from '#accounts/index.ts'
import { ask } from '#platform/asking.ts'
import type { Trx } from '#platform/operation.ts'
import { demonstrationAccounts } from '../../../src/demonstration/accounts.ts'
import {
  insertColleague,
  readdress,
  removeFrom,
} from '../../../src/directory/providers/queries/colleagues.ts'
import {
  askByRegistration,
  insertRegistration,
} from '../../../src/directory/providers/queries/registrations.ts'
import { createTestDatabase } from '../../helpers/database.ts'

const { admin, databases } = await createTestDatabase(t)
const { app: db } = databases
const AT = new Date('2026-11-23T09:30:00Z')
const [OWN, OTHER] = ['00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000c2'] as const
const person = (organisation: string, subject: string): NewAccount => ({
  ...(demonstrationAccounts.accounts[0] as NewAccount),
  ...{ id: randomUUID(), subject, organisation },
  memberships: [{ role: 'directory_provider' }, { role: 'referrer' }],
})
const [jo, lee, kept] = [person(OWN, 'jo'), person(OTHER, 'lee'), person(OWN, 'kept')]
await registerAccounts(admin, {
  organisations: [OWN, OTHER].map((id) => ({ id, name: 'Made up', kind: 'provider' })),
  clients: [],
  accounts: [jo, lee, kept],
})
const contact = { kind: 'charity', contact_name: 'Jo', email: 'jo@example.org' } as const
await admin
  .insertInto('provider')
  .values({ organisation_id: OWN, ...contact, registered_with: 'westminster', registered_at: AT })
  .execute()

const row = (more: object = {}) => ({
  ...{ council_id: 'westminster', id: randomUUID(), email_hash: 'e', code_hash: randomUUID() },
  ...{
    email: 'kit@example.org',
    contact_name: 'Kit',
    organisation_name: 'x',
    organisation_kind: 'other' as const,
  },
  ...{ registered_at: AT, expires_at: AT, purpose: 'invitation' as const },
  ...{ organisation_id: OWN, asked_by: jo.id },
  ...more,
})

/** What somebody does as who they are, with every council there is: the walls are all that is left. */
const asking = <T>(
  { id, organisation }: { id: string; organisation: string | null },
  work: (trx: Trx) => Promise<T>,
) =>
  db.transaction().execute(async (trx) => {
    const councils = ['westminster', 'rbkc']
    await ask(trx, { account: id, organisation: null, councils, provider: organisation }, AT)
    return work(trx)
  })
const walled = (t: Test, work: Promise<unknown>, what: string) => t.rejects(work, { code: '42501' }, what)

const invited = async (more: object = {}) => {
  const made = row(more)
  await admin.insertInto('provider_registration').values(made).execute()
  return made
}
const newcomer = () => ({ id: randomUUID(), organisation: null })
const join = (code: string, organisation: string, who = newcomer()) =>
  asking(who, async (trx) => {
    await askByRegistration(trx, code)
    const identity = { issuer: 'x', subject: who.id, client: 'x' }
    await insertColleague(trx, { account: who.id, organisation, identity, name: 'Kit' })
    return who.id
  })

t.test('only a provider of a registered organisation asks, for it and in their own name', async (t) => {
  const insert = (who: NewAccount, more: object = {}) =>
    asking(who, async (trx) => {
      await askByRegistration(trx, 'e')
      await insertRegistration(trx, row(more), AT)
    })
  await insert(jo)
  await walled(t, insert(jo, { organisation_id: OTHER }), 'another organisation')
  await walled(t, insert(jo, { asked_by: lee.id }), 'in another’s name')
  await walled(
    t,
    insert(lee, { organisation_id: OTHER, asked_by: lee.id }),
    'one that did not register itself',
  )
  await walled(t, insert({ ...jo, organisation: '' }), 'somebody who is no provider')
})

t.test('an invitation lets one person in, into the organisation that it is of', async (t) => {
  const { code_hash } = await invited()
  await walled(t, join('no such code', OWN), 'without an invitation')
  await walled(t, join(code_hash, OTHER), 'somewhere else')
  const address = await invited({ purpose: 'address' })
  await walled(t, join(address.code_hash, OWN), 'by the code of an address')
  const id = await join(code_hash, OWN)
  const roles = await admin.selectFrom('membership').selectAll().where('account_id', '=', id).execute()
  t.match(roles, [{ role: 'directory_provider', council_id: null }])
  for (const membership of [
    { role: 'decision_maker' },
    { role: 'directory_editor', council_id: 'westminster' },
  ])
    await walled(
      t,
      asking(newcomer(), async (trx) => {
        await askByRegistration(trx, code_hash)
        await trx
          .insertInto('membership')
          .values({ account_id: id, ...membership } as never)
          .execute()
      }),
      membership.role,
    )
  const gone = await invited({ asked_by: kept.id })
  await admin.deleteFrom('membership').where('account_id', '=', kept.id).execute()
  await walled(t, join(gone.code_hash, OWN), 'by somebody who has left')
})

t.test('a colleague loses the one role, and only to their own', async (t) => {
  const rolesOf = async (id: string) =>
    (await admin.selectFrom('membership').select('role').where('account_id', '=', id).execute()).map(
      ({ role }) => role,
    )
  await asking(lee, (trx) => removeFrom(trx, jo.id))
  await asking({ id: randomUUID(), organisation: null }, (trx) => removeFrom(trx, jo.id))
  t.equal((await rolesOf(jo.id)).length, 2, 'not to others')
  await asking(lee, (trx) => removeFrom(trx, lee.id))
  t.equal((await rolesOf(lee.id)).length, 2, 'not where the operator keeps them')
  await asking(jo, (trx) => trx.deleteFrom('membership').where('account_id', '=', jo.id).execute())
  t.strictSame(await rolesOf(jo.id), ['referrer'])
})

t.test('an address becomes an organisation’s by its own code alone', async (t) => {
  const { code_hash } = await invited({ purpose: 'address', email: 'new@example.org' })
  const change = (who: NewAccount, code: string, email: string) =>
    asking(who, async (trx) => {
      await askByRegistration(trx, code)
      await readdress(trx, OWN, { email, name: 'New' })
    })
  const emailNow = async () =>
    (await admin.selectFrom('provider').select('email').where('organisation_id', '=', OWN).executeTakeFirst())
      ?.email
  await walled(t, change(jo, 'no such code', 'new@example.org'), 'without')
  await walled(t, change(jo, code_hash, 'another@example.org'), 'another address')
  await walled(
    t,
    change(jo, (await invited({ email: 'new@example.org' })).code_hash, 'new@example.org'),
    'an invitation',
  )
  await change(lee, code_hash, 'new@example.org')
  t.equal(await emailNow(), 'jo@example.org', 'another’s is not there to be changed')
  await change(jo, code_hash, 'new@example.org')
  t.equal(await emailNow(), 'new@example.org')
})
