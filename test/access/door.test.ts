import { randomUUID } from 'node:crypto'
import t from 'tap'
import type { Operation } from '#platform/operation.ts'
import { COUNCIL_STAFF } from '#referrals/index.ts'
import { type Asker, createAskers } from '../helpers/askers.ts'
import { isProtected, operationsOf, pathMembers } from '../helpers/catalog.ts'
import { ROWS_OF_A_REFERRAL, send } from '../helpers/requests.ts'
import { createService } from '../helpers/service.ts'
import { inWords, shareOf } from '../helpers/tiers.ts'
import { atTheDoor, doorParts, withoutIds } from './expected.ts'

const service = await createService(t)
const { app } = service
const askers = await createAskers(service)
const operations = operationsOf(app)
const others = operations.filter((operation) => !pathMembers(operation).includes('referralId'))

/** Of the work of one council, which only its own staff sees. */
const OF_A_COUNCIL = ['listTriageQueue', 'getTriageCounts']

/** Of those who subscribe to a council's events: its case system, and who leads an organisation that sends. */
const OF_A_SUBSCRIBER = ['createWebhookSubscription', 'listWebhookSubscriptions']
const subscribes = ({ caller }: Asker) =>
  caller?.memberships.some(
    ({ role, council }) =>
      role === 'organisation_lead' || (role === 'case_system' && council === 'westminster'),
  )

/** Of a council's directory: its providers, wherever they are, and that council's editors. */
const isOfADirectory = ({ allow, path }: Operation) =>
  path.includes('{councilId}/directory') &&
  typeof allow !== 'string' &&
  allow.every((role) => role === 'directory_provider' || role === 'directory_editor')
const worksOnIt = ({ allow }: Operation, { caller }: Asker) =>
  caller?.memberships.some(
    ({ role, council }) =>
      allow.includes(role) &&
      (role === 'directory_provider' || (role === 'directory_editor' && council === 'westminster')),
  )

/** Of a family, by the secret of a link: without one there is nothing. */
const BY_A_LINK = ['showFamilyLink', 'openFamilyLink', 'getFamilyPage', 'getFamilyLedger']

/** Of whoever has the code of a mail: without one nothing is confirmed. */
const BY_A_CODE = ['confirmProvider', 'confirmProviderEmail']

/** Who asks without being let in anywhere asks an open operation as everybody does: one of them is enough. */
const standsOutside = ({ authorization, caller }: Asker) =>
  authorization === undefined ? 'without a token' : caller === undefined ? 'outside' : 'with an account'

const lettingIn = others.flatMap((operation) =>
  askers
    .filter((asker) => atTheDoor(operation, asker) === undefined)
    .map((asker) => ({ operation, asker, name: `${operation.id} by ${asker.name}` })),
)
const letIn = shareOf(lettingIn, ({ operation, asker, name }) =>
  isProtected(operation) ? [name] : [`${operation.id} ${standsOutside(asker)}`, `by ${asker.name}`],
)

t.test(
  `every other operation lets in whom it names (${inWords(letIn.length, lettingIn.length)})`,
  async (t) => {
    const wrong: string[] = []
    const staffOf = ({ caller }: Asker) =>
      caller?.memberships.some(
        ({ role, council }) => council === 'westminster' && COUNCIL_STAFF.includes(role as never),
      )
    for (const { operation, asker, name } of letIn) {
      const members = pathMembers(operation)
      const params: Record<string, string> = members.includes('draftId') ? { draftId: randomUUID() } : {}
      // What never was is there for nobody.
      const isNamed = members.some((member) => member === 'draftId' || ROWS_OF_A_REFERRAL.includes(member))
      const answer = await send(app, operation, { authorization: asker.authorization, params })
      // A council's queue is there for its own staff; for everybody else there is none.
      const open = !isNamed && !BY_A_LINK.includes(operation.id)
      const named = OF_A_SUBSCRIBER.includes(operation.id) ? subscribes(asker) : open
      const known = OF_A_COUNCIL.includes(operation.id) ? staffOf(asker) : named
      const there = open && isOfADirectory(operation) ? worksOnIt(operation, asker) : known
      const done = there ? Number(Object.keys(operation.answers)[0]) : 404
      const expected = BY_A_CODE.includes(operation.id) ? 422 : done
      if (answer.statusCode !== expected) wrong.push(`${name}: ${answer.statusCode} instead of ${expected}`)
    }
    t.strictSame(wrong, [])
  },
)

const keptOut = operations
  .filter(isProtected)
  .flatMap((operation) => askers.map((asker) => ({ operation, asker, refused: atTheDoor(operation, asker) })))
  .filter(({ refused }) => refused !== undefined)
const atDoors = shareOf(keptOut, ({ operation, asker, refused }) =>
  refused === 401 ? [`${operation.id} by ${asker.name}`] : doorParts(operation, asker),
)

t.test(
  `whoever is kept out at the door is told one thing (${inWords(atDoors.length, keptOut.length)})`,
  async (t) => {
    const wrong: string[] = []
    const told = new Map<number, Set<string>>([401, 403].map((status) => [status, new Set()]))
    const params = { referralId: randomUUID(), draftId: randomUUID() }
    for (const { operation, asker, refused = 0 } of atDoors) {
      const { authorization } = asker
      const answer = await send(app, operation, { authorization, params })
      told.get(refused)?.add(withoutIds(answer.body))
      if (answer.statusCode !== refused)
        wrong.push(`${operation.id}: ${asker.name}: ${answer.statusCode} instead of ${refused}`)
    }
    t.strictSame(wrong, [])
    for (const operation of operations.filter(isProtected))
      t.ok(
        atDoors.filter((each) => each.operation === operation && each.refused === 401).length >= 4,
        operation.id,
      )
    for (const [status, bodies] of told) t.equal(bodies.size, 1, `${status}: one answer for all`)
  },
)
