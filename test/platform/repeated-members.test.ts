import fc from 'fast-check'
import t from 'tap'
import { repeatedMembers } from '#platform/repeated-members.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'

const cases: readonly (readonly [text: string, repeated: boolean])[] = [
  ['{}', false],
  ['[]', false],
  ['"a:b"', false],
  ['{"a":1,"b":2}', false],
  ['{"a":1,"a":2}', true],
  ['{"a":1,"a":1}', true],
  ['{"a":{"b":1},"c":{"b":2}}', false],
  ['{"a":[{"b":1},{"b":1}]}', false],
  ['{"a":[{"b":1,"b":1}]}', true],
  ['{"a":"x:y","b":"\\":"}', false],
  ['{"a\\"":1,"a\\\\":":"}', false],
  ['{"a":"\\\\","b":":"}', false],
  ['{"\\u0061":1,"a":2}', true],
  ['{ "a" :\n1 }', false],
]

t.test('a member that stands twice is found, wherever colons, quotes and backslashes stand', (t) => {
  for (const [text, repeated] of cases)
    t.equal(repeatedMembers(text, JSON.parse(text)).length === 1, repeated, text)
  t.end()
})

t.test('whatever JSON there is, none of its own members is taken for a repeated one', (t) => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(undefined, 2), (value, space) => {
      const text = JSON.stringify(value, null, space)
      return repeatedMembers(text, JSON.parse(text)).length === 0
    }),
    { numRuns: 500 },
  )
  t.end()
})

t.test('what goes too deep for whatever walks it is refused, and said why', async (t) => {
  const within = (depth: number) => `${'{"a":'.repeat(depth)}"\\u0041"${'}'.repeat(depth)}`
  const listed = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  for (const text of [within(100), listed(100)]) t.strictSame(repeatedMembers(text, JSON.parse(text)), [])
  const { app, token } = await createService(t)
  for (const depth of [101, 10_000, 100_000])
    for (const payload of [within(depth), listed(depth)]) {
      const answer = await app.inject({
        method: 'POST',
        url: '/v1/referrals',
        headers: {
          authorization: `Bearer ${await token('referrer')}`,
          'content-type': 'application/json',
          'idempotency-key': `deep-${depth}`,
        },
        payload,
      })
      t.match(answer.json(), { status: 400, errors: [{ pointer: '', code: 'too_deep' }] })
    }
})

t.test(
  'a form that says two things of one question is refused, and told to ring where one of them is danger',
  async (t) => {
    const { app, token } = await createService(t)
    const text = JSON.stringify(formFrom('emergency')).replace(
      '"immediateDanger":true',
      '"immediateDanger":false,"immediateDanger":true',
    )
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/referrals',
      headers: {
        authorization: `Bearer ${await token('referrer')}`,
        'content-type': 'application/json',
        'idempotency-key': 'said-twice',
      },
      payload: text,
    })
    t.match(answer.json(), { status: 400, detail: /ring 999/, errors: [{ code: 'repeated_member' }] })
  },
)
