import { sql } from 'kysely'
import t from 'tap'
import type { Operation } from '#platform/operation.ts'
import { locationId, serviceAtLocationId } from '../../../src/directory/open-referral/ids.ts'
import type { Place } from '../../../src/directory/record/place.ts'
import { operationsOf, pathMembers } from '../../helpers/catalog.ts'
import { createService } from '../../helpers/service.ts'
import { serviceWith } from '../finding/services.ts'
import { idAt, publisher } from '../open-referral/publishing.ts'

// A refuge and a childminder's home are published; then every byte that anybody may read is searched for where they are.

const service = await createService(t)
const { app } = service
const { publish, withdraw } = publisher(service)
const [REFUGE, CHILDMINDER, GONE, OWNER] = [idAt(1), idAt(2), idAt(3), idAt(4)] as [
  string,
  string,
  string,
  string,
]

const secret = (name: string, postcode: string, latitude: number, longitude: number, more: Partial<Place>) =>
  ({
    key: 'place',
    name: `${name}name House`,
    visibility: 'hidden',
    address: { lines: [`77 ${name}street`, `${name}building`], town: `${name}town`, postcode },
    point: { latitude, longitude },
    accessibility: ['step_free'],
    accessibilityNote: `${name}door is green`,
    transport: `${name}bus stops outside`,
    schedules: [{ days: ['MO'], opens: '09:00', closes: '17:00', note: `${name}bell twice` }],
    ...more,
  }) satisfies Place

const hidden = secret('larkspur', 'W9 9ZQ', 51.527193, -0.192837, {})
const home = secret('willowmere', 'SW10 8ZQ', 51.486419, -0.184625, { visibility: 'area', key: 'home' })

/** What of them no answer may hold, however it is spaced or spelt. */
const SECRETS = [
  'larkspur',
  'willowmere',
  'w99zq',
  'sw108zq',
  '51527193',
  '0192837',
  '51486419',
  '0184625',
  'hollyhocknote',
]
const folded = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')
const heldIn = (text: string) => SECRETS.filter((each) => folded(text).includes(each))

const notes = { internalNotes: 'hollyhocknote' }
await publish('organisation', OWNER, {
  name: 'Shelter (made up)',
  description: 'Made up.',
  contacts: [],
  links: [],
  ...notes,
})
await publish(
  'service',
  REFUGE,
  serviceWith({ name: 'A refuge (made up)', organisation: OWNER, places: [hidden], ...notes }),
)
await publish(
  'service',
  CHILDMINDER,
  serviceWith({ name: 'A childminder (made up)', places: [home], ...notes }),
)
await publish(
  'service',
  GONE,
  serviceWith({ name: 'Closed (made up)', places: [{ ...hidden, visibility: 'public' }] }),
)
await withdraw('service', GONE)

const services = [REFUGE, CHILDMINDER, GONE]
const places = services.flatMap((id) =>
  ['place', 'home'].flatMap((key) => [serviceAtLocationId(id, key), locationId(id, key)]),
)

/** What an address's member may be, where it matters here. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  serviceId: services,
  organisationId: [OWNER],
  id: [...services, ...places, OWNER],
  councilId: ['westminster'],
  taxonomyId: ['categories'],
}

const QUERIES = [
  '',
  'full=true',
  'minimal=true',
  'full=true&modified_after=2000-01-01T00:00:00Z',
  'per_page=1',
  'limit=1',
  'postcode=W9%209ZQ&proximity=100000&full=true',
  'postcode=W9%209ZQ',
  'near=W9%209ZQ&within=1000',
  'near=51.527193,-0.192837&within=50',
  'words=larkspurstreet',
  'words=refuge',
  'search=refuge',
  'localOffer=false',
]

function addressesOf(operation: Operation): string[] {
  const paths = pathMembers(operation).reduce(
    (all, name) =>
      all.flatMap((path) => (VALUES[name] ?? ['x']).map((value) => path.replace(`{${name}}`, value))),
    [operation.path],
  )
  return paths.flatMap((path) => QUERIES.map((query) => (query === '' ? path : `${path}?${query}`)))
}

const open = operationsOf(app).filter(({ allow, method }) => allow === 'anyone' && method === 'GET')

t.test('no answer that anybody may read holds where they are', async (t) => {
  const leaks: string[] = []
  let read = 0
  let told = 0
  for (const url of [...open.flatMap(addressesOf), '/openapi.json', '/problems', '/metrics']) {
    const answer = await app.inject({ url, headers: { origin: 'https://example.org' } })
    const bytes = `${answer.body}\n${JSON.stringify({ ...answer.headers, link: undefined })}`
    for (const each of heldIn(bytes)) leaks.push(`${url}: ${each}`)
    if (answer.statusCode === 200) read++
    if (answer.body.includes('A childminder (made up)')) told++
  }
  t.strictSame(leaks, [])
  t.ok(read > 60 && told > 8, `${read} answers read, ${told} of them tell of the childminder`)
})

t.test('nor does any row that the public’s answers are made of', async (t) => {
  for (const table of ['published_record', 'service_search', 'feed_service', 'feed_place']) {
    const { rows } = await sql<{ text: string }>`select r::text as text from ${sql.table(table)} r`.execute(
      service.database.admin,
    )
    t.strictSame(
      rows.flatMap(({ text }) => heldIn(text)),
      [],
      table,
    )
    if (table !== 'feed_place') t.ok(rows.length > 1, `${table}: ${rows.length} rows`)
  }
})

t.test('nobody finds them by their address, their postcode or how far away they are', async (t) => {
  const found = async (url: string) => {
    const { body, statusCode } = await app.inject(url)
    t.ok(statusCode < 500, `${url}: ${statusCode}`)
    return services.filter((id) => body.includes(id))
  }
  for (const word of [
    'larkspurstreet',
    'larkspurname',
    'willowmeretown',
    'willowmeredoor',
    'hollyhocknote',
  ]) {
    t.strictSame(await found(`/oruk/v3/services?search=${word}`), [], word)
    t.strictSame(await found(`/oruk/v3/service_at_locations?search=${word}`), [], word)
    t.strictSame(await found(`/v1/directory/services?words=${word}`), [], word)
  }
  for (const postcode of ['W9%209ZQ', 'SW10%208ZQ']) {
    t.strictSame(await found(`/oruk/v3/service_at_locations?postcode=${postcode}`), [], postcode)
    t.strictSame(await found(`/oruk/v3/service_at_locations?postcode=${postcode}&proximity=1000000`), [])
  }
  t.strictSame(await found('/v1/directory/services?near=51.527193,-0.192837&within=100'), [])
  t.strictSame(await found('/v1/directory/services?near=51.486419,-0.184625&within=100'), [])
})

t.test('what is left of a home is its district', async (t) => {
  const { body } = await app.inject(`/oruk/v3/services/${CHILDMINDER}`)
  t.match(JSON.parse(body), {
    service_at_locations: [{ location: { description: 'In SW10. The address is not published.' } }],
  })
  t.notMatch(body, /latitude|addresses|transportation/)
  t.equal(
    (await app.inject(`/oruk/v3/service_at_locations/${serviceAtLocationId(REFUGE, 'place')}`)).statusCode,
    404,
  )
  t.equal((await app.inject(`/v1/directory/services/${GONE}`)).statusCode, 410)
})
