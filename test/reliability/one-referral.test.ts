import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import t from 'tap'
import { formFrom } from '../helpers/forms.ts'
import { createStage } from '../helpers/stage.ts'

const stage = await createStage(t)
const { app, as, database, token } = stage
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as AddressInfo

const referralsOf = async (account = '') => {
  const { rows } = await sql<{ id: string }>`
    select id from referral where ${account} in ('', account_id::text)`.execute(database.admin)
  return rows.map(({ id }) => id)
}

type Answer = { status: number; id?: string; type?: string; retryAfter: string | null; replayed: boolean }

/** Submits over a real socket. */
async function post(subject: string, key: string, form: unknown): Promise<Answer> {
  const answer = await fetch(`http://127.0.0.1:${port}/v1/referrals`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await token(subject)}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(form),
  })
  const { id, type } = (await answer.json()) as { id?: string; type?: string }
  const { status, headers } = answer
  return {
    status,
    ...(id && { id }),
    ...(type && { type }),
    retryAfter: headers.get('retry-after'),
    replayed: headers.has('idempotency-replayed'),
  }
}

t.test('a thousand submissions at once over twenty keys make twenty referrals', async (t) => {
  const forms = Array.from({ length: 20 }, (_, number) => ({
    key: randomUUID(),
    form: formFrom(number % 2 === 0 ? 'eligible' : 'undetermined'),
  }))
  const sent = Array.from({ length: 1_000 }, (_, number) => forms[number % 20] as (typeof forms)[number])
  const answers = await Promise.all(
    sent.map(async ({ key, form }) => ({ key, ...(await post('referrer', key, form)) })),
  )
  const ids = await referralsOf()
  t.equal(ids.length, 20)
  const statuses = Map.groupBy(answers, ({ status }) => status)
  t.comment(JSON.stringify([...statuses].map(([status, { length }]) => [status, length])))
  t.strictSame(
    [...statuses.keys()].filter((status) => status !== 201 && status !== 409),
    [],
    'the original, or wait: no 5xx',
  )
  t.ok(
    statuses
      .get(409)
      ?.every(
        ({ retryAfter, type }) => retryAfter !== null && type === '/problems/idempotency-key-in-progress',
      ) ?? true,
  )
  for (const { key } of forms) {
    const done = answers.filter((answer) => answer.key === key && answer.status === 201)
    t.equal(new Set(done.map(({ id }) => id)).size, 1, 'one id for each key')
    t.equal(done.filter(({ replayed }) => !replayed).length, 1, 'one first answer')
    t.ok(ids.includes(String(done[0]?.id)))
  }
})

t.test('a case reference is sent once by a client, however many try at once', async (t) => {
  const before = (await referralsOf()).length
  const form = { ...formFrom('eligible'), caseReference: 'CASE-1' }
  const answers = await Promise.all(Array.from({ length: 30 }, () => post('referrer', randomUUID(), form)))
  t.equal(answers.filter(({ status }) => status === 201).length, 1)
  t.equal(
    answers.filter(({ status, type }) => status === 409 && type === '/problems/case-reference-already-sent')
      .length,
    29,
  )
  t.equal((await referralsOf()).length, before + 1)

  const first = answers.find(({ status }) => status === 201)?.id
  const again = await as('referrer', 'submitReferral', { body: form })
  t.equal(again.json().existing, `/v1/referrals/${first}`, 'who sent it is told where it is')
  const lead = await as('organisation_lead', 'submitReferral', { body: form })
  t.equal(lead.json().existing, `/v1/referrals/${first}`, 'and so is their lead')
  const colleague = await as('case-system', 'submitReferral', { body: form })
  t.equal(colleague.statusCode, 201, 'another system of the school has its own references')
  const other = await as('other-referrer', 'submitReferral', { body: form })
  t.equal(other.statusCode, 201, 'and so has another school')
})

t.test('a colleague’s reference in the same system is taken, and where it is stays theirs', async (t) => {
  const form = { ...formFrom('eligible'), caseReference: 'CASE-2' }
  t.equal((await as('organisation_lead', 'submitReferral', { body: form })).statusCode, 201)
  const refused = await as('referrer', 'submitReferral', { body: form })
  t.equal(refused.statusCode, 409)
  t.notOk('existing' in refused.json(), 'a referrer does not see what the lead has sent')
})

t.test('drafts and forms with one case reference race to one referral', async (t) => {
  const before = (await referralsOf()).length
  const form = { ...formFrom('eligible'), caseReference: 'CASE-3' }
  const draft = async () =>
    (await as('referrer', 'createDraft', { body: { form } })).json<{ id: string }>().id
  const drafts = await Promise.all(Array.from({ length: 6 }, draft))
  const answers = await Promise.all([
    ...drafts.map((draftId) => as('referrer', 'submitDraft', { params: { draftId } })),
    ...Array.from({ length: 6 }, () => as('referrer', 'submitReferral', { body: form })),
  ])
  t.strictSame(answers.map(({ statusCode }) => statusCode).toSorted(), [
    201,
    ...Array.from({ length: 11 }, () => 409),
  ])
  t.equal((await referralsOf()).length, before + 1)
  const left = await database.admin.selectFrom('draft').select('id').where('id', 'in', drafts).execute()
  t.ok(left.length >= 5, 'a draft that was refused is still there')
})
