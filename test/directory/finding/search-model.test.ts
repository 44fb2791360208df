import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import { isOpenOnWeekdays } from '../../../src/directory/finding/opening/index.ts'
import { withAncestors } from '../../../src/directory/finding/projection/tags.ts'
import type { ServiceRecord } from '../../../src/directory/record/service-record.ts'
import { createService } from '../../helpers/service.ts'
import { hours, placeAt, publisher, serviceWith } from './services.ts'

// Every filter and order against a second account: a walk over all documents, by no code of the search.
const { app, database } = await createService(t)
const publish = publisher(database)

const year = fc.option(fc.integer({ min: 0, max: 25 }), { nil: undefined })
const place = fc
  .record({
    latitude: fc.double({ min: 51.4, max: 51.6, noNaN: true }),
    longitude: fc.double({ min: -0.3, max: 0, noNaN: true }),
    step: fc.boolean(),
    day: fc.constantFrom('MO' as const, 'SA' as const),
  })
  .map(({ latitude, longitude, step, day }) => ({
    ...placeAt(latitude, longitude, { accessibility: step ? ['step_free'] : [] }),
    schedules: [hours([day], '10:00', '12:00')],
  }))
const made = fc
  .record({
    name: fc.constantFrom('Otters', 'Badgers', 'Foxes', 'Hedgehogs'),
    category: fc.constantFrom('sports', 'inclusive_sports', 'nurseries', 'counselling'),
    from: year,
    to: year,
    free: fc.boolean(),
    places: fc.array(place, { maxLength: 3 }),
  })
  .map(({ name, category, from, to, free, places }) => {
    const [least, most] = from !== undefined && to !== undefined && from > to ? [to, from] : [from, to]
    return serviceWith({
      name,
      categories: [category],
      ages: { ...(least === undefined ? {} : { from: least }), ...(most === undefined ? {} : { to: most }) },
      costs: [{ free }],
      places: places.map((each, at) => ({ ...each, key: `place-${at}` })),
    })
  })

const all = fc
  .sample(made, { numRuns: 120, seed: 5 })
  .map((document): { id: string; document: ServiceRecord } => ({ id: randomUUID(), document }))
for (const { id, document } of all) await publish.service(document, 'westminster', id)

type Query = {
  words?: string
  category?: string
  ageFrom?: number
  ageTo?: number
  free?: boolean
  accessibility?: 'step_free'
  day?: 'MO' | 'SA'
  near?: string
  within?: number
}

function haversine(point: { latitude: number; longitude: number }, near: string): number {
  const [latitude, longitude] = near.split(',').map(Number) as [number, number]
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const h =
    half(latitude, point.latitude) +
    Math.cos(radians(latitude)) * Math.cos(radians(point.latitude)) * half(longitude, point.longitude)
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h))
}

/** How far it is, or 0 where nobody asks; undefined where it does not match. Certain only away from the circle's edge. */
function matches({ name, categories, ages, costs, places }: ServiceRecord, query: Query): number | undefined {
  if (query.words !== undefined && name.toLowerCase() !== query.words) return undefined
  if (query.category !== undefined && !withAncestors(categories).includes(query.category)) return undefined
  // Some year that is asked for is one of the service's.
  const years = Array.from({ length: 27 }, (_, at) => at)
  const taken = (at: number) => at >= (ages.from ?? 0) && at <= (ages.to ?? 99)
  const wanted = (at: number) => at >= (query.ageFrom ?? 0) && at <= (query.ageTo ?? 99)
  if ((query.ageFrom ?? query.ageTo) !== undefined && !years.some((at) => taken(at) && wanted(at)))
    return undefined
  if (query.free !== undefined && costs[0]?.free !== query.free) return undefined
  const right = places.filter(
    (each) =>
      (query.accessibility === undefined || each.accessibility.includes(query.accessibility)) &&
      (query.day === undefined || isOpenOnWeekdays(each.schedules, query.day, undefined, '2026-11-23')),
  )
  const { near, within = 5_000 } = query
  if (near === undefined) {
    const some = (has: (each: ServiceRecord['places'][number]) => boolean) => places.some(has)
    if (query.accessibility !== undefined && !some((each) => each.accessibility.includes('step_free')))
      return undefined
    const { day } = query
    if (day !== undefined && !some((each) => isOpenOnWeekdays(each.schedules, day, undefined, '2026-11-23')))
      return undefined
    return 0
  }
  const away = Math.min(
    ...right.map((each) => (each.point === undefined ? Infinity : haversine(each.point, near))),
  )
  return away <= within ? away : undefined
}

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 })
const query: fc.Arbitrary<Query> = fc
  .record({
    words: optional(fc.constantFrom('otters', 'badgers')),
    category: optional(fc.constantFrom('sports', 'inclusive_sports', 'childcare', 'mental_health')),
    ages: optional(fc.tuple(year, year)),
    free: optional(fc.boolean()),
    accessibility: optional(fc.constant('step_free' as const)),
    day: optional(fc.constantFrom('MO' as const, 'SA' as const)),
    near: optional(
      fc.tuple(
        fc.double({ min: 51.4, max: 51.6, noNaN: true }),
        fc.double({ min: -0.3, max: -0.01, noNaN: true }),
      ),
    ),
    within: fc.integer({ min: 500, max: 20_000 }),
  })
  .map(({ ages, near, within, ...rest }) => {
    const [a, b] = ages ?? []
    const [from, to] = a !== undefined && b !== undefined && a > b ? [b, a] : [a, b]
    const at = near === undefined ? {} : { near: near.map((each) => each.toFixed(6)).join(','), within }
    const asked = { ...rest, ageFrom: from, ageTo: to, ...at }
    return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Query
  })

type Page = { items: { id: string; distance?: number }[]; links: { next?: string }; total: number }
const get = async (url: string) => (await app.inject({ url })).json<Page>()
const urlOf = (asked: Query) =>
  `/v1/directory/services?${new URLSearchParams(asked as Record<string, string>)}`

t.test(
  'every combination finds what a walk over all documents finds, in order, page after page',
  async () => {
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 3, max: 100 }), async (asked, limit) => {
        const found: Page['items'] = []
        let total = 0
        for (let next: string | undefined = `${urlOf(asked)}&limit=${limit}`; next !== undefined; ) {
          const page: Page = await get(next)
          found.push(...page.items)
          total = page.total
          next = page.links.next
        }
        const ids = found.map(({ id }) => id)
        if (new Set(ids).size !== ids.length || total !== ids.length) return false
        const distances = found.map(({ distance }) => distance ?? 0)
        if (distances.some((each, at) => each + 1 < (distances[at - 1] ?? 0)) && asked.words === undefined)
          return false
        const { within = 0 } = asked
        return all.every(({ id, document }) => {
          // The plane is right to 3 in 1,000: on the very edge both may be true.
          const surely = matches(
            document,
            asked.near === undefined ? asked : { ...asked, within: within * 0.996 },
          )
          const perhaps = matches(
            document,
            asked.near === undefined ? asked : { ...asked, within: within * 1.004 },
          )
          const is = found.find((each) => each.id === id)
          if (surely !== undefined && is === undefined) return false
          if (is === undefined) return true
          return perhaps !== undefined && Math.abs((is.distance ?? 0) - perhaps) <= perhaps * 0.003 + 1
        })
      }),
      { numRuns: 25 },
    )
  },
)

t.test('a walk passes over none and shows none twice while others change', async (t) => {
  const stay = new Set<string>(all.slice(0, 60).map(({ id }) => id))
  const gone = all.slice(60)
  const url = '/v1/directory/services?near=51.5,-0.15&within=50000&limit=7'
  const expected = new Set<string>()
  for (let next: string | undefined = url.replace('limit=7', 'limit=100'); next !== undefined; ) {
    const page: Page = await get(next)
    for (const { id } of page.items) if (stay.has(id)) expected.add(id)
    next = page.links.next
  }
  const seen: string[] = []
  for (let next: string | undefined = url; next !== undefined; ) {
    const page: Page = await get(next)
    seen.push(...page.items.map(({ id }) => id))
    next = page.links.next
    const [out] = gone.splice(0, 1)
    if (out !== undefined) await publish.withdraw('service', out.id)
    await publish.service({ name: 'New', places: [placeAt(51.5, -0.15)] })
  }
  const stayed = seen.filter((id) => stay.has(id))
  t.strictSame(stayed.length, new Set(stayed).size, 'none twice')
  t.strictSame(new Set(stayed), expected)
})

/** Strings that a query may hold: names that there are, with values that may not be; and anything. */
const anyValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    "' or 1=1 --",
    ':*',
    '!&|()',
    '%00',
    '51.5,-0.1',
    'W2',
    'SA',
    '2026-02-29',
    '-1',
    '1e3',
    'true',
    'null',
    '[]',
    '\\',
  ),
  fc.integer().map(String),
)
const NAMES = [
  'words',
  'category',
  'age',
  'ageFrom',
  'ageTo',
  'sendNeed',
  'near',
  'within',
  'day',
  'time',
  'openNow',
  'free',
  'language',
  'accessibility',
  'council',
  'localOffer',
  'state',
  'order',
  'facets',
  'limit',
  'cursor',
]
const encoded = (text: string) => encodeURIComponent(text.toWellFormed())

t.test('no query string is answered with a fault of ours', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string()), anyValue), { maxLength: 4 }),
      async (pairs) => {
        const search = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
        return (await app.inject({ url: `/v1/directory/services?${search}` })).statusCode < 500
      },
    ),
    { numRuns: 120 },
  )
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), async (words) => {
      const answer = await app.inject({ url: `/v1/directory/services?words=${encoded(words)}` })
      return answer.statusCode === 200 || answer.statusCode === 400
    }),
    { numRuns: 60 },
  )
})

t.test('a cursor that somebody made up breaks nothing', async () => {
  const { sha256, canonicalJson } = await import('#platform/canonical-json.ts')
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom('few', 'many', randomUUID(), '\0', '\ud800'),
  )
  const right = fc.tuple(
    fc.constantFrom('few', 'many'),
    fc.integer({ min: 0, max: 1000 }),
    fc.boolean(),
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.double({ noNaN: true }),
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.constantFrom<string>(randomUUID(), 'nobody', '\0'),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.array(value, { maxLength: 8 }), right),
      fc.constantFrom('', 'words=otters', 'near=51.5,-0.1'),
      async (position, search) => {
        const filter = Object.fromEntries(new URLSearchParams(search))
        const binding = sha256(` searchServices ${canonicalJson([filter, position])}`).slice(0, 16)
        const cursor = Buffer.from(JSON.stringify([binding, ...position])).toString('base64url')
        const answer = await app.inject({ url: `/v1/directory/services?${search}&cursor=${cursor}` })
        return answer.statusCode < 500
      },
    ),
    { numRuns: 60 },
  )
})
