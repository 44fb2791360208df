import t from 'tap'
import { namesTag } from '#platform/preconditions.ts'
import { createService } from '../../helpers/service.ts'
import { serviceWith } from '../finding/services.ts'
import { idAt, publisher } from '../open-referral/publishing.ts'

const service = await createService(t)
const { publish, withdraw } = publisher(service)
const get = (url: string, headers: Record<string, string> = {}) => service.app.inject({ url, headers })
const organisation = (name: string) => ({
  name,
  description: 'Made up.',
  contacts: [],
  links: [],
  internalNotes: 'Ours.',
})

t.test('a service is read as it is published, and not sent again while nothing changed', async (t) => {
  const at = `/v1/directory/services/${idAt(1)}`
  t.equal((await get(at)).statusCode, 404)
  await publish('service', idAt(1), serviceWith({ name: 'First (made up)', internalNotes: 'Ours.' }))
  const first = await get(at)
  t.equal(first.statusCode, 200)
  t.match(first.json(), {
    id: idAt(1),
    name: 'First (made up)',
    assuredOn: '2025-01-15',
    councilId: 'westminster',
  })
  t.notOk(first.body.includes('Ours.'))
  t.match(first.headers, { 'cache-control': 'public, max-age=60', etag: /^"[\w-]{22}"$/ })
  const tag = String(first.headers['etag'])
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await get(at, { 'if-none-match': known })
    t.equal(again.statusCode, 304, known)
    t.strictSame([again.body, again.headers['etag']], ['', tag])
  }
  await publish('service', idAt(1), serviceWith({ name: 'Second (made up)' }))
  const second = await get(at, { 'if-none-match': tag })
  t.match(second.json(), { name: 'Second (made up)' })
  await withdraw('service', idAt(1))
  const gone = await get(at, { 'if-none-match': '*' })
  t.match(gone.json(), { type: '/problems/record-withdrawn', status: 410 })
  t.equal(gone.headers['cache-control'], 'no-store')
  t.notOk(gone.body.includes('made up'), 'nothing of it is left')
  t.equal((await get(at.replace('services', 'organisations'))).statusCode, 404, 'it was no organisation')
})

t.test('organisations are listed in the order of their making, by council', async (t) => {
  for (const [at, council] of [
    [11, 'westminster'],
    [12, 'rbkc'],
    [13, 'westminster'],
    [14, 'westminster'],
  ] as const)
    await publish('organisation', idAt(at), organisation(`Number ${at} (made up)`), council)
  await withdraw('organisation', idAt(13))
  const names = async (url: string) => {
    const page = (await get(url)).json<{ items: { name: string }[]; links: { next?: string } }>()
    return { names: page.items.map(({ name }) => name.slice(7, 9)), next: page.links.next }
  }
  const first = await names('/v1/directory/organisations?limit=2')
  t.strictSame(first.names, ['11', '12'])
  t.strictSame(await names(first.next ?? ''), { names: ['14'], next: undefined })
  t.strictSame((await names('/v1/directory/organisations?council=westminster')).names, ['11', '14'])
  const one = await get(`/v1/directory/organisations/${idAt(11)}`)
  t.match(one.json(), { name: 'Number 11 (made up)' })
  t.equal(
    (await get(`/v1/directory/organisations/${idAt(11)}`, { 'if-none-match': String(one.headers['etag']) }))
      .statusCode,
    304,
  )
})

t.test('any web page may read the feed, whatever it answers, and nothing else', async (t) => {
  for (const url of [
    '/oruk/v3',
    '/oruk/v3/',
    '/oruk/v3/services/',
    '/oruk/v3/nothing',
    '/oruk/v3/services/%zz',
    '/oruk/v3/services?page=x',
    '/oruk',
  ])
    t.equal(
      (await get(url, { origin: 'https://example.org' })).headers['access-control-allow-origin'],
      '*',
      url,
    )
  for (const url of ['/v1/directory/organisations', '/orukx', '/v1/referrals', '/livez?x=/oruk/'])
    t.notOk('access-control-allow-origin' in (await get(url, { origin: 'https://example.org' })).headers, url)
  t.equal((await get('/oruk/v3/services/?search=a/')).statusCode, 200, 'a slash in a query is part of it')
})

t.test('which tags are named', async (t) => {
  t.ok(namesTag('"a", W/"b"', '"b"'))
  t.notOk(namesTag('', '"b"') || namesTag('"bb"', '"b"'))
})
