import { randomUUID } from 'node:crypto'
import t from 'tap'
import { pathMembers } from '../helpers/catalog.ts'
import { formFrom } from '../helpers/forms.ts'
import { bodyOf } from '../helpers/requests.ts'
import { createStage } from '../helpers/stage.ts'

const stage = await createStage(t)
const { as, database } = stage
const idempotent = stage.operations.filter((operation) => operation.idempotent)

const EXAMPLES: Readonly<Record<string, string>> = {
  submitRevision: 'consent-refused',
  confirmEmergencyCall: 'emergency',
}
const whoDoes = (id: string) => (id === 'confirmEmergencyCall' ? 'screening_officer@westminster' : 'referrer')

async function newThing(id: string): Promise<Record<string, string>> {
  const [member] = pathMembers(stage.operation(id))
  if (member === undefined) return {}
  const body = formFrom(EXAMPLES[id] ?? 'eligible')
  const made =
    member === 'draftId'
      ? await as('referrer', 'createDraft')
      : await as('referrer', 'submitReferral', { body })
  return { [member]: made.json<{ id: string }>().id }
}

/** The same document with the members of every object the other way round. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, turned(inner)]),
  )
}

t.test('what makes something lasting needs a key, is done once, and answers the same again', async (t) => {
  t.ok(idempotent.length >= 8)
  for (const { id } of idempotent) {
    const params = await newThing(id)
    const who = whoDoes(id)
    const body = bodyOf(stage.operation(id))
    for (const key of [undefined, '', 'short', 'with space in it', 'x'.repeat(201), 'kéy-kéy-kéy']) {
      const answer = await as(who, id, { params, body, headers: { 'idempotency-key': key } })
      t.match(answer.json(), { type: '/problems/idempotency-key-required', status: 400 }, `${id}: ${key}`)
    }
    const key = randomUUID()
    const headers = { 'idempotency-key': key }
    const first = await as(who, id, { params, body, headers })
    t.ok(first.statusCode < 300, `${id}: ${first.body.slice(0, 300)}`)
    const turnedRound = body === undefined ? undefined : JSON.stringify(turned(body), null, 2)
    for (const again of [body, turnedRound]) {
      const answer = await as(who, id, { params, body: again, headers })
      t.equal(answer.statusCode, first.statusCode, id)
      t.equal(answer.headers['idempotency-replayed'], 'true', id)
      t.equal(answer.body, first.body, `${id}: to the letter`)
      for (const name of ['location', 'etag'])
        t.equal(answer.headers[name], first.headers[name], `${id}: ${name}`)
    }
    t.notOk('idempotency-replayed' in first.headers)
    if (body === undefined) continue
    const changed = { ...(body as object), ...CHANGES[id] }
    const other = await as(who, id, { params, body: changed, headers })
    t.match(other.json(), { type: '/problems/idempotency-key-reused', status: 422 }, id)
  }
})

/** What a body that is not the same has in it. */
const CHANGES: Readonly<Record<string, object>> = {
  submitReferral: { caseReference: 'another' },
  submitRevision: { caseReference: 'another' },
  amendReferral: { text: 'Another (made up).' },
  withdrawReferral: { reason: 'Another (made up).' },
  reevaluateReferral: { reason: 'Another (made up).' },
  confirmEmergencyCall: { note: 'Another (made up).' },
  createDraft: { form: {} },
}

t.test('a key belongs to its caller', async (t) => {
  const headers = { 'idempotency-key': randomUUID() }
  const body = formFrom('eligible')
  const answers = await Promise.all(
    ['referrer', 'organisation_lead', 'other-referrer', 'case-system'].map((who) =>
      as(who, 'submitReferral', { body, headers }),
    ),
  )
  t.equal(
    new Set(answers.map((answer) => answer.json<{ id: string }>().id)).size,
    4,
    'four callers, four referrals',
  )
  t.ok(answers.every((answer) => answer.headers['idempotency-replayed'] === undefined))
})

t.test('a key for one work is no key for another, also when both come at once', async (t) => {
  const body = formFrom('eligible')
  for (let round = 0; round < 12; round++) {
    const headers = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all([
      as('referrer', 'submitReferral', { body, headers }),
      as('referrer', 'createDraft', { headers }),
      as('referrer', 'submitReferral', { body: formFrom('undetermined'), headers }),
    ])
    const done = answers.filter(({ statusCode }) => statusCode === 201)
    const refused = answers.filter(({ statusCode }) => statusCode === 422 || statusCode === 409)
    t.strictSame([done.length, refused.length], [1, 2], answers.map(({ statusCode }) => statusCode).join())
  }
})

t.test('a refusal uses no key up: corrected, the work is done under it', async (t) => {
  const headers = { 'idempotency-key': randomUUID() }
  const refused = await as('referrer', 'submitReferral', {
    headers,
    body: { ...formFrom('eligible'), children: [] },
  })
  t.equal(refused.statusCode, 400)
  const faulty = formFrom('eligible', (form) => {
    const [child] = form.children
    if (child !== undefined) child['dateOfBirth'] = '2031-01-01'
  })
  t.equal((await as('referrer', 'submitReferral', { headers, body: faulty })).statusCode, 422)
  t.equal((await as('referrer', 'submitReferral', { headers, body: formFrom('eligible') })).statusCode, 201)
})

t.test(
  'twenty submissions of one draft at once: one referral, and everybody else hears of it or is told to wait',
  async (t) => {
    const count = async () => (await database.admin.selectFrom('referral').select('id').execute()).length
    const before = await count()
    const params = await newThing('submitDraft')
    const headers = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => as('referrer', 'submitDraft', { params, headers })),
    )
    t.equal(await count(), before + 1)
    const done = answers.filter(({ statusCode }) => statusCode === 201)
    t.ok(done.length > 0)
    t.equal(new Set(done.map(({ body }) => body)).size, 1)
    for (const answer of answers.filter((each) => !done.includes(each))) {
      t.match(answer.json(), { type: '/problems/idempotency-key-in-progress', status: 409 })
      t.equal(answer.headers['retry-after'], '1')
    }
  },
)
