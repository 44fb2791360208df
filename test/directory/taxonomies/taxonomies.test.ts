import t from 'tap'
import { exampleService } from '../../../src/directory/editing/examples.ts'
import { allTaxonomies, checkTerms } from '../../../src/directory/taxonomies/index.ts'
import { callerOf } from '../../helpers/call.ts'
import { createService } from '../../helpers/service.ts'

const service = await createService(t)
const as = callerOf(service)
const editor = as('directory_editor@westminster')
const PLAY = '/v1/councils/westminster/directory/taxonomies/play'
const READ = '/v1/directory/taxonomies'

const list = (terms: object[], more: object = {}) => ({
  name: 'Play (made up)',
  version: '1',
  source: 'Example Play Association (made up)',
  licence: 'CC-BY-4.0',
  terms,
  ...more,
})
const anyone = async (url: string) => {
  const answer = await service.app.inject({ url })
  return { status: answer.statusCode, body: answer.json() }
}

t.test(
  'a published list is imported, read by anybody, and its next version takes nothing away',
  async (t) => {
    const first = await editor.put(
      PLAY,
      list([
        { code: 'mud', name: 'Mud kitchens', parent: 'outdoors', uri: 'https://play.example.org/#mud' },
        { code: 'outdoors', name: 'Outdoors' },
      ]),
    )
    t.match(first, { status: 200, body: { terms: 2, deprecated: 0, taxonomy: { id: 'play' } } })
    t.match(await anyone(`${READ}/play?council=westminster`), { status: 200, body: { licence: 'CC-BY-4.0' } })
    t.equal((await anyone(`${READ}/play`)).status, 404, 'it is one council’s')
    t.match(await anyone(`${READ}/play/terms?council=westminster&parent=outdoors`), {
      body: { items: [{ code: 'mud', definedAt: 'https://play.example.org/#mud', deprecated: false }] },
    })
    const second = await editor.put(
      PLAY,
      list([{ code: 'outdoors', name: 'Out of doors' }], { version: '2' }),
    )
    t.match(second.body, { terms: 1, deprecated: 1, taxonomy: { version: '2' } })
    t.match(await anyone(`${READ}/play/terms/mud?council=westminster`), {
      status: 200,
      body: { deprecated: true, parent: 'outdoors' },
    })
    const known = (term: string) =>
      checkTerms(service.database.admin as never, 'westminster', {
        ...exampleService,
        terms: [{ taxonomy: 'play', term }],
      })
    t.strictSame(await known('mud'), [], 'a record may keep it')
    t.match(await known('sand'), [{ pointer: '/terms/0', code: 'unknown_term' }])
    const third = await editor.put(PLAY, list([{ code: 'mud', name: 'Mud' }]))
    t.match(third.body, { deprecated: 1 })
    t.match(await anyone(`${READ}/play/terms/mud?council=westminster`), { body: { deprecated: false } })
    const all = await allTaxonomies(service.database.databases.app)
    t.strictSame(
      all.at(-1)?.terms.map(({ code, deprecated }) => [code, deprecated ?? false]),
      [
        ['mud', false],
        ['outdoors', true],
      ],
    )
  },
)

t.test('every term has an address that leads to it; lists are walked to their end', async (t) => {
  const codes: string[] = []
  let next: string | undefined = `${READ}/categories/terms?limit=20`
  while (next !== undefined) {
    const { body } = await anyone(next)
    codes.push(...body.items.map(({ code }: { code: string }) => code))
    next = body.links.next
  }
  t.ok(codes.length > 50)
  t.strictSame(codes, [...new Set(codes)].sort())
  const { body } = await anyone(`${READ}/categories/terms/infant_feeding`)
  t.match(body, { uri: `${READ}/categories/terms/infant_feeding`, parent: 'maternity' })
  const first = await anyone(`${READ}?limit=3`)
  const rest = await anyone(first.body.links.next)
  t.strictSame(
    [...first.body.items, ...rest.body.items].map(({ id }) => id),
    ['categories', 'send-needs', 'local-offer-headings', 'accessibilities', 'play'],
  )
  t.equal((await anyone(`${READ}/categories/terms/nothing`)).status, 404)
  for (const path of ['', '/categories', '/categories/terms', '/categories/terms/sports'])
    t.equal((await anyone(`${READ}${path}?council=atlantis`)).status, 400, 'there is no such council')
})

t.test('what makes no taxonomy, what is built in and what is another council’s is not written', async (t) => {
  const cycle = list([
    { code: 'a', name: 'A', parent: 'b' },
    { code: 'b', name: 'B', parent: 'a' },
  ])
  t.match(await editor.put(PLAY, cycle), {
    status: 422,
    body: { errors: [{ pointer: '/terms/0/parent', code: 'cycle' }, { pointer: '/terms/1/parent' }] },
  })
  t.match(await editor.put(PLAY, list([{ code: 'a', name: 'A', colour: 'red' }])), {
    status: 400,
    body: { errors: [{ pointer: '/terms/0/colour' }] },
  })
  const builtIn = '/v1/councils/westminster/directory/taxonomies/categories'
  t.match(await editor.put(builtIn, list([{ code: 'a', name: 'A' }])), { status: 409 })
  const stranger = as('directory_editor@rbkc')
  t.equal((await stranger.put(PLAY, list([{ code: 'a', name: 'A' }]))).status, 404)
  t.equal((await as('directory_provider').put(PLAY, list([{ code: 'a', name: 'A' }]))).status, 403)
  t.match(await anyone(`${READ}/play?council=westminster`), { body: { version: '1' } })
})
