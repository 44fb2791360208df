import t from 'tap'
import { registerAccounts } from '#accounts/index.ts'
import { ask } from '#platform/asking.ts'
import { demonstrationAccounts } from '../../../src/demonstration/accounts.ts'
import { createTestDatabase } from '../../helpers/database.ts'

const database = await createTestDatabase(t)
const { admin } = database
await registerAccounts(admin, demonstrationAccounts)

/** A provider that was there before. */
const earlier = demonstrationAccounts.accounts[0] as (typeof demonstrationAccounts.accounts)[number]
const before = '00000000-0000-7000-8000-0000000000ba'
await registerAccounts(admin, {
  organisations: [{ id: before, name: 'Earlier (made up)', kind: 'provider' }],
  clients: [],
  accounts: [
    {
      ...earlier,
      id: '00000000-0000-7000-8000-0000000000bb',
      subject: 'toddlers-person',
      organisation: before,
      memberships: [],
    },
  ],
})

t.test('the walls: the service adds a new provider and no other role, person or organisation', async (t) => {
  const { app: db } = database.databases
  const ids = {
    organisation: '00000000-0000-7000-8000-0000000000aa',
    account: '00000000-0000-7000-8000-0000000000ab',
  }
  const school = await admin
    .selectFrom('organisation')
    .select('id')
    .where('kind', '=', 'school')
    .limit(1)
    .executeTakeFirstOrThrow()
  const officer = await admin
    .selectFrom('account')
    .select('id')
    .where('subject', '=', 'screening_officer@westminster')
    .executeTakeFirstOrThrow()
  const person = {
    id: ids.account,
    issuer: 'x',
    subject: 'x',
    kind: 'person' as const,
    name: 'x',
    organisation_id: ids.organisation,
  }
  const organisation = { id: ids.organisation, name: 'x', kind: 'provider' }
  type Trx = Parameters<Parameters<ReturnType<typeof db.transaction>['execute']>[0]>[0]
  const refused = (what: string, work: (trx: Trx) => Promise<unknown>) =>
    t.rejects(
      db.transaction().execute(async (trx) => {
        await ask(trx, { account: ids.account, organisation: null, councils: ['westminster', 'rbkc'] })
        await work(trx)
      }),
      { code: '42501' },
      what,
    )
  for (const kind of ['school', 'council'])
    await refused(`a ${kind}`, (trx) =>
      trx
        .insertInto('organisation')
        .values({ ...organisation, kind })
        .execute(),
    )
  await refused('somebody at a school', (trx) =>
    trx
      .insertInto('account')
      .values({ ...person, organisation_id: school.id })
      .execute(),
  )
  await refused('a system', async (trx) => {
    await trx.insertInto('organisation').values(organisation).execute()
    await trx
      .insertInto('account')
      .values({ ...person, kind: 'system' })
      .execute()
  })
  for (const membership of [
    { role: 'decision_maker' },
    { role: 'directory_editor', council_id: 'westminster' },
    { role: 'directory_provider', council_id: 'westminster' },
  ])
    await refused(JSON.stringify(membership), async (trx) => {
      await trx.insertInto('organisation').values(organisation).execute()
      await trx.insertInto('account').values(person).execute()
      await trx
        .insertInto('membership')
        .values({ account_id: ids.account, ...membership })
        .execute()
    })
  await refused('a role for somebody who is there', (trx) =>
    trx.insertInto('membership').values({ account_id: officer.id, role: 'directory_provider' }).execute(),
  )
  await refused('a second role later', async (trx) => {
    const before = await trx
      .selectFrom('account')
      .select('id')
      .where('subject', '=', 'toddlers-person')
      .executeTakeFirstOrThrow()
    await trx.insertInto('membership').values({ account_id: before.id, role: 'directory_provider' }).execute()
  })
  await refused('a colleague of an earlier provider', async (trx) => {
    const earlier = await trx
      .selectFrom('organisation')
      .select('id')
      .where('kind', '=', 'provider')
      .limit(1)
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('account')
      .values({ ...person, organisation_id: earlier.id })
      .execute()
  })
  await refused('to update', (trx) => trx.updateTable('account').set({ name: 'x' }).execute())
  const memberships = () =>
    admin.selectFrom('membership').selectAll().orderBy('account_id').orderBy('role').execute()
  const held = await memberships()
  await db.transaction().execute(async (trx) => {
    await ask(trx, { account: ids.account, organisation: null, councils: ['westminster', 'rbkc'] })
    await trx.deleteFrom('membership').execute()
  })
  t.strictSame(await memberships(), held, 'nobody loses a role')
  // The other way round: all three together are let through.
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('organisation').values(organisation).execute()
    await trx.insertInto('account').values(person).execute()
    await trx
      .insertInto('membership')
      .values({ account_id: ids.account, role: 'directory_provider' })
      .execute()
  })
})
