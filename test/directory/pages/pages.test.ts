import t from 'tap'
import { news, policies, workshop } from '../../../src/directory/pages/examples.ts'
import { callerOf } from '../../helpers/call.ts'
import { createService } from '../../helpers/service.ts'

const service = await createService(t)
const as = callerOf(service)
const editor = as('directory_editor@westminster')
const PAGES = '/v1/councils/westminster/directory/pages'
const MANAGED = '/v1/councils/westminster/directory/managed-pages'
const anyone = async (url: string) => {
  const answer = await service.app.inject({ url })
  return { status: answer.statusCode, body: answer.json() }
}
const titles = async (query: string) =>
  (await anyone(`${PAGES}?${query}`)).body.items.map(
    ({ page }: { page: { title: string } }) => page.title,
  ) as string[]
const at = ({ body }: { body: Record<string, unknown> }) => `${MANAGED}/${String(body['id'])}`
const shown = ({ body }: { body: Record<string, unknown> }) => `${PAGES}/${String(body['id'])}`
const titled = <Save extends { page: object }>(save: Save, title: string, more: object = {}) => ({
  ...save,
  page: { ...save.page, title, ...more },
})

t.test('a page from its draft to its end, with every version', async (t) => {
  const begun = await editor.post(PAGES, { ...news, state: 'draft' })
  t.match(begun, { status: 201, etag: '"1"', body: { state: 'draft', version: 1, page: news.page } })
  t.equal((await anyone(shown(begun))).status, 404, 'a draft is nobody’s')
  t.strictSame(await titles('kind=news'), [])
  const published = await editor.put(at(begun), titled(news, 'New title'), { ifMatch: begun.etag })
  t.match(published, { status: 200, etag: '"2"', body: { state: 'published' } })
  t.match(await anyone(shown(begun)), { status: 200, body: { page: { title: 'New title' } } })
  t.equal((await editor.put(at(begun), news, { ifMatch: begun.etag })).status, 412)
  const back = await editor.put(at(begun), { ...news, state: 'draft' }, { ifMatch: published.etag })
  t.equal((await anyone(shown(begun))).status, 404)
  const gone = await editor.delete(at(begun), { ifMatch: back.etag })
  t.match(gone, { status: 200, body: { state: 'withdrawn' } })
  t.equal((await editor.delete(at(begun), { ifMatch: gone.etag })).status, 409)
  t.equal((await editor.put(at(begun), news, { ifMatch: gone.etag })).status, 409)
  const versions = await editor.get(`${at(begun)}/versions`)
  t.match(versions.body['items'], [
    { number: 4, state: 'withdrawn', savedBy: /directory editor/ },
    { number: 3, state: 'draft' },
    { number: 2, state: 'published', page: { title: 'New title' } },
    { number: 1, state: 'draft', page: { title: news.page.title } },
  ])
  t.match(await editor.get(`${MANAGED}?state=withdrawn`), { body: { items: [{ id: begun.body['id'] }] } })
})

t.test('training that is over is not shown unless it is asked for', async (t) => {
  const on = (day: string) => ({
    sessions: [{ from: `${day}T09:30:00Z`, until: `${day}T12:30:00Z`, online: true }],
  })
  const days = { past: '2026-10-01', today: '2026-11-23', coming: '2026-12-03' }
  for (const [title, day] of Object.entries(days))
    t.equal((await editor.post(PAGES, titled(workshop, title, on(day)))).status, 201)
  t.equal(
    (
      await editor.post(
        PAGES,
        titled(workshop, 'series', {
          sessions: [...on(days.past).sessions, ...on(days.coming).sessions],
        }),
      )
    ).status,
    201,
  )
  t.strictSame(await titles('kind=training'), ['series', 'coming', 'today'])
  service.clock.now = new Date('2026-11-23T09:31:00Z')
  t.strictSame(await titles('kind=training'), ['series', 'coming'], 'it has begun')
  t.strictSame(await titles('kind=training&from=2026-10-01'), ['series', 'coming', 'today', 'past'])
  t.strictSame(await titles('kind=training&from=2026-11-23'), ['series', 'coming', 'today'])
})

t.test('everybody finds what is for them, page by page', async (t) => {
  await editor.post(PAGES, policies)
  await editor.post(PAGES, titled(news, 'for families'))
  t.strictSame(await titles('audience=childminders&kind=resource'), [policies.page.title])
  t.strictSame(await titles('audience=families'), ['for families'])
  const walked: string[] = []
  let next: string | undefined = `${PAGES}?limit=2`
  while (next !== undefined) {
    const { body } = await anyone(next)
    walked.push(...body.items.map(({ id }: { id: string }) => id))
    next = body.links.next
  }
  t.equal(walked.length, 4)
  t.equal(new Set(walked).size, 4)
})

t.test('each kind is strict, and nobody else writes', async (t) => {
  const [session] = (workshop.page as { sessions: object[] }).sessions
  const refusals: [object, number, string][] = [
    [titled(news, 'No', { sessions: [session] }), 400, '/page/sessions'],
    [titled(policies, 'No', { links: [] }), 400, '/page/links'],
    [
      titled(policies, 'No', { links: [{ label: 'x', url: 'javascript:alert(1)', what: 'link' }] }),
      400,
      '/page/links/0/url',
    ],
    [titled(workshop, 'No', { kind: 'party' }), 400, '/page'],
    [titled(workshop, ' '), 400, '/page/title'],
    [
      titled(workshop, 'No', { sessions: [{ ...session, until: '2026-12-03T09:30:00Z' }] }),
      422,
      '/page/sessions/0/until',
    ],
    [
      titled(workshop, 'No', { sessions: [{ from: '2026-12-03T09:30:00Z', until: '2026-12-03T10:30:00Z' }] }),
      422,
      '/page/sessions/0/place',
    ],
  ]
  for (const [body, status, pointer] of refusals)
    t.match(await editor.post(PAGES, body), { status, body: { errors: [{ pointer }] } }, pointer)
  const made = await editor.post(PAGES, news)
  t.match(await editor.put(at(made), workshop, { ifMatch: made.etag }), {
    status: 422,
    body: { errors: [{ pointer: '/page/kind', code: 'another_kind' }] },
  })
  const stranger = as('directory_editor@rbkc')
  t.equal((await stranger.post(PAGES, news)).status, 404)
  t.equal((await stranger.get(at(made))).status, 404)
  t.equal((await stranger.put(at(made), news, { ifMatch: made.etag })).status, 404)
  t.equal((await as('directory_provider').post(PAGES, news)).status, 403)
})
