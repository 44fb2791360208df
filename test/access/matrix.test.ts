import { randomUUID } from 'node:crypto'
import t from 'tap'
import type { Operation } from '#platform/operation.ts'
import { type Asker, createAskers } from '../helpers/askers.ts'
import { isProtected, operationsOf, pathMembers } from '../helpers/catalog.ts'
import { formFrom } from '../helpers/forms.ts'
import { bodyOf, send } from '../helpers/requests.ts'
import { createService } from '../helpers/service.ts'
import { atTheDoor, expectedStatus } from './expected.ts'
import { type CouncilId, FORMS, nameOf, putInto, STAGES, sendReferral } from './stages.ts'

const service = await createService(t)
const { app } = service
const askers = await createAskers(service)
const operations = operationsOf(app)
const aboutReferrals = operations.filter((operation) => pathMembers(operation).includes('referralId'))

const withoutIds = (body: string) => body.replace(/"instance":"[^"]*"/, '')

/** The form goes back to the council that keeps the referral. */
const bodyFor = (operation: Operation, council: CouncilId) =>
  operation.id === 'submitRevision' ? formFrom(FORMS[council]) : bodyOf(operation)

/** Every cell of an operation on a referral of one council; what was not as the rules say, in words. */
async function walk(operation: Operation, council: CouncilId) {
  const id = await sendReferral(service, 'referrer', council)
  const wrong: string[] = []
  let cells = 0
  const ask = (asker: Asker, referralId: string) =>
    send(app, operation, {
      authorization: asker.authorization,
      body: bodyFor(operation, council),
      params: { referralId },
    })
  const unknown = new Map<Asker, string>()
  // The second council is there to be the other one: a few states are enough to see it.
  const stages =
    council === 'westminster'
      ? STAGES
      : STAGES.filter(({ status }) => ['received', 'referred_back'].includes(status))
  for (const [at, stage] of stages.entries()) {
    let row = await putInto(service, id, stage)
    // Whom the door keeps out is asked once: their answer comes before the referral is looked at.
    for (const asker of askers.filter((each) => at === 0 || atTheDoor(operation, each) === undefined)) {
      const expected = expectedStatus(operation, asker, row)
      const answer = await ask(asker, id)
      cells += 1
      const cell = `${operation.id}: ${asker.name}, ${council}, ${nameOf(stage)}`
      if (answer.statusCode !== expected) wrong.push(`${cell}: ${answer.statusCode} instead of ${expected}`)
      if (operation.id === 'getReferralActions' && answer.statusCode === 200) {
        for (const { operation: id, allowed } of answer.json<{
          actions: { operation: string; allowed: boolean }[]
        }>().actions) {
          const would =
            expectedStatus(operations.find((each) => each.id === id) as Operation, asker, row) < 300
          if (would !== allowed) wrong.push(`${cell}: says ${allowed} of ${id}, which would be ${would}`)
        }
      }
      if (answer.statusCode === 404) {
        const never = unknown.get(asker) ?? withoutIds((await ask(asker, randomUUID())).body)
        unknown.set(asker, never)
        if (never !== withoutIds(answer.body))
          wrong.push(`${cell}: tells it from an id that was never given out`)
      }
      if (answer.statusCode < 300 && operation.method !== 'GET') row = await putInto(service, id, stage)
    }
  }
  return { wrong, cells }
}

t.test('every operation on a referral, for everybody, in every state, in both councils', async (t) => {
  t.ok(aboutReferrals.length >= 9)
  const walks = aboutReferrals.flatMap((operation) =>
    (['westminster', 'rbkc'] as const).map((council) => walk(operation, council)),
  )
  const results = await Promise.all(walks)
  t.strictSame(
    results.flatMap(({ wrong }) => wrong),
    [],
  )
  const cells = results.reduce((sum, result) => sum + result.cells, 0)
  t.ok(cells > aboutReferrals.length * 2 * askers.length, `${cells} cells`)
})

t.test('every other operation lets in whom it names, and nobody else', async (t) => {
  const wrong: string[] = []
  const others = operations.filter((operation) => !aboutReferrals.includes(operation))
  for (const operation of others) {
    const params = pathMembers(operation).includes('draftId') ? { draftId: randomUUID() } : {}
    for (const asker of askers) {
      const answer = await send(app, operation, { authorization: asker.authorization, params })
      const done = params.draftId === undefined ? Number(Object.keys(operation.answers)[0]) : 404
      const expected = atTheDoor(operation, asker) ?? done
      if (answer.statusCode !== expected)
        wrong.push(`${operation.id}: ${asker.name}: ${answer.statusCode} instead of ${expected}`)
    }
  }
  t.strictSame(wrong, [])
})

t.test('whoever is kept out at the door is told one thing', async (t) => {
  const outside = askers.filter(({ caller }) => caller === undefined)
  t.ok(outside.length >= 5)
  for (const operation of operations.filter(isProtected)) {
    const params = { referralId: randomUUID(), draftId: randomUUID() }
    const bodies = await Promise.all(
      outside.map(async ({ authorization }) =>
        withoutIds((await send(app, operation, { authorization, params })).body),
      ),
    )
    t.equal(new Set(bodies).size, 1, operation.id)
  }
})
