import { randomUUID } from 'node:crypto'
import t from 'tap'
import type { Operation } from '#platform/operation.ts'
import { COUNCIL_STAFF } from '#referrals/index.ts'
import type { ReferralRow } from '../../src/referrals/queries/find-referral.ts'
import { type Asker, createAskers } from '../helpers/askers.ts'
import { isProtected, operationsOf, pathMembers } from '../helpers/catalog.ts'
import { withdrawalFrom } from '../helpers/consents.ts'
import { decisionOf } from '../helpers/decisions.ts'
import { linkOn } from '../helpers/family.ts'
import { formFrom } from '../helpers/forms.ts'
import { bodyOf, ROWS_OF_A_REFERRAL, send } from '../helpers/requests.ts'
import { createService } from '../helpers/service.ts'
import { sharingFrom } from '../helpers/sharing.ts'
import { atTheDoor, expectedStatus, mayAskFor, outcomeFor } from './expected.ts'
import {
  type CouncilId,
  FORMS,
  isFew,
  nameOf,
  type Put,
  putFor,
  putting,
  sendReferral,
  stagesOf,
} from './stages.ts'

const service = await createService(t)
const { app } = service
const askers = await createAskers(service)
const operations = operationsOf(app)
const aboutReferrals = operations.filter((operation) => pathMembers(operation).includes('referralId'))

/** Of the work of one council, which only its own staff sees. */
const OF_A_COUNCIL = ['listTriageQueue', 'getTriageCounts']

/** Of those who subscribe to a council's events: its case system, and who leads an organisation that sends. */
const OF_A_SUBSCRIBER = ['createWebhookSubscription', 'listWebhookSubscriptions']
const subscribes = ({ caller }: Asker) =>
  caller?.memberships.some(
    ({ role, council }) =>
      role === 'organisation_lead' || (role === 'case_system' && council === 'westminster'),
  )

/** Of a family, by the secret of a link: without one there is nothing. */
const BY_A_LINK = ['showFamilyLink', 'openFamilyLink', 'getFamilyPage', 'getFamilyLedger']

const withoutIds = (body: string) => body.replace(/"instance":"[^"]*"/, '')

/** The form goes back to the council that keeps the referral; a decision is one that the asker may record. */
function bodyFor(operation: Operation, council: CouncilId, { about }: Put, asker: Asker, row: ReferralRow) {
  if (operation.id === 'submitRevision') return formFrom(FORMS[council])
  if (operation.id === 'assessSharing' || operation.id === 'discloseReferral')
    return sharingFrom(formFrom(FORMS[council]))
  if (operation.id === 'withdrawConsent') return withdrawalFrom(formFrom(FORMS[council]))
  if (operation.id === 'createFamilyLink') return linkOn(formFrom(FORMS[council]))
  if (operation.id === 'recordDecision') return decisionOf(outcomeFor(asker, row).outcome, about)
  return bodyOf(operation)
}

/** Every cell of an operation on a referral of one council; what was not as the rules say, in words. */
async function walk(operation: Operation, council: CouncilId) {
  const id = await sendReferral(service, 'referrer', council)
  const wrong: string[] = []
  let cells = 0
  const put = await putting(service, id, id)
  const ask = (asker: Asker, referralId: string, row: ReferralRow) =>
    send(app, operation, {
      authorization: asker.authorization,
      body: bodyFor(operation, council, put, asker, row),
      params: { referralId, ...put.rows },
    })
  const unknown = new Map<Asker, string>()
  for (const [at, stage] of stagesOf(operation, council).entries()) {
    let row = await putFor(operation, service, put, stage)
    // Whom the door keeps out is asked once: their answer comes before the referral is looked at.
    for (const asker of askers.filter((each) => at === 0 || atTheDoor(operation, each) === undefined)) {
      const expected = expectedStatus(operation, asker, row)
      if (expected === 404 && !isFew(stage)) continue
      const answer = await ask(asker, id, row)
      cells += 1
      const cell = `${operation.id}: ${asker.name}, ${council}, ${nameOf(stage)}`
      if (answer.statusCode !== expected) wrong.push(`${cell}: ${answer.statusCode} instead of ${expected}`)
      if (operation.id === 'getReferralActions' && answer.statusCode === 200) {
        for (const { operation: id, allowed } of answer.json<{
          actions: { operation: string; allowed: boolean }[]
        }>().actions) {
          const would = mayAskFor(operations.find((each) => each.id === id) as Operation, asker, row)
          if (would !== allowed) wrong.push(`${cell}: says ${allowed} of ${id}, which would be ${would}`)
        }
      }
      if (answer.statusCode === 404) {
        const never = unknown.get(asker) ?? withoutIds((await ask(asker, randomUUID(), row)).body)
        unknown.set(asker, never)
        if (never !== withoutIds(answer.body))
          wrong.push(`${cell}: tells it from an id that was never given out`)
      }
      if (answer.statusCode < 300 && operation.method !== 'GET')
        row = await putFor(operation, service, put, stage)
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
  const staffOf = ({ caller }: Asker) =>
    caller?.memberships.some(
      ({ role, council }) => council === 'westminster' && COUNCIL_STAFF.includes(role as never),
    )
  for (const operation of others) {
    const members = pathMembers(operation)
    const params: Record<string, string> = members.includes('draftId') ? { draftId: randomUUID() } : {}
    // What never was is there for nobody.
    const isNamed = members.some((name) => name === 'draftId' || ROWS_OF_A_REFERRAL.includes(name))
    for (const asker of askers) {
      const answer = await send(app, operation, { authorization: asker.authorization, params })
      // A council's queue is there for its own staff; for everybody else there is none.
      const open = !isNamed && !BY_A_LINK.includes(operation.id)
      const named = OF_A_SUBSCRIBER.includes(operation.id) ? subscribes(asker) : open
      const there = OF_A_COUNCIL.includes(operation.id) ? staffOf(asker) : named
      const done = there ? Number(Object.keys(operation.answers)[0]) : 404
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
