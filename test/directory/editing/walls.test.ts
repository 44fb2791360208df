import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import t from 'tap'
import { type Asking, ask } from '#platform/asking.ts'
import type { Database } from '#platform/tables.ts'
import { exampleOrganisation, exampleService } from '../../../src/directory/editing/examples.ts'
import { publish } from '../../../src/directory/publishing/publish.ts'
import { recordStanding } from '../../helpers/parts-of-directory-editing.ts'
import { createService } from '../../helpers/service.ts'
import { grantRight, HOLDER, HOLDING_ORGANISATION, OTHER, OWNER, registerProviders } from './people.ts'

// Row-level security alone: statements without any condition of the service's, as whoever asks.
const service = await createService(t)
await registerProviders(service)
const { admin, databases } = service.database
const person = (subject: string) =>
  admin
    .selectFrom('account')
    .select(['id', 'organisation_id'])
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow()
const [owner, other, holder] = [await person(OWNER), await person(OTHER), await person(HOLDER)]

const live = await recordStanding(service, { publication: 'live', change: 'draft' })
const draft = await recordStanding(service, { publication: 'never', change: 'in_review' })
await grantRight(service, live)

const provider = (who: typeof owner): Asking => ({
  account: who.id,
  organisation: null,
  councils: [],
  provider: who.organisation_id,
})
const nobody: Asking = { account: randomUUID(), organisation: null, councils: [] }
const council = (id: string): Asking => ({ ...nobody, councils: [id] })

const as = <T>(asking: Asking, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> =>
  databases.app.transaction().execute(async (trx) => {
    await ask(trx, asking)
    return work(trx)
  })
const DENIED = { code: '42501' }

t.test(
  'a record, its versions and its history are seen and changed by its own and by its council',
  async (t) => {
    const askers: readonly (readonly [string, Asking, readonly string[]])[] = [
      ['the owner', provider(owner), [live, draft]],
      ['who has a right', provider(holder), [live]],
      ['another provider', provider(other), []],
      ['the council', council('westminster'), [live, draft]],
      ['another council', council('rbkc'), []],
      ['nobody', nobody, []],
    ]
    for (const [name, asking, ids] of askers) {
      const seen = await as(asking, async (trx) => [
        await trx.selectFrom('directory_record').select('id').execute(),
        await trx.selectFrom('directory_version').select('record_id as id').distinct().execute(),
        await trx.selectFrom('directory_event').select('record_id as id').distinct().execute(),
        await trx.updateTable('directory_record').set({ name: 'Same' }).returning('id').execute(),
      ])
      for (const rows of seen) t.strictSame(rows.map(({ id }) => id).sort(), [...ids].sort(), name)
      const rights = await as(asking, (trx) => trx.selectFrom('directory_right').selectAll().execute())
      t.equal(rights.length, ids.length > 0 ? 1 : 0, `${name}: rights`)
    }
  },
)

t.test('nobody writes the history of what is not theirs, or in another’s name', async (t) => {
  const version = (account: string, number = 9) => ({
    ...{ council_id: 'westminster', record_id: draft, number, document: '{}', based_on: null },
    ...{ saved_by: account, saved_at: new Date() },
  })
  const event = (account: string) => ({
    ...{ council_id: 'westminster', record_id: draft, type: 'record.saved', at: new Date(), number: 1 },
    ...{ account_id: account, actor: 'provider' as const, reason: null },
  })
  for (const [asking, account] of [
    [provider(other), other.id],
    [provider(holder), holder.id],
    [council('rbkc'), nobody.account],
    [provider(owner), other.id],
  ] as const) {
    await t.rejects(
      as(asking, (trx) => trx.insertInto('directory_version').values(version(account)).execute()),
      DENIED,
    )
    await t.rejects(
      as(asking, (trx) => trx.insertInto('directory_event').values(event(account)).execute()),
      DENIED,
    )
  }
  await as(provider(owner), (trx) => trx.insertInto('directory_event').values(event(owner.id)).execute())
})

t.test('a provider cannot publish, by whatever way', async (t) => {
  const standing = { id: live, councilId: 'westminster', assuredOn: '2026-11-23', reviewDueOn: '2027-11-23' }
  for (const who of [owner, holder, other]) {
    const asking = provider(who)
    await t.rejects(
      as(asking, (trx) => publish(trx, 'service', standing, exampleService, new Date())),
      DENIED,
    )
    const row = {
      council_id: 'westminster',
      kind: 'service' as const,
      document: '{}',
      modified_at: new Date(),
    }
    await t.rejects(
      as(asking, (trx) =>
        trx
          .insertInto('published_record')
          .values({ ...row, id: draft, first_published_at: row.modified_at })
          .execute(),
      ),
      DENIED,
    )
    const changed = await as(asking, (trx) =>
      trx.updateTable('published_record').set({ document: '{}' }).returning('id').execute(),
    )
    t.strictSame(changed, [])
  }
  for (const change of [
    { published_number: 2 },
    { organisation_id: other.organisation_id },
    { publication: 'never' as const, published_number: null, assured_on: null, review_due_on: null },
  ])
    await t.rejects(
      as(provider(owner), (trx) =>
        trx.updateTable('directory_record').set(change).where('id', '=', live).execute(),
      ),
      DENIED,
    )
  const shown = { publication: 'live' as const, published_number: 1, assured_on: '2026-11-23' }
  await t.rejects(
    as(provider(owner), (trx) =>
      trx
        .updateTable('directory_record')
        .set({ ...shown, review_due_on: '2027-11-23', change: 'none', waiting_since: null })
        .where('id', '=', draft)
        .execute(),
    ),
    DENIED,
  )
  await t.rejects(
    as(council('rbkc'), (trx) => publish(trx, 'service', standing, exampleService, new Date())),
    DENIED,
  )
})

t.test('a record is begun for one’s own organisation, a right is given on one’s own record', async (t) => {
  const begin = (organisation_id: string) => ({
    ...{ council_id: 'westminster', id: randomUUID(), kind: 'organisation' as const, organisation_id },
    ...{ publication: 'never' as const, change: 'draft' as const, freshness: 'fresh' as const },
    ...{ name: exampleOrganisation.name, newest_number: 1, published_number: null, version: 1 },
    ...{ assured_on: null, review_due_on: null, waiting_since: null, source: null, source_id: null },
    ...{ created_at: new Date(), updated_at: new Date() },
  })
  await t.rejects(
    as(provider(other), (trx) =>
      trx.insertInto('directory_record').values(begin(owner.organisation_id)).execute(),
    ),
    DENIED,
  )
  const right = (owner_id: string, granted_by: string) => ({
    ...{ council_id: 'westminster', record_id: draft, owner_id, granted_by, granted_at: new Date() },
    organisation_id: HOLDING_ORGANISATION,
  })
  const give = (asking: Asking, row: ReturnType<typeof right>) =>
    as(asking, (trx) => trx.insertInto('directory_right').values(row).execute())
  await t.rejects(give(provider(other), right(owner.organisation_id, other.id)), DENIED)
  await t.rejects(give(provider(holder), right(owner.organisation_id, holder.id)), DENIED)
  await t.rejects(
    give(provider(other), right(other.organisation_id, other.id)),
    { code: '23503' },
    'whoever says that they own it does not',
  )
  await give(provider(owner), right(owner.organisation_id, owner.id))
  const taken = (asking: Asking) =>
    as(asking, (trx) =>
      trx.deleteFrom('directory_right').where('record_id', '=', draft).returning('record_id').execute(),
    )
  t.strictSame(await taken(provider(other)), [])
  t.strictSame(await taken(council('rbkc')), [])
  await admin
    .updateTable('directory_record')
    .set({ organisation_id: other.organisation_id })
    .where('id', '=', draft)
    .execute()
  t.strictSame(await taken(provider(owner)), [], 'with the record goes the say over its rights')
  t.equal((await taken(provider(other))).length, 1)
})
