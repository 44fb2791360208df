import t from 'tap'
import { problemsOf } from '#platform/operation-schema.ts'
import { problemKind, problemKinds } from '#platform/problems.ts'
import { rightParts, whoMay } from '../helpers/right-parts.ts'
import { createStage } from '../helpers/stage.ts'
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
    const ways = Object.keys(operation.answers).filter((status) => Number(status) < 400)
    t.equal(ways.length, 1, 'and every way in which it can be; pages say by themselves that there is nothing')
  }
})

t.test('every documented refusal of every operation is brought about, and is as its page says', async (t) => {
  let pairs = 0
  for (const operation of operations) {
    for (const code of new Set(problemsOf(operation))) {
      const name = `${operation.id} ${code}`
      const never = whyNever(operation, code)
      if (never !== undefined) continue
      const bring = OF_ONE[name] ?? ANYWHERE[code]
      if (bring === undefined) {
        t.fail(`${name} has no line in test/platform/refusals.ts`)
        continue
      }
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
      pairs += 1
    }
  }
  t.ok(pairs > 190, `${pairs} pairs of an operation and a refusal`)
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
