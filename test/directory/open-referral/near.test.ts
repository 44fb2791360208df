import fc from 'fast-check'
import { sql } from 'kysely'
import t from 'tap'
import { createService } from '../../helpers/service.ts'
import { idAt, publisher } from './publishing.ts'
import { services } from './records.ts'

const { app, database } = await createService(t)
const { publish } = publisher({ database })
const [record] = fc.sample(services, { numRuns: 1, seed: 41 })

const at = (postcode: string, more: object = {}) => ({
  key: 'place',
  visibility: 'public',
  address: { lines: ['1 Example Road'], town: 'London', postcode },
  accessibility: [],
  schedules: [],
  ...more,
})
const PLACES = [
  at('W2 9ZZ'),
  at('W2 9ZZ', { point: { latitude: 51.6, longitude: -0.1 } }),
  at('SW1V 4XX'),
  at('W2 9ZZ', { visibility: 'area' }),
  at('W2 9ZZ', { visibility: 'hidden' }),
]
for (const [number, place] of PLACES.entries())
  await publish('service', idAt(number + 1), { ...record, places: [place] } as never)
await sql`insert into postcode_point (code, latitude, longitude)
  values ('W29ZZ', 51.515, -0.185), ('SW1V4XX', 51.49, -0.14)`.execute(database.admin)

t.test(
  'a place that gives no point is found from where its postcode is; one that hides itself is not',
  async (t) => {
    const near = async (postcode: string, proximity: number) => {
      const url = `/oruk/v3/service_at_locations?postcode=${postcode}&proximity=${proximity}`
      const { contents } = (await app.inject(url)).json<{ contents: { service: { id: string } }[] }>()
      return contents.map(({ service }) => PLACES.findIndex((_, number) => idAt(number + 1) === service.id))
    }
    t.strictSame(await near('W2%209ZZ', 500), [0], 'its own point comes before that of its postcode')
    t.strictSame(await near('sw1v4xx', 500), [2])
    t.strictSame(await near('W2%209ZZ', 5_000), [0, 2])
    t.strictSame(await near('W2%209ZZ', 100_000), [0, 1, 2])
  },
)
