import t from 'tap'
import { createService } from '../../helpers/service.ts'
import { hours, placeAt, publisher } from './services.ts'

// A Monday at half past nine, in term.
const service = await createService(t)
const { app, database, logged } = service
const publish = publisher(database)
await database.admin
  .insertInto('postcode_point')
  .values([
    { code: 'W2', latitude: 51.515, longitude: -0.18 },
    { code: 'W29ZZ', latitude: 51.516, longitude: -0.17 },
  ])
  .execute()

type Item = {
  name: string
  distance?: number
  place?: { key: string; area?: string }
  matched: { filter: string; text: string }[]
}
type Page = {
  items: Item[]
  links: { next?: string }
  total: number
  totalIsCapped: boolean
  facets?: Record<string, { code: string; count: number }[]>
  didYouMean?: { words: string; used: boolean }
  errors?: { pointer: string }[]
  type?: string
}
const ask = async (query: string): Promise<{ status: number; body: Page }> => {
  const answer = await app.inject({ url: query.startsWith('/') ? query : `/v1/directory/services?${query}` })
  return { status: answer.statusCode, body: answer.json() }
}
const names = async (query: string) => {
  const { status, body } = await ask(query)
  if (status !== 200) return [JSON.stringify(body)]
  return body.items.map(({ name }) => name)
}

const week = hours(['MO', 'TU', 'WE', 'TH', 'FR'], '09:00', '17:00')
const organisation = await publish.organisation('The Otter Trust (made up)')
await publish.service({
  name: 'Water babies',
  summary: 'Swimming for babies.',
  categories: ['sports'],
  ages: { from: 0, to: 3 },
  costs: [{ free: false, amount: 5 }],
  languages: ['en', 'bn'],
  organisation,
  places: [placeAt(51.5165, -0.171, { key: 'pool', accessibility: ['step_free'], schedules: [week] })],
})
await publish.service({
  name: 'Saturday football',
  summary: 'A club for girls and boys.',
  categories: ['inclusive_sports'],
  channels: ['family_information', 'local_offer'],
  ages: { from: 5 },
  costs: [{ free: true }],
  languages: ['en'],
  localOffer: { questionSet: 1, answers: [], sendNeeds: ['sensory_and_physical'], headings: [] },
  places: [
    placeAt(51.5, -0.2, { key: 'near', schedules: [hours(['SA'], '10:00', '12:00')] }),
    placeAt(51.6, -0.2, {
      key: 'far',
      accessibility: ['step_free'],
      schedules: [hours(['SU'], '10:00', '12:00')],
    }),
  ],
})
await publish.service({
  name: 'Childminder in Paddington',
  summary: 'At home.',
  categories: ['childminders'],
  ages: { from: 1, to: 11 },
  state: 'waiting_list',
  places: [
    placeAt(51.5151, -0.1801, {
      visibility: 'area',
      address: { lines: ['7 Secret Road'], postcode: 'W2 9ZZ' },
    }),
  ],
})
await publish.service(
  {
    name: 'Advice line',
    summary: 'Help for parents of disabled children.',
    categories: ['send_advice'],
    schedules: [week],
  },
  'rbkc',
)

t.test('everything by name where nothing is asked for', async (t) => {
  const { body } = await ask('')
  t.strictSame(
    body.items.map(({ name }) => name),
    ['Advice line', 'Childminder in Paddington', 'Saturday football', 'Water babies'],
  )
  t.match(body, { total: 4, totalIsCapped: false })
})

t.test('each filter finds what meets it, and says so', async (t) => {
  const cases: readonly (readonly [query: string, found: string[], reason: RegExp])[] = [
    ['words=swimming', ['Water babies'], /In its summary/],
    ['words=swim%20otter', ['Water babies'], /In its summary/],
    ['words=soccer', ['Saturday football'], /In its name/],
    ['category=sports', ['Saturday football', 'Water babies'], /below Sports|under Sports/],
    ['age=4', ['Advice line', 'Childminder in Paddington'], /every age|age of 1 to 11/],
    ['age=25', ['Advice line', 'Saturday football'], /every age|From the age of 5/],
    ['ageFrom=12&ageTo=20', ['Advice line', 'Saturday football'], /age/],
    ['ageTo=2', ['Advice line', 'Childminder in Paddington', 'Water babies'], /age/],
    ['sendNeed=sensory_and_physical', ['Saturday football'], /Sensory/],
    ['day=2026-11-28', ['Saturday football'], /on 2026-11-28/],
    ['day=SA&time=11:00', ['Saturday football'], /on Saturdays at 11:00/],
    ['day=SA&time=12:00', [], /./],
    ['openNow=true', ['Advice line', 'Water babies'], /Open now/],
    ['free=true', ['Saturday football'], /free of charge/],
    ['free=false', ['Water babies'], /for money/],
    ['language=bn', ['Water babies'], /language bn/],
    ['accessibility=step_free', ['Saturday football', 'Water babies'], /Step-free/],
    ['council=rbkc', ['Advice line'], /rbkc/],
    ['localOffer=true', ['Saturday football'], /Local Offer/],
    ['state=waiting_list', ['Childminder in Paddington'], /waiting list/],
    ['near=W2%209ZZ&within=500', ['Water babies'], /metres away/],
  ]
  for (const [query, found, reason] of cases) {
    t.strictSame(await names(query), found, query)
    for (const { matched } of (await ask(query)).body.items)
      t.ok(
        matched.some(({ text }) => reason.test(text)),
        query,
      )
  }
  t.strictSame(await names('category=sports&age=6&free=true&language=en&localOffer=true&day=SA'), [
    'Saturday football',
  ])
  t.strictSame(await names('category=sports&age=6&free=false'), [])
})

t.test('by distance, each service once, at the nearest place that has what is asked for', async (t) => {
  const { body } = await ask('near=w29zz&within=20000')
  t.strictSame(
    body.items.map(({ name, place }) => `${name}: ${place?.key}`),
    ['Water babies: pool', 'Childminder in Paddington: place', 'Saturday football: near'],
  )
  const distances = body.items.map(({ distance }) => distance ?? Number.NaN)
  t.strictSame(
    distances,
    [...distances].sort((a, b) => a - b),
  )
  t.ok(Math.abs((distances[0] ?? 0) - 88) < 10, 'as the haversine has it')
  t.match(body.items[1], { place: { area: 'W2' }, matched: [{ text: /middle of W2/ }] })
  t.notMatch(JSON.stringify(body), /Secret|51\.5151/)
  const far = await ask('near=w29zz&within=20000&accessibility=step_free')
  t.equal(far.body.items.find(({ name }) => name === 'Saturday football')?.place?.key, 'far')
  const sunday = await ask('near=51.516,-0.17&within=20000&day=SU')
  t.strictSame(
    sunday.body.items.map(({ place }) => place?.key),
    ['far'],
  )
})

t.test('misspelt words are forgiven, and said to be', async (t) => {
  const { body } = await ask('words=footbll')
  t.strictSame(
    body.items.map(({ name }) => name),
    ['Saturday football'],
  )
  t.match(body.didYouMean, { words: 'football', used: true })
  t.match((await ask('words=chidlminder')).body, { didYouMean: { words: 'childminder' }, total: 1 })
  t.match((await ask('words=qqqqqqqq')).body, { total: 0, didYouMean: undefined })
  t.strictSame(await names('words=the'), [], 'a word that says nothing')
})

t.test('facets count what matches', async (t) => {
  const { facets } = (await ask('category=sports&facets=true')).body
  t.strictSame(facets?.['cost'], [
    { code: 'free', count: 1 },
    { code: 'paid', count: 1 },
  ])
  t.strictSame(facets?.['category']?.[1], { code: 'sports', count: 2 })
  const open = (await ask('openNow=true&facets=true')).body.facets
  t.strictSame(open?.['council'], [
    { code: 'rbkc', count: 1 },
    { code: 'westminster', count: 1 },
  ])
})

t.test('page after page, in each order', async (t) => {
  for (const query of [
    '',
    'near=W2&within=50000',
    'words=for',
    'words=babies%20or%20club',
    'openNow=true',
    'words=footbll',
  ]) {
    const whole = await names(query)
    const walked: string[] = []
    for (let next: string | undefined = `/v1/directory/services?${query}&limit=1`; next !== undefined; ) {
      const { status, body }: { status: number; body: Page } = await ask(next)
      t.equal(status, 200)
      walked.push(...body.items.map(({ name }) => name))
      next = body.links.next
    }
    t.strictSame(walked, whole, query)
  }
  const { body } = await ask('accessibility=step_free&accessibility=step_free&limit=1')
  t.equal((await ask(String(body.links.next))).status, 200, 'a list stays one in the link')
})

t.test('what is malformed is refused, and where', async (t) => {
  const cases: readonly (readonly [query: string, pointer: string])[] = [
    ['colour=red', '/querystring/colour'],
    ['age=four', '/querystring/age'],
    ['age=', '/querystring/age'],
    ['age=4&ageTo=5', '/querystring/age'],
    ['ageFrom=5&ageTo=4', '/querystring/ageTo'],
    ['category=nothing', '/querystring/category'],
    ['free=maybe', '/querystring/free'],
    ['free=true&free=false', '/querystring/free'],
    ['near=nowhere', '/querystring/near'],
    ['near=48.85,2.35', '/querystring/near'],
    ['within=500', '/querystring/within'],
    ['order=distance', '/querystring/order'],
    ['order=relevance', '/querystring/order'],
    ['time=10:00', '/querystring/time'],
    ['day=2026-02-30', '/querystring/day'],
    ['openNow=true&day=SA', '/querystring/openNow'],
    ['openNow=false', '/querystring/openNow'],
    ['words=%20', '/querystring/words'],
    ['words=...', '/querystring/words'],
  ]
  for (const [query, pointer] of cases) {
    const { status, body } = await ask(query)
    t.equal(status, 400, query)
    t.equal(body.errors?.[0]?.pointer, pointer, query)
  }
  t.match(await ask('near=SW1A%201AA'), { status: 422, body: { type: '/problems/postcode-not-known' } })
  const forged = Buffer.from(JSON.stringify(['x', 'few', 1])).toString('base64url')
  t.match(await ask(`cursor=${forged}`), { status: 400, body: { type: '/problems/cursor-not-valid' } })
})

t.test('what was searched for is in no log', (t) => {
  t.notMatch(logged.join('\n'), /swimming|W2|9ZZ|footbll|51\.516/i)
  t.end()
})
