import { randomUUID } from 'node:crypto'
import t from 'tap'
import { overrideFor } from '../helpers/consents.ts'
import { formFrom } from '../helpers/forms.ts'
import { ANOTHER_CONTENT } from '../helpers/parts-of-directory-content.ts'
import { ANOTHER_RECORD } from '../helpers/parts-of-directory-editing.ts'
import { ANOTHER_IMPORT } from '../helpers/parts-of-directory-feed.ts'
import { ANOTHER_HOOK } from '../helpers/parts-of-webhooks.ts'
import { bodyOf } from '../helpers/requests.ts'
import { rightParts, whoMay } from '../helpers/right-parts.ts'
import { createStage } from '../helpers/stage.ts'
import { shareOf } from '../helpers/tiers.ts'

const stage = await createStage(t)
const { as, database } = stage
const idempotent = stage.operations.filter((operation) => operation.idempotent)

/** Members of an answer that are sent once and never kept. */
const ONCE: Readonly<Record<string, readonly string[]>> = {
  createWebhookSubscription: ['secret'],
  rotateWebhookSecret: ['secret'],
  createFamilyLink: ['url'],
}

/** What a body that is not the same has in it; an operation without a line is asked for another thing instead. */
const CHANGES: Readonly<Record<string, object | string>> = {
  ...ANOTHER_CONTENT,
  ...ANOTHER_IMPORT,
  submitReferral: { caseReference: 'another' },
  submitRevision: { caseReference: 'another' },
  amendReferral: { text: 'Another (made up).' },
  withdrawReferral: { reason: 'Another (made up).' },
  reevaluateReferral: { reason: 'Another (made up).' },
  confirmEmergencyCall: { note: 'Another (made up).' },
  createDraft: { form: {} },
  claimReferral: { note: 'Another (made up).' },
  releaseReferral: { reason: 'Another (made up).' },
  requestInformation: { questions: [{ question: 'Another (made up)?' }] },
  answerInformationRequest: { text: 'Another (made up).' },
  recordDecision: { reasons: 'Another, and long enough to say why it was decided so (made up).' },
  confirmDecision: { note: 'Another (made up).' },
  challengeDecision: { reasons: 'Another (made up).' },
  decideChallenge: { answer: 'Another (made up).' },
  recordConsent: { override: overrideFor({ reasons: 'Another (made up).' }) },
  withdrawConsent: { words: 'Another (made up).' },
  assessSharing: { reasons: 'Another (made up).' },
  discloseReferral: { reasons: 'Another (made up).' },
  revokeDisclosure: { reason: 'Another (made up).' },
  endOverride: { reasons: 'Another (made up).' },
  holdBackDisclosure: { reasons: 'Another (made up).' },
  createFamilyLink: { validForDays: 3 },
  acknowledgeInitialContact: { caseSystemId: 'IC-another-made-up' },
  createRecord: ANOTHER_RECORD,
  requestEditRights: { reasons: 'Another (made up).' },
  decideRightsRequest: { reasons: 'Another (made up).' },
  transferRecord: { reasons: 'Another (made up).' },
  createWebhookSubscription: ANOTHER_HOOK,
  verifyWebhookSubscription: { code: 'A'.repeat(32) },
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

/** An answer's body letter for letter, without what is sent once. */
const kept = (id: string, { body }: { body: string }): string => {
  const once = ONCE[id]
  if (once === undefined) return body
  return JSON.stringify(
    Object.fromEntries(Object.entries(JSON.parse(body) as object).filter(([name]) => !once.includes(name))),
  )
}

const NO_KEYS = [undefined, '', 'short', 'with space in it', 'x'.repeat(201), 'kéy-kéy-kéy']
/** One pattern is what all keys are read by: each operation is asked without one, and those of each tag with each that is none. */
const noKeys = shareOf(
  idempotent.flatMap((operation) => NO_KEYS.map((key) => ({ operation, key }))),
  ({ operation: { id, tag }, key }) => [...(key === undefined ? [id] : []), `${tag} ${key}`],
)

t.test('what makes something lasting needs a key, is done once, and answers the same again', async (t) => {
  t.ok(idempotent.length >= 27)
  for (const operation of idempotent) {
    const { id } = operation
    const { body = bodyOf(operation), ...parts } = await rightParts(stage, operation)
    const who = whoMay(operation)
    for (const { key } of noKeys.filter((each) => each.operation === operation)) {
      const answer = await as(who, id, { ...parts, body, headers: { 'idempotency-key': key } })
      t.match(answer.json(), { type: '/problems/idempotency-key-required', status: 400 }, `${id}: ${key}`)
    }
    const headers = { 'idempotency-key': randomUUID() }
    const first = await as(who, id, { ...parts, body, headers })
    t.equal(String(first.statusCode), Object.keys(operation.answers)[0], `${id}: ${first.body.slice(0, 300)}`)
    t.notOk('idempotency-replayed' in first.headers, id)
    // A text has no members to be turned.
    const turnedRound =
      body === undefined || typeof body === 'string' ? body : JSON.stringify(turned(body), null, 2)
    for (const again of [body, turnedRound]) {
      const answer = await as(who, id, { ...parts, body: again, headers })
      t.equal(answer.statusCode, first.statusCode, id)
      t.equal(answer.headers['idempotency-replayed'], 'true', id)
      t.equal(answer.body, kept(id, first), `${id}: to the letter, but for what is sent once`)
      for (const name of ['location', 'etag'])
        t.equal(answer.headers[name], first.headers[name], `${id}: ${name}`)
    }
    const change = CHANGES[id]
    const other =
      change === undefined
        ? await rightParts(stage, operation)
        : { ...parts, body: typeof change === 'string' ? change : { ...(body as object), ...change } }
    const refused = await as(who, id, { ...other, headers })
    t.match(
      refused.json(),
      { type: '/problems/idempotency-key-reused', status: 422 },
      `${id}: for other work (what that is, CHANGES says)`,
    )
  }
})

t.test('what is sent once is in the first answer, and is not kept with the key', async (t) => {
  for (const [id, members] of Object.entries(ONCE)) {
    const operation = stage.operation(id)
    const parts = await rightParts(stage, operation)
    const answer = (await as(whoMay(operation), id, parts)).json<Record<string, unknown>>()
    const records = await database.admin
      .selectFrom('idempotency_record')
      .select(['body', 'headers'])
      .where('operation', '=', id)
      .execute()
    t.ok(records.length > 0, id)
    for (const member of members) {
      t.match(answer[member], /^\S{20,}$/, `${id}: ${member}`)
      const secret = String(answer[member]).replace(/^.*[?]link=/, '')
      t.notOk(
        records.some((record) => JSON.stringify(record).includes(secret)),
        `${id}: ${member}`,
      )
    }
  }
})

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
    const { params } = await rightParts(stage, stage.operation('submitDraft'))
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
