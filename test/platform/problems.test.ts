import t from 'tap'
import type { Operation } from '#platform/operation.ts'
import { problemsOf } from '#platform/operation-schema.ts'
import { problemKind, problemKinds } from '#platform/problems.ts'
import { rightParts, whoMay } from '../helpers/right-parts.ts'
import { createStage } from '../helpers/stage.ts'
import { inWords, shareOf } from '../helpers/tiers.ts'
import { ANYWHERE, OF_ONE, whyNever } from './refusals.ts'

const stage = await createStage(t)
const { app, operations } = stage
const seen = new Set<string>()

t.test('every operation can be done', async (t) => {
  for (const operation of operations) {
    const answer = await stage.as(whoMay(operation), operation.id, await rightParts(stage, operation))
    t.equal(
      String(answer.statusCode),
      Object.keys(operation.answers)[0],
      `${operation.id}: ${answer.statusCode}`,
    )
    const ways = Object.keys(operation.answers).filter((status) => Number(status) < 400 && status !== '304')
    t.equal(ways.length, 1, 'and every way in which it can be; pages say by themselves that there is nothing')
  }
})

type Pair = { operation: Operation; code: string; name: string }
const pairs = operations.flatMap((operation) =>
  [...new Set(problemsOf(operation))]
    .filter((code) => whyNever(operation, code) === undefined)
    .map((code): Pair => ({ operation, code, name: `${operation.id} ${code}` })),
)

/**
 * A refusal of an operation's own is always brought about. One that comes of its shape is the platform's, and alike in
 * all of that shape: in a share each operation has one, and each shape each. (Who is let in, versions and keys are
 * tried of every operation by test/access, preconditions.test.ts and idempotency.test.ts.)
 */
const partsOf = ({ operation: { id, method, tag, allow, body, query }, code, name }: Pair): string[] =>
  name in OF_ONE
    ? [name]
    : [
        id,
        `${code} ${method}`,
        `${code} ${tag}`,
        `${code} ${allow === 'anyone'} ${body === undefined} ${query === undefined}`,
      ]

const share = shareOf(pairs, partsOf)
const figures = inWords(share.length, pairs.length)

t.test(`every documented refusal is brought about, and is as its page says (${figures})`, async (t) => {
  for (const { code, name } of pairs)
    t.ok(name in OF_ONE || code in ANYWHERE, `${name} has a line in test/platform/refusals.ts`)
  for (const { operation, code, name } of share) {
    const bring = OF_ONE[name] ?? ANYWHERE[code]
    if (bring === undefined) continue
    const answer = await bring(stage, operation)
    const { title, status } = problemKind(code)
    t.equal(answer.statusCode, status, name)
    t.match(answer.headers['content-type'], /^application\/problem\+json/, name)
    t.match(answer.json(), { type: `/problems/${code}`, title, status, instance: /^urn:request:/ }, name)
    if (status === 503 || code === 'idempotency-key-in-progress')
      t.match(answer.headers['retry-after'], /^\d+$/, name)
    if (status === 401) t.equal(answer.headers['www-authenticate'], 'Bearer')
    t.notMatch(
      answer.body,
      /\bat .*\.(ts|js):|select |insert |relation|node_modules|made to fail/i,
      `${name}: nothing of the inside`,
    )
    for (const { pointer } of answer.json<{ errors?: { pointer: string }[] }>().errors ?? [])
      t.match(pointer, /^(\/|$)/, `${name}: ${pointer} is a pointer`)
    seen.add(code)
  }
  t.ok(pairs.length > 600)
})

t.test('every kind of refusal was seen, and has its page', async (t) => {
  seen.add('method-not-allowed')
  // Twenty seconds of silence on a socket: too long for a test of its own.
  seen.add('request-timeout')
  t.strictSame(
    [...problemKinds().keys()].filter((code) => !seen.has(code)),
    [],
  )
  const list = await app.inject('/problems')
  for (const [code, { title, status }] of problemKinds()) {
    const page = await app.inject(`/problems/${code}`)
    t.equal(page.statusCode, 200, code)
    t.match(page.headers['content-type'], /text\/html/)
    for (const part of [code, String(status)]) t.ok(page.body.includes(part), `${code}: ${part}`)
    t.ok(list.body.includes(`/problems/${code}`), `${code} is in the list`)
    t.ok(title.length > 0)
  }
})

t.test('what cannot happen is not excused: each reason belongs to a documented refusal', async (t) => {
  for (const name of Object.keys(OF_ONE)) {
    const [id, code] = name.split(' ') as [string, string]
    t.ok(problemsOf(stage.operation(id)).includes(code), name)
  }
})
