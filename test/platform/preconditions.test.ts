import { randomUUID } from 'node:crypto'
import t from 'tap'
import { pathMembers } from '../helpers/catalog.ts'
import { formFrom } from '../helpers/forms.ts'
import { createStage } from '../helpers/stage.ts'

const stage = await createStage(t)
const { as, database } = stage

/** Who may change it, and a new thing of theirs in a state that lets them: a new conditional operation needs its line. */
const SCENES: Readonly<Record<string, { who: string; example?: string }>> = {
  submitRevision: { who: 'referrer', example: 'consent-refused' },
  withdrawReferral: { who: 'referrer', example: 'eligible' },
  confirmEmergencyCall: { who: 'screening_officer@westminster', example: 'emergency' },
  updateDraft: { who: 'referrer' },
  submitDraft: { who: 'referrer' },
  deleteDraft: { who: 'referrer' },
}

async function newThing(id: string): Promise<Record<string, string>> {
  const [member] = pathMembers(stage.operation(id))
  const example = SCENES[id]?.example
  const made =
    member === 'draftId'
      ? await as('referrer', 'createDraft')
      : await as('referrer', 'submitReferral', { body: formFrom(example ?? 'eligible') })
  return { [String(member)]: made.json<{ id: string }>().id }
}

t.test(
  'every change names the version it saw: 428 without, 412 with another, done with the right one',
  async (t) => {
    const conditional = stage.operations.filter((operation) => operation.conditional)
    t.strictSame(conditional.map(({ id }) => id).sort(), Object.keys(SCENES).sort())
    for (const { id } of conditional) {
      const params = await newThing(id)
      const who = SCENES[id]?.who ?? ''
      for (const header of [undefined, '', '*', '1', 'W/"1"', '""', '"1", "2"', '"1"x', "'1'"]) {
        const answer = await as(who, id, { params, headers: { 'if-match': header } })
        t.match(answer, { statusCode: 428 }, `${id}: ${header}`)
        t.match(answer.json(), { type: '/problems/precondition-required' })
      }
      for (const header of ['"0"', '"2"', '"01"', '"1.0"', '"x"']) {
        const answer = await as(who, id, { params, headers: { 'if-match': header } })
        t.match(answer, { statusCode: 412 }, `${id}: ${header}`)
        t.match(answer.json(), { type: '/problems/precondition-failed' })
      }
      const done = await as(who, id, { params, headers: { 'if-match': '"1"' } })
      t.equal(
        done.statusCode,
        Number(Object.keys(stage.operation(id).answers)[0]),
        `${id}: ${done.body.slice(0, 200)}`,
      )
      if (done.headers['etag'] !== undefined && id !== 'submitDraft') t.equal(done.headers['etag'], '"2"', id)
    }
  },
)

t.test('reads say which version they show', async (t) => {
  const params = { ...(await newThing('withdrawReferral')), ...(await newThing('updateDraft')) }
  for (const id of ['getReferral', 'getReferralActions', 'getDraft', 'checkDraft'])
    t.equal((await as('referrer', id, { params })).headers['etag'], '"1"', id)
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
