import { randomUUID } from 'node:crypto'
import t from 'tap'
import { isProtected, pathMembers } from '../helpers/catalog.ts'
import { urlOf } from '../helpers/requests.ts'
import { createStage } from '../helpers/stage.ts'

const stage = await createStage(t)
const { app, as, operations } = stage
const somewhere = { referralId: randomUUID(), draftId: randomUUID() }

t.test('an id that is none is refused before anybody looks for it', async (t) => {
  const sent = await as('referrer', 'submitReferral')
  const { id } = sent.json<{ id: string }>()
  for (const operation of operations.filter(isProtected)) {
    const [member] = pathMembers(operation)
    if (member === undefined) continue
    const who = operation.id === 'confirmEmergencyCall' ? 'screening_officer@westminster' : 'referrer'
    for (const bad of [
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
    ]) {
      const answer = await as(who, operation.id, { params: { [member]: bad } })
      t.equal(answer.statusCode, 400, `${operation.id}: ${bad}`)
    }
    // Who may not call it hears that, whatever the address holds; and the refusal is audited.
    const refused = await as('analyst@westminster', operation.id, { params: { [member]: '-'.repeat(36) } })
    t.equal(refused.statusCode, 403, operation.id)
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

t.test('a query that nobody reads is refused: a slip in a filter would show everything', async (t) => {
  const sent = await as('referrer', 'submitReferral')
  const params = { referralId: sent.json<{ id: string }>().id }
  for (const operation of operations.filter(({ query }) => query !== undefined)) {
    for (const query of [
      'staus=received',
      'limit=0',
      'limit=101',
      'limit=x',
      'limit=1.5',
      'limit=',
      'limit=1&limit=2',
      'cursor=',
      'cursor=a%20b',
      `cursor=${'a'.repeat(501)}`,
    ]) {
      const answer = await as('referrer', operation.id, { params, query })
      t.equal(answer.statusCode, 400, `${operation.id} ?${query}`)
    }
    t.equal(
      (await as('referrer', operation.id, { params, query: 'limit=100' })).statusCode,
      200,
      operation.id,
    )
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
    as('referrer', operation.id, { params: somewhere, headers: ids }),
    as('referrer', operation.id, { params: somewhere, headers: ids, authorization: undefined }),
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
