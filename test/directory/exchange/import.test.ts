import fc from 'fast-check'
import t from 'tap'
import { inBatches, servicesOf } from '../../../scripts/import/feed.ts'
import { exampleImport } from '../../../src/directory/exchange/examples.ts'
import { type Body, callerOf } from '../../helpers/call.ts'
import { createService, type TestService } from '../../helpers/service.ts'
import { idAt, publisher } from '../open-referral/publishing.ts'
import { organisations, services } from '../open-referral/records.ts'

type Item = {
  kind: string
  sourceId: string
  outcome: string
  record?: string
  errors: { pointer: string; code: string }[]
}

const [source, target] = [await createService(t), await createService(t)]
const { publish } = publisher(source)
const editor = callerOf(target)('directory_editor@westminster')
const IMPORTS = '/v1/councils/westminster/directory/imports'
const RECORDS = '/v1/councils/westminster/directory/records'

const send = async (body: object): Promise<{ counts: Body; items: Item[] }> => {
  const answer = await editor.post(IMPORTS, body)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body as never
}

async function approve(items: readonly Item[]) {
  for (const { record } of items) {
    const at = `${RECORDS}/${record}`
    const { etag } = await editor.get(at)
    const approved = await editor.post(`${at}/approval`, undefined, { ifMatch: etag })
    if (approved.status !== 200) throw new Error(JSON.stringify(approved.body))
  }
}

const reading =
  ({ app }: TestService) =>
  async (url: string) =>
    (await app.inject(url)).json<unknown>()

/** All services of an instance, without what is each instance's own: ids, when, and who publishes what has no giver. */
async function compared(service: TestService, titles: Map<string, string>) {
  const all: Body[] = []
  for await (const each of servicesOf('/oruk/v3', reading(service))) all.push(each as Body)
  const own = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(own)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) =>
        /^(id|.*_id|last_modified|assured_date)$/.test(name) ? [] : [[name, own(inner)]],
      ),
    )
  }
  return all
    .map((each) => [titles.get(String(each['id'])) ?? '', own(each)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

t.test('one running instance is imported into another, approved, and compared', async (t) => {
  for (const [at, record] of fc.sample(organisations, { numRuns: 4, seed: 3 }).entries())
    await publish('organisation', idAt(at), record)
  for (const [at, record] of fc.sample(services, { numRuns: 24, seed: 4 }).entries()) {
    const organisation = at % 3 === 0 ? {} : { organisation: idAt(at % 4) }
    await publish('service', idAt(100 + at), { ...record, ...organisation })
  }
  const batches: object[][] = []
  for await (const batch of inBatches(servicesOf('/oruk/v3', reading(source)), 10)) batches.push(batch)
  const all = (dryRun: boolean) =>
    Promise.all(batches.map((some) => send({ source: 'instance.example.org', dryRun, services: some })))

  const tried = (await all(true)).flatMap(({ items }) => items)
  t.strictSame([...new Set(tried.map(({ outcome }) => outcome))], ['new'], 'a dry run says what would be')
  t.ok(tried.every(({ record }) => record === undefined))
  t.strictSame((await editor.get(RECORDS)).body['items'], [], 'and writes nothing')

  const imported: Item[] = []
  for (const some of batches)
    imported.push(...(await send({ source: 'instance.example.org', dryRun: false, services: some })).items)
  const made = imported.filter(({ outcome }) => outcome === 'new')
  t.equal(made.length, 28, 'four organisations, each once, and 24 services')
  t.strictSame(
    (await reading(target)('/oruk/v3/services')) as { total_items: number },
    { ...((await reading(target)('/oruk/v3/services')) as object), total_items: 0 },
    'nothing is published by it',
  )
  await approve(made.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)))

  const names = new Map(made.map(({ record, sourceId }) => [record ?? '', sourceId]))
  const same = new Map(made.map(({ sourceId }) => [sourceId, sourceId]))
  t.strictSame(await compared(target, names), await compared(source, same))

  const again = (await all(false)).flatMap(({ items }) => items)
  t.strictSame([...new Set(again.map(({ outcome }) => outcome))], ['same'], 'the same again changes nothing')
})

t.test(
  'a change is staged, what is hidden or noted here stays so, and an open change is not written over',
  async (t) => {
    const [example] = exampleImport.services as [object]
    const place = {
      id: 'p1',
      location: {
        id: 'a-place',
        location_type: 'physical',
        addresses: [
          {
            address_1: '1 Made-up Street',
            city: 'London',
            postal_code: 'w29zz',
            state_province: 'x',
            country: 'GB',
            address_type: 'physical',
          },
        ],
      },
    }
    const sent = (more: object) => ({
      ...exampleImport,
      dryRun: false,
      services: [{ ...example, service_at_locations: [place], ...more }],
    })
    const first = await send(sent({ alert: null, url: '' }))
    t.strictSame(first.counts, { new: 2, changed: 0, same: 0, refused: 0 }, 'what is empty is nothing')
    await approve(first.items)
    const at = `${RECORDS}/${first.items[1]?.record}`
    const here = await editor.get(at)
    const document = (here.body['published'] as { document: { places: object[] } }).document
    const places = document.places.map((each) => ({ ...each, visibility: 'hidden' }))
    const change = { places, internalNotes: 'Not to be found (made up).' }
    const changed = await editor.patch(at, change, { ifMatch: here.etag })
    t.equal(changed.status, 200)
    const blocked = await send(sent({ name: 'Another name (made up)' }))
    t.match(blocked.items[1], { outcome: 'refused', errors: [{ code: 'being_worked_on' }] })
    t.equal((await send(sent({}))).items[1]?.outcome, 'same', 'what is as before is left alone')

    const submitted = await editor.post(`${at}/submission`, undefined, { ifMatch: changed.etag })
    t.equal(submitted.status, 200, JSON.stringify(submitted.body))
    await approve([first.items[1] as Item])
    t.equal((await send(sent({ name: 'Another name (made up)' }))).items[1]?.outcome, 'changed')
    const staged = (await editor.get(at)).body
    t.match(staged, { publication: 'live', change: 'in_review' })
    t.match(staged['newest'], {
      document: { ...change, name: 'Another name (made up)' },
    })
  },
)

t.test('what cannot be read is told by pointer, and keeps no other back', async (t) => {
  const [example] = exampleImport.services as unknown as [Body]
  const { items } = await send({
    ...exampleImport,
    services: [
      { ...example, id: 'one', status: 'open' },
      { ...example, id: 'two', minimum_age: 12, maximum_age: 3 },
      { ...example, id: 'three', status: 'defunct' },
      { ...example, id: 'four', contacts: [{ phones: [{ number: 'by appointment' }] }] },
      { ...example, id: 'five' },
    ],
  })
  const told = items
    .filter(({ kind }) => kind === 'service')
    .map(({ sourceId, outcome, errors }) => [sourceId, outcome, errors.map(({ pointer }) => pointer)])
  t.strictSame(told, [
    ['one', 'refused', ['/status']],
    ['two', 'refused', ['/ages/to']],
    ['three', 'refused', ['/status']],
    ['four', 'refused', ['/contacts/0/telephones/0/number']],
    ['five', 'new', []],
  ])
})

t.test(
  'a service that is withdrawn while its feed is walked is passed over; no feed is no empty one',
  async (t) => {
    const all = async (read: (url: string) => Promise<unknown>) => {
      const services: object[] = []
      for await (const each of servicesOf('', read)) services.push(each)
      return services
    }
    const feed = async (url: string) =>
      url.includes('?')
        ? { contents: [{ id: 'one' }, { id: 'gone' }, { id: 'two' }], last_page: true }
        : url.endsWith('gone')
          ? undefined
          : { id: url.slice(-3) }
    t.strictSame(await all(feed), [{ id: 'one' }, { id: 'two' }])
    await t.rejects(
      all(async () => undefined),
      { message: /no feed/ },
    )
  },
)

t.test('only the council’s own editors import', async (t) => {
  const other = await callerOf(target)('directory_editor@rbkc').post(IMPORTS, exampleImport)
  t.equal(other.status, 404)
  t.equal((await callerOf(target)('directory_provider').post(IMPORTS, exampleImport)).status, 403)
})

t.test('a hundred at once, and no more', async (t) => {
  const [one] = fc.sample(services, { numRuns: 1, seed: 9 })
  await publish('service', idAt(999), one as never)
  const { app } = source
  const shown = (await app.inject(`/oruk/v3/services/${idAt(999)}`)).json<Body>()
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ ...shown, id: idAt(5_000 + at) }))
  const { items } = await send({ source: 'many.example.org', services: many(100), dryRun: true })
  t.equal(items.filter(({ kind }) => kind === 'service').length, 100)
  const more = await editor.post(IMPORTS, {
    source: 'many.example.org',
    services: many(101),
    dryRun: true,
  })
  t.match(more, { status: 400, body: { errors: [{ pointer: '/services' }] } })
})
