import { randomUUID } from 'node:crypto'
import t from 'tap'
import type { Operation } from '#platform/operation.ts'
import type { ReferralRow } from '../../src/referrals/queries/find-referral.ts'
import { type Asker, createAskers } from '../helpers/askers.ts'
import { operationsOf, pathMembers } from '../helpers/catalog.ts'
import { withdrawalFrom } from '../helpers/consents.ts'
import { decisionOf } from '../helpers/decisions.ts'
import { linkOn } from '../helpers/family.ts'
import { formFrom } from '../helpers/forms.ts'
import { bodyOf, send } from '../helpers/requests.ts'
import { createService } from '../helpers/service.ts'
import { sharingFrom } from '../helpers/sharing.ts'
import { inWords, shareOf } from '../helpers/tiers.ts'
import { atTheDoor, expectedStatus, mayAskFor, outcomeFor, withoutIds } from './expected.ts'
import {
  type CouncilId,
  FORMS,
  isFew,
  nameOf,
  type Put,
  putFor,
  putting,
  type Stage,
  sendReferral,
  stagesOf,
} from './stages.ts'

const service = await createService(t)
const { app } = service
const askers = await createAskers(service)
const operations = operationsOf(app)
const aboutReferrals = operations.filter((operation) => pathMembers(operation).includes('referralId'))

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

type Cell = {
  readonly operation: Operation
  readonly council: CouncilId
  readonly stage: Stage
  readonly asker: Asker
  readonly expected: number
}

/**
 * Somebody's request for an operation on a referral of a council in a state: every one that there is of those whom the
 * door lets in. Whom it keeps out is told so before the referral is looked at: theirs is a test of its own.
 */
function cellsOf(operation: Operation, council: CouncilId, sent: ReferralRow): Cell[] {
  const letIn = askers.filter((asker) => atTheDoor(operation, asker) === undefined)
  return stagesOf(operation, council).flatMap((stage) =>
    letIn.flatMap((asker): Cell[] => {
      const expected = expectedStatus(operation, asker, { ...sent, ...stage })
      return expected === 404 && !isFew(stage) ? [] : [{ operation, council, stage, asker, expected }]
    }),
  )
}

/**
 * What may not be missing from a share: every operation, person, state and council, and every two of them, with each
 * answer that they lead to. What somebody is told that they may do is said of all of them: it is asked in full.
 */
function partsOf({ operation: { id }, council, stage, asker: { name }, expected }: Cell): string[] {
  const [who, state] = [`by ${name}`, nameOf(stage)]
  return [
    `${id} ${who} ${expected}`,
    `${id} ${state} ${expected}`,
    `${id} ${council} ${expected}`,
    `${who} ${state} ${expected}`,
    `${who} ${council} ${expected}`,
    `${state} ${council} ${expected}`,
    ...(id === 'getReferralActions' ? [`${id} ${who} ${state}`] : []),
  ]
}

const councils: readonly CouncilId[] = ['westminster', 'rbkc']
const rowsSent = await Promise.all(
  councils.map(async (council) => {
    const id = await sendReferral(service, 'referrer', council)
    const row = await service.database.admin
      .selectFrom('referral')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return { council, row: { ...row, organisation_name: '' } as ReferralRow }
  }),
)
const everyCell = aboutReferrals.flatMap((operation) =>
  rowsSent.flatMap(({ council, row }) => cellsOf(operation, council, row)),
)
const share = shareOf(everyCell, partsOf)

/** The cells of an operation on a referral of one council; what was not as the rules say, in words. */
async function walk(operation: Operation, council: CouncilId) {
  const id = await sendReferral(service, 'referrer', council)
  const wrong: string[] = []
  const put = await putting(service, id, id)
  const ask = (asker: Asker, referralId: string, row: ReferralRow) =>
    send(app, operation, {
      authorization: asker.authorization,
      body: bodyFor(operation, council, put, asker, row),
      params: { referralId, ...put.rows },
    })
  const unknown = new Map<Asker, string>()
  const cells = share.filter((cell) => cell.operation === operation && cell.council === council)
  for (const [stage, here] of Map.groupBy(cells, (cell) => cell.stage)) {
    let row = await putFor(operation, service, put, stage)
    let isAsPut = true
    // Whoever is refused leaves it as it was: the state is put anew between those only who change it.
    for (const { asker, expected } of here.toSorted((a, b) => b.expected - a.expected)) {
      if (!isAsPut) row = await putFor(operation, service, put, stage)
      const answer = await ask(asker, id, row)
      isAsPut = answer.statusCode >= 300 || operation.method === 'GET'
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
    }
  }
  return wrong
}

const figures = inWords(share.length, everyCell.length)
t.test(
  `every operation on a referral, for everybody, in every state, in both councils (${figures})`,
  async (t) => {
    t.ok(aboutReferrals.length >= 9)
    const walks = aboutReferrals.flatMap((operation) => councils.map((council) => walk(operation, council)))
    t.strictSame((await Promise.all(walks)).flat(), [])
    t.ok(everyCell.length > aboutReferrals.length * 4 * askers.length)
    t.strictSame(
      new Set(share.flatMap(partsOf)),
      new Set(everyCell.flatMap(partsOf)),
      'each operation, person, state and council, and each two of them with each answer',
    )
  },
)
