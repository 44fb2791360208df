import t from 'tap'
import { foldedName, marksOf } from '../../../src/directory/duplicates/marks.ts'
import { exampleOrganisation, exampleService } from '../../../src/directory/editing/examples.ts'
import { callerOf } from '../../helpers/call.ts'
import { createService } from '../../helpers/service.ts'
import {
  EDITOR,
  newOrganisation,
  newService,
  OTHER,
  OTHER_EDITOR,
  OWNER,
  RECORDS,
  registerProviders,
} from '../editing/people.ts'

const service = await createService(t)
await registerProviders(service)
const as = callerOf(service)
const [owner, other, editor] = [as(OWNER), as(OTHER), as(EDITOR)]
const idOf = ({ body }: { body: Record<string, unknown> }) => String(body['id'])
const candidates = async (id: string) =>
  (await editor.get(`${RECORDS}/${id}/duplicates`)).body['items'] as {
    id: string
    because: { code: string }[]
  }[]

t.test('a name is the same however it is spelt', async (t) => {
  t.equal(foldedName('The  Café & Crèche, St. Mary’s'), 'cafe and creche st marys')
  t.equal(foldedName('Cafe and creche  St Marys'), 'cafe and creche st marys')
  t.not(foldedName('Play North'), foldedName('Play South'))
  const rules = (document: Parameters<typeof marksOf>[0]) => marksOf(document).map(({ rule }) => rule)
  t.strictSame(rules(exampleService), ['name_and_postcode'])
  t.strictSame(rules(exampleOrganisation), ['charity_number'])
  const urn = (ofstedUrn: string) =>
    marksOf({ ...exampleService, childcare: { kind: 'nursery', fundedHours: [], ofstedUrn } }).at(-1)
  t.strictSame(urn('EY123456'), urn('123456'))
  t.notMatch(JSON.stringify(marksOf(exampleService)), /W2|W29ZZ/, 'no postcode is kept in clear')
})

t.test(
  'the editor sees what is perhaps the same, also across owners; a provider is told of nobody',
  async (t) => {
    const mine = await owner.post(RECORDS, newService())
    const theirs = await other.post(RECORDS, newService({ name: 'STAY & PLAY at Example Road, made up' }))
    const elsewhere = await other.post(RECORDS, newService({ name: 'Stay and play at Example Road' }))
    await as(OWNER).post(RECORDS.replace('westminster', 'rbkc'), newService())
    t.match(await candidates(idOf(mine)), [
      { id: idOf(theirs), kind: 'service', because: [{ code: 'name_and_postcode', text: String }] },
    ])
    t.strictSame(await candidates(idOf(elsewhere)), [])
    const seen = await editor.get(`${RECORDS}/${idOf(mine)}`)
    t.match(seen.body, {
      duplicates: [{ id: idOf(theirs), organisation: 'Another Provider (made up)' }],
      quality: { score: 92, findings: [{ code: 'duplicate' }] },
    })
    const asOwner = await owner.get(`${RECORDS}/${idOf(mine)}`)
    t.notOk('duplicates' in asOwner.body)
    t.match(asOwner.body, { quality: { score: 100, findings: [] } })
    t.notMatch(JSON.stringify(asOwner.body), 'Another Provider')
    t.equal((await owner.get(`${RECORDS}/${idOf(mine)}/duplicates`)).status, 403)
    t.equal((await as(OTHER_EDITOR).get(`${RECORDS}/${idOf(mine)}/duplicates`)).status, 404)
    t.equal((await editor.get(`${RECORDS}/00000000-0000-7000-8000-000000000000/duplicates`)).status, 404)

    // What it is called now counts, and no longer what it was called.
    const renamed = await other.patch(
      `${RECORDS}/${idOf(theirs)}`,
      { name: 'Another thing' },
      { ifMatch: theirs.etag },
    )
    t.equal(renamed.status, 200, JSON.stringify(renamed.body))
    t.strictSame(await candidates(idOf(mine)), [])
  },
)

t.test('numbers of organisations are compared', async (t) => {
  const numbered = (more: object) => newOrganisation({ name: `Org ${JSON.stringify(more).length}`, ...more })
  const first = await owner.post(RECORDS, numbered({ companyNumber: '01234567', charityNumber: '1234567' }))
  const second = await other.post(RECORDS, numbered({ companyNumber: '01234567', charityNumber: '7654321' }))
  t.match(await candidates(idOf(first)), [{ id: idOf(second), because: [{ code: 'company_number' }] }])
})

t.test('the marks of a record are found by their index', async (t) => {
  const { admin } = service.database
  const council = 'westminster'
  const { sql } = await import('kysely')
  await sql`
    insert into directory_record (council_id, id, kind, organisation_id, publication, change, freshness, name,
      newest_number, version, created_at, updated_at)
    select ${council}, time_ordered_id(), 'service', (select organisation_id from directory_record limit 1), 'never', 'draft', 'fresh',
      'n' || n, 1, 1, now(), now() from generate_series(1, 3000) n`.execute(admin)
  await sql`
    insert into directory_mark select council_id, id, 'name_and_postcode', md5(name) from directory_record
     on conflict do nothing`.execute(admin)
  await sql`analyze directory_mark, directory_record`.execute(admin)
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain select 1 from directory_mark mine join directory_mark theirs
      on theirs.council_id = mine.council_id and theirs.rule = mine.rule and theirs.value = mine.value
     where mine.council_id = ${council} and mine.record_id = '00000000-0000-7000-8000-000000000000'`.execute(
    admin,
  )
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  t.notMatch(plan, /Seq Scan/, plan)
})
