import t from 'tap'
import { operationsOf } from '../helpers/catalog.ts'
import { createService } from '../helpers/service.ts'

const { app } = await createService(t)
type Limited = { type?: string; minimum?: number; maximum?: number }
type Members = { properties: Record<string, Limited> }
const get = (url: string) => app.inject({ url })

t.test('a number beyond all numbers is held against its limits as any other', async (t) => {
  for (const number of ['1e400', '-1e400', 'Infinity', 'NaN', '100000'])
    for (const url of ['/v1/directory/services?limit=', '/oruk/v3/services?per_page=']) {
      const answer = await get(`${url}${number}`)
      t.equal(answer.statusCode, 400, `${url}${number}`)
      t.match(answer.json(), { type: '/problems/invalid-request' })
    }
})

t.test('and every number in an address has both limits', async (t) => {
  const numbers = operationsOf(app).flatMap(({ id, query, params }) =>
    [query, params].flatMap((schema) =>
      Object.entries((schema as Members | undefined)?.properties ?? {})
        .filter(([, { type }]) => type === 'integer' || type === 'number')
        .map(([name, { minimum, maximum }]) => ({ id, name, minimum, maximum })),
    ),
  )
  t.ok(numbers.length > 20)
  t.strictSame(
    numbers.filter(({ minimum, maximum }) => minimum === undefined || maximum === undefined),
    [],
  )
})

t.test('a zero byte is refused, and said where it is', async (t) => {
  const inQuery = await get('/oruk/v3/services?search=a%00b')
  t.equal(inQuery.statusCode, 400)
  t.match(inQuery.json(), { errors: [{ pointer: '/querystring/search', code: 'character' }] })
  const inPath = await get('/oruk/v3/taxonomies/a%00b')
  t.equal(inPath.statusCode, 400)
  t.match(inPath.json(), { errors: [{ pointer: '/params/id', code: 'character' }] })
  t.equal((await get('/livez?x=%00')).statusCode, 200, 'what nobody reads is in nobody’s way')
})

t.test('an instant is one that a clock can show, and where to go on is where a list was', async (t) => {
  for (const instant of ['2016-12-31T23:59:60Z', '2026-06-30T23:59:60.5Z', '2026-02-30T10:00:00Z'])
    t.equal((await get(`/oruk/v3/services?modified_after=${instant}`)).statusCode, 400, instant)
  t.equal((await get('/oruk/v3/services?modified_after=2026-06-30T23:59:59.5Z')).statusCode, 200)
  const nowhere = '-'.repeat(36)
  const answer = await get(`/oruk/v3/service_at_locations?after=${nowhere}_${nowhere}`)
  t.equal(answer.statusCode, 400)
})
