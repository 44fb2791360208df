import { randomUUID } from 'node:crypto'
import t from 'tap'
import type { Operation } from '#platform/operation.ts'
import { rightParts, whoMay } from '../helpers/right-parts.ts'
import { createStage } from '../helpers/stage.ts'
import { shareOf } from '../helpers/tiers.ts'

const stage = await createStage(t)
const { as, database } = stage

const newThing = async (id: string) => (await rightParts(stage, stage.operation(id))).params
/** What it answers when it is done. */
const doneOf = ({ answers }: Operation) => Object.keys(answers)[0] as string
const showsItsVersion = (operation: Operation) =>
  operation.answers[Number(doneOf(operation))]?.headers?.includes('ETag') ?? false

const conditional = stage.operations.filter((operation) => operation.conditional)
const NONE = [undefined, '', '*', '1', 'W/"1"', '""', '"1", "2"', '"1"x', "'1'"]
const OTHERS = ['"0"', '"2"', '"01"', '"1.0"', '"x"']
/** One function reads them for all: every operation is asked with none and with another, and every tag with each of them. */
const headersOf = (headers: readonly (string | undefined)[]) => {
  const all = conditional.flatMap((operation) => headers.map((header) => ({ operation, header })))
  return Map.groupBy(
    shareOf(all, ({ operation: { id, tag }, header }) => [id, `${tag} ${header}`]),
    ({ operation }) => operation,
  )
}
const [none, others] = [headersOf(NONE), headersOf(OTHERS)]

t.test(
  'every change names the version it saw: 428 without, 412 with another, done with the right one',
  async (t) => {
    t.ok(conditional.length >= 17)
    for (const operation of conditional) {
      const { id } = operation
      const parts = await rightParts(stage, operation)
      const asking = (header: string | undefined) =>
        as(whoMay(operation), id, { ...parts, headers: { ...parts.headers, 'if-match': header } })
      t.ok(none.has(operation) && others.has(operation), id)
      for (const { header } of none.get(operation) ?? []) {
        const answer = await asking(header)
        t.match(answer.json(), { type: '/problems/precondition-required', status: 428 }, `${id}: ${header}`)
      }
      for (const { header } of others.get(operation) ?? []) {
        const answer = await asking(header)
        t.match(answer.json(), { type: '/problems/precondition-failed', status: 412 }, `${id}: ${header}`)
      }
      const done = await asking('"1"')
      t.equal(String(done.statusCode), doneOf(operation), `${id}: ${done.body.slice(0, 200)}`)
      // Of a draft a referral is made, which has its first version.
      if (showsItsVersion(operation)) t.equal(done.headers['etag'], id === 'submitDraft' ? '"1"' : '"2"', id)
    }
  },
)

t.test('reads say which version they show', async (t) => {
  const reads = stage.operations.filter(
    (operation) => operation.method === 'GET' && operation.allow !== 'anyone' && showsItsVersion(operation),
  )
  t.ok(reads.length >= 5)
  for (const operation of reads) {
    const answer = await as(whoMay(operation), operation.id, await rightParts(stage, operation))
    t.equal(answer.headers['etag'], '"1"', operation.id)
  }
})

t.test('fifty changes of one draft at once: each version is won once, and none is lost', async (t) => {
  const params = await newThing('updateDraft')
  const draftId = params['draftId'] as string
  const won: number[] = []
  for (let version = 1; version <= 3; version++) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        as('referrer', 'updateDraft', {
          params,
          headers: { 'if-match': `"${version}"` },
          body: { caseReference: `version ${version} by ${number}` },
        }),
      ),
    )
    const statuses = answers.map(({ statusCode }) => statusCode)
    t.equal(statuses.filter((status) => status === 200).length, 1, `version ${version}: one wins`)
    t.equal(statuses.filter((status) => status === 412).length, 49, 'and the others are told')
    won.push(statuses.indexOf(200))
    const row = await database.admin
      .selectFrom('draft')
      .select(['version', 'form'])
      .where('id', '=', draftId)
      .executeTakeFirstOrThrow()
    t.equal(row.version, version + 1)
    t.equal(
      JSON.parse(row.form).caseReference,
      `version ${version} by ${won.at(-1)}`,
      'what is kept is what won',
    )
  }
})

t.test('twenty withdrawals at once: one', async (t) => {
  const params = await newThing('withdrawReferral')
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      as('referrer', 'withdrawReferral', { params, headers: { 'idempotency-key': randomUUID() } }),
    ),
  )
  const statuses = answers.map(({ statusCode }) => statusCode).toSorted()
  t.strictSame(
    statuses,
    [200, ...Array.from({ length: 19 }, () => 409)],
    'the others see that it is withdrawn',
  )
})
