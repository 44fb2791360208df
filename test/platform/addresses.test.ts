import { randomUUID } from 'node:crypto'
import t from 'tap'
import type { Operation } from '#platform/operation.ts'
import { isProtected, pathMembers } from '../helpers/catalog.ts'
import { urlOf } from '../helpers/requests.ts'
import { rightParts, whoMay, whoMayNot } from '../helpers/right-parts.ts'
import { createStage } from '../helpers/stage.ts'
import { inWords, shareOf } from '../helpers/tiers.ts'

const stage = await createStage(t)
const { app, as, operations } = stage
const somewhere = { referralId: randomUUID(), draftId: randomUUID() }

const propertiesOf = (schema: unknown) =>
  (schema as { properties?: Readonly<Record<string, { format?: string }>> } | undefined)?.properties ?? {}
const isId = ({ params }: Operation, member: string) => propertiesOf(params)[member]?.format === 'uuid'

const NO_NAMES = ['NO_SUCH!', 'West', 'a'.repeat(61), '%00', '..%2f..', "'%20or%201=1--"]
const noIds = (id: string) => [
  `urn:uuid:${id}`,
  `{${id}}`,
  '-'.repeat(36),
  'f'.repeat(36),
  `${id}0`,
  id.slice(1),
  '1',
  'null',
  '%00',
  `${id}%00`,
  '..%2f..',
  "'%20or%201=1--",
]

const wrongIds = (id: string) =>
  operations.filter(isProtected).flatMap((operation) =>
    pathMembers(operation).flatMap((member) => {
      const isOne = isId(operation, member)
      const those = isOne ? noIds(id) : NO_NAMES
      return those.map((bad, at) => ({ operation, member, bad, way: isOne ? `an id's ${at}` : bad }))
    }),
  )

/** One schema is behind all ids: every member of every path is tried, and every member and method in every way. */
const partsOf = ({ operation: { id, method }, member, way }: ReturnType<typeof wrongIds>[number]) => [
  `${id} ${member}`,
  `${member} ${way}`,
  `${method} ${way}`,
]

t.test('an id that is none is refused before anybody looks for it', async (t) => {
  const sent = await as('referrer', 'submitReferral')
  const { id } = sent.json<{ id: string }>()
  const all = wrongIds(id)
  const share = shareOf(all, partsOf)
  t.comment(inWords(share.length, all.length))
  for (const { operation, member, bad } of share) {
    const answer = await as(whoMay(operation), operation.id, { params: { ...somewhere, [member]: bad } })
    t.equal(answer.statusCode, 400, `${operation.id}: ${member} ${bad}`)
  }
  // Who may not call it hears that, whatever the address holds; and the refusal is audited.
  for (const operation of operations.filter(isProtected)) {
    const [member] = pathMembers(operation)
    if (member === undefined) continue
    const refused = await as(await whoMayNot(stage, operation), operation.id, {
      params: { ...somewhere, [member]: '-'.repeat(36) },
    })
    t.equal(refused.statusCode, 403, `${operation.id}: ${member}`)
  }
  t.equal(
    (await as('referrer', 'getReferral', { params: { referralId: id.toUpperCase() } })).statusCode,
    200,
    'letter case is no difference',
  )
  t.equal((await as('referrer', 'createDraft', { body: { basedOn: `urn:uuid:${id}` } })).statusCode, 400)
})

t.test('an address that is there, with another method, names those it takes', async (t) => {
  const methods = Map.groupBy(operations, (operation) => operation.path)
  for (const [path, there] of methods) {
    const taken = new Set<string>(there.map(({ method }) => method))
    const url = urlOf(there[0] as (typeof operations)[number], somewhere)
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      if (taken.has(method)) continue
      const answer = await app.inject({ method, url })
      t.equal(answer.statusCode, 405, `${method} ${path}`)
      const allowed = String(answer.headers['allow']).split(', ')
      t.strictSame(allowed.filter((each) => each !== 'HEAD').sort(), [...taken].sort(), `${method} ${path}`)
    }
  }
  for (const url of [
    '/v1',
    '/v1/',
    '/v1/referral',
    '/v2/referrals',
    `/v1/referrals/${somewhere.referralId}/forms`,
  ])
    t.equal((await app.inject({ url })).statusCode, 404, url)
})

const OF_PAGES = [
  'limit=0',
  'limit=101',
  'limit=x',
  'limit=1.5',
  'limit=',
  'limit=1&limit=2',
  'cursor=',
  'cursor=a%20b',
  `cursor=${'a'.repeat(501)}`,
]

/** How the queries of what is no list can be wrong. */
const OF_ONE_THING: Readonly<Record<string, readonly string[]>> = {
  // A file is as long as it may be.
  exportRecords: ['limit=10', 'cursor=made-up', 'cursor='],
  getTaxonomy: ['council=', 'council=West', 'council=a&council=b'],
  getTaxonomyTerm: ['council=', 'council=West', 'council=a&council=b'],
  getLocalOfferQuestions: ['version=0', 'version=x', 'version=1.5', 'version=1&version=2'],
}

const allPagesWrong = operations
  .filter(({ query }) => query !== undefined)
  .flatMap((operation) => OF_PAGES.map((query) => ({ operation, query })))
/** Pages are one schema of the platform's: each list is asked for one that is none, and the lists of each tag for each. */
const pagesWrong = shareOf(allPagesWrong, ({ operation: { id, tag }, query }) => [id, `${tag} ${query}`])

t.test('a query that nobody reads is refused: a slip in a filter would show everything', async (t) => {
  for (const operation of operations.filter(({ query }) => query !== undefined)) {
    const parts = await rightParts(stage, operation)
    const asking = (query = '') => as(whoMay(operation), operation.id, { ...parts, query })
    if (operation.answers[200]?.contentType === 'text/html') {
      // A page in a browser filters nothing, and mail programs add to links what they please.
      t.equal((await asking(`${parts.query}&staus=received`)).statusCode, 200, operation.id)
      continue
    }
    const ofPages = pagesWrong.filter((each) => each.operation === operation).map(({ query }) => query)
    for (const query of ['staus=received', ...ofPages]) {
      const answer = await asking(query)
      t.equal(answer.statusCode, 400, `${operation.id} ?${query}`)
    }
    if ('per_page' in propertiesOf(operation.query)) {
      // As the national standard numbers pages.
      for (const query of ['page=0', 'page=x', 'per_page=0', 'per_page=1001', 'page=1&page=2'])
        t.equal((await asking(query)).statusCode, 400, `${operation.id} ?${query}`)
      continue
    }
    const wrong = OF_ONE_THING[operation.id]
    if (wrong !== undefined) {
      for (const query of wrong) t.equal((await asking(query)).statusCode, 400, `${operation.id} ?${query}`)
      continue
    }
    t.ok(
      'limit' in propertiesOf(operation.query),
      `${operation.id}: how a query that is not of pages can be wrong, this test has yet to say`,
    )
    const answer = await asking('limit=100')
    t.equal(answer.statusCode, 200, `${operation.id}: ${answer.body.slice(0, 200)}`)
  }
})

t.test('both ids come back on every answer, whatever it is', async (t) => {
  const ids = { 'x-request-id': 'Request-1', 'x-correlation-id': 'Correlation-1' }
  const outside = [
    app.inject({ url: '/nowhere', headers: ids }),
    app.inject({ method: 'DELETE', url: '/v1/referrals', headers: ids }),
    app.inject({ url: '/v1/referrals/%zz', headers: ids }),
    app.inject({ url: '/livez', headers: ids }),
    app.inject({ url: '/metrics', headers: ids }),
    app.inject({ url: '/openapi.json', headers: ids }),
  ]
  const inside = operations.flatMap((operation) => [
    as(whoMay(operation), operation.id, { params: somewhere, headers: ids }),
    as(whoMay(operation), operation.id, { params: somewhere, headers: ids, authorization: undefined }),
  ])
  for (const answer of await Promise.all([...outside, ...inside])) {
    t.equal(answer.headers['x-request-id'], 'Request-1', String(answer.statusCode))
    t.equal(answer.headers['x-correlation-id'], 'Correlation-1', String(answer.statusCode))
  }
  const unechoable = await app.inject({
    url: '/livez',
    headers: { 'x-request-id': 'with space', 'x-correlation-id': 'x'.repeat(201) },
  })
  t.match(unechoable.headers['x-request-id'], /^[0-9a-f-]{36}$/)
  t.notOk('x-correlation-id' in unechoable.headers)
})
