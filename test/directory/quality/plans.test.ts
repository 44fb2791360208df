import { sql } from 'kysely'
import t from 'tap'
import { ask } from '#platform/asking.ts'
import type { Trx } from '#platform/operation.ts'
import { LACKS } from '../../../src/directory/quality/listed.ts'
import { listQuality, type QualityFilter } from '../../../src/directory/quality/queries/list-quality.ts'
import { holdToLookAt } from '../../../src/directory/quality/queries/look-again.ts'
import { createTestDatabase } from '../../helpers/database.ts'
import { planOf, rowsRead } from '../../helpers/plan-of.ts'

const { admin, databases } = await createTestDatabase(t)
const RECORDS = Number(process.env['FRONT_DOOR_TEST_RECORDS'] ?? 6_000)
const council = 'westminster'
const EDITOR = '00000000-0000-7000-8000-000000000001'

// Half of them lack the costs, one in a thousand its contacts; one in fifty is an organisation, and all that is well.
await sql`insert into organisation (id, name, kind) select gen_random_uuid(), 'Made up', 'school'`.execute(
  admin,
)
await sql`
  insert into directory_record (council_id, id, kind, organisation_id, publication, change, freshness, name,
    newest_number, version, created_at, updated_at)
  select ${council}, time_ordered_id(), case when n % 50 = 0 then 'organisation' else 'service' end,
         (select id from organisation where name = 'Made up'), 'never', 'draft', 'fresh', 'n' || n, 1, 1, now(), now()
    from generate_series(1, ${RECORDS}::int) n`.execute(admin)
await sql`
  insert into directory_version (council_id, record_id, number, document, saved_by, saved_at)
  select council_id, id, 1, '{}', id, now() from directory_record`.execute(admin)
await sql`
  with scored as (
    select r.*, substr(name, 2)::int as n, case kind when 'organisation' then 100 else 20 + abs(hashtext(name)) % 75 end as score
      from directory_record r)
  insert into directory_quality (council_id, record_id, lack, kind, score, holds_until)
  select council_id, id, '', kind, score, '2027-01-01'::date from scored
  union all select council_id, id, 'no_cost', kind, score, '2027-01-01'::date from scored where n % 2 = 1
  union all select council_id, id, 'no_contact', kind, score, '2027-01-01'::date from scored where n % 1000 = 1`.execute(
  admin,
)
await sql`vacuum analyze directory_record, directory_version, directory_quality`.execute(admin)

const FROM = { score: 60, id: '018f0000-0000-7000-8000-000000000000' }
const page = (filter: Omit<QualityFilter, 'council'>, from?: typeof FROM) => (trx: Trx) =>
  listQuality(trx, { council, ...filter }, { limit: 25, from })

const QUERIES: Readonly<Record<string, (trx: Trx) => Promise<unknown>>> = {
  'first page': page({}),
  'page behind': page({}, FROM),
  'kind of few': page({ kind: 'organisation' }),
  'lack of many': page({ lacks: 'no_cost' }),
  'lack of few': page({ lacks: 'no_contact' }),
  'lack of none': page({ lacks: 'no_place', kind: 'service' }),
}

/** Of each kind a page and one more; of each of these the record, whose it is, and what it lacks. */
const MOST_READ = 26 * (2 + 1 + 1 + LACKS.length)

for (const [name, query] of Object.entries(QUERIES))
  t.test(`${name}: what is shown is read, and nothing behind it`, async (t) => {
    for (const mode of ['custom', 'generic'] as const) {
      const { nodes, ms } = await planOf(databases.app, { account: EDITOR, council, query }, mode)
      // The walls look whose a record is, where it is not the council's own editor who asks.
      const tables = nodes.filter(
        (node) => node['Actual Loops'] > 0 && /directory_(record|quality)/.test(node['Relation Name'] ?? ''),
      )
      t.ok(tables.length >= 1)
      t.notOk(
        tables.some((node) => node['Node Type'] === 'Seq Scan'),
        `${mode}: no table is read through`,
      )
      const read = rowsRead(tables)
      t.ok(read <= MOST_READ, `${mode}: ${read} rows of ${RECORDS} records`)
      t.comment(`${name}, ${mode}: ${read} rows, ${ms} ms`)
    }
  })

t.test('the night’s look holds what its day is over for, and nothing that is good', async (t) => {
  const rows = await databases.app.transaction().execute(async (trx) => {
    await ask(trx, { account: EDITOR, organisation: null, councils: [council] })
    return [
      await holdToLookAt(trx, council, { today: '2027-01-01', after: undefined, limit: 10 }),
      await holdToLookAt(trx, council, { today: '2027-01-02', after: undefined, limit: 10 }),
    ].map(({ length }) => length)
  })
  t.strictSame(rows, [0, 10])
})
