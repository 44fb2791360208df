import { sql } from 'kysely'
import t from 'tap'
import type { Place } from '../../../src/directory/record/place.ts'
import { createTestDatabase } from '../../helpers/database.ts'
import { hours, placeAt, publisher } from './services.ts'

const database = await createTestDatabase(t)
const { admin } = database
const publish = publisher(database)
const rowsOf = async (id: string) =>
  (
    await sql<{ place: number; at: unknown; everything: string; tags: string[]; slots: number[] }>`
      select place, at, tags, slots, to_json(s)::text as everything from service_search s where id = ${id} order by place`.execute(
      admin,
    )
  ).rows
await admin
  .insertInto('postcode_point')
  .values([
    { code: 'W2', latitude: 51.515, longitude: -0.18 },
    { code: 'W29ZZ', latitude: 51.516, longitude: -0.17 },
  ])
  .execute()

t.test('one place is the service’s own row, several have a row each', async (t) => {
  const none = await rowsOf(await publish.service({}))
  t.strictSame(
    none.map(({ place, at }) => [place, at]),
    [[0, null]],
  )
  const one = await rowsOf(await publish.service({ places: [placeAt(51.5, -0.1)] }))
  t.strictSame(
    one.map(({ place, at }) => [place, at !== null]),
    [[0, true]],
  )
  const two = await publish.service({
    schedules: [hours(['MO'], '09:00', '10:00')],
    places: [
      placeAt(51.5, -0.1, { key: 'a', accessibility: ['step_free'] }),
      placeAt(51.6, -0.1, { key: 'b', schedules: [hours(['TU'], '09:00', '10:00')] }),
    ],
  })
  const rows = await rowsOf(two)
  t.strictSame(
    rows.map(({ place, at }) => [place, at !== null]),
    [
      [0, false],
      [1, true],
      [2, true],
    ],
  )
  t.strictSame(
    rows.map(({ tags }) => tags.includes('accessibility:step_free')),
    [true, true, false],
  )
  t.ok((rows[1]?.slots.length ?? 0) < (rows[2]?.slots.length ?? 0), 'each place has its own hours')
})

t.test(
  'a postcode’s point serves where none is given, a district’s centre where the address hides',
  async (t) => {
    const address = { lines: ['7 Secret Road'], postcode: 'W2 9ZZ' }
    const place: Place = { key: 'p', address, accessibility: [], schedules: [], visibility: 'public' }
    const [shown] = await rowsOf(await publish.service({ places: [place] }))
    t.match(shown?.at, { y: /./ })
    const point = { latitude: 51.5161, longitude: -0.1701 }
    const [area] = await rowsOf(await publish.service({ places: [{ ...place, point, visibility: 'area' }] }))
    t.ok(area?.at)
    t.notSame(area?.at, shown?.at)
    t.notMatch(area?.everything, /secret|9ZZ|51\.51/i)
    const secret: Place = { ...place, point, visibility: 'hidden', name: 'Hidden house' }
    const [hidden] = await rowsOf(await publish.service({ places: [secret] }))
    t.equal(hidden?.at, null)
    t.notMatch(hidden?.everything, /secret|9ZZ|51\.51|hidden house|W2/i)
  },
)

t.test('withdrawing takes it out, publishing anew replaces it', async (t) => {
  const id = await publish.service({
    name: 'Before',
    places: [placeAt(51.5, -0.1), placeAt(51.6, -0.1, { key: 'b' })],
  })
  await publish.service({ name: 'After' }, 'westminster', id)
  const rows = await rowsOf(id)
  t.equal(rows.length, 1)
  t.match(rows[0]?.everything, /after/)
  await publish.withdraw('service', id)
  t.strictSame(await rowsOf(id), [])
})

t.test('a service is found by the published name of its organisation, as it is now', async (t) => {
  const organisation = await publish.organisation('The Otter Trust')
  const id = await publish.service({ organisation })
  const words = async () => (await rowsOf(id))[0]?.everything
  t.match(await words(), /otter/)
  await publish.organisation('The Badger Trust', 'westminster', organisation)
  t.match(await words(), /badger/)
  t.notMatch(await words(), /otter/i)
  await publish.withdraw('organisation', organisation)
  t.notMatch(await words(), /badger/i)
})

t.test('nobody writes for a council that is not theirs', async (t) => {
  const id = await publish.service({})
  const taken = await database.databases.app
    .deleteFrom('service_search')
    .where('id', '=', id)
    .executeTakeFirst()
  t.equal(taken.numDeletedRows, 0n)
  await t.rejects(
    sql`insert into service_search select council_id, id, 9::smallint, alone, organisation_id, name_key, age_from, age_to,
      tags, at, cells, slots, hours, words, name_words, rank_words, card from service_search where id = ${id}`.execute(
      database.databases.app,
    ),
    { code: '42501' },
  )
  await t.rejects(sql`update service_search set name_key = 'x'`.execute(database.databases.app), {
    code: '42501',
  })
  await t.rejects(sql`insert into postcode_point values ('W1', 51, 0)`.execute(database.databases.app), {
    code: '42501',
  })
})
