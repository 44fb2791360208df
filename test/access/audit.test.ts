import { randomUUID } from 'node:crypto'
import t from 'tap'
import type { Operation } from '#platform/operation.ts'
import { problemKinds } from '#platform/problems.ts'
import { type Asker, createAskers } from '../helpers/askers.ts'
import { isProtected, operationsOf, pathMembers } from '../helpers/catalog.ts'
import { type Parts, send } from '../helpers/requests.ts'
import { createService } from '../helpers/service.ts'
import { operationOf } from '../helpers/stage.ts'
import { sendReferral } from './stages.ts'

const service = await createService(t)
const { app, database } = service
const askers = await createAskers(service)
const operations = operationsOf(app)
const find = (name: string) => askers.find((asker) => asker.name === name) as Asker

const auditOf = (traced: string) =>
  database.admin.selectFrom('audit_event').selectAll().where('request_id', '=', traced).execute()

/** What the operation's path needs, new for each call: some operations leave neither draft nor referral as it was. */
async function subjects(operation: Operation): Promise<Record<string, string>> {
  const members = pathMembers(operation)
  if (members.includes('referralId'))
    return { referralId: await sendReferral(service, 'referrer', 'westminster') }
  if (!members.includes('draftId')) return {}
  const draft = await send(app, operationOf(app, 'createDraft'), {
    authorization: find('referrer').authorization,
  })
  return { draftId: draft.json<{ id: string }>().id }
}

/** Those who may do it, in the order in which they are tried until one of them can. */
const DOERS = ['referrer', 'screening_officer@westminster'].map(find)

t.test('one call, one row: done or refused, in ids and codes alone', async (t) => {
  const accounts = new Map(askers.map((asker) => [asker.name, asker.caller?.account]))
  for (const operation of operations.filter(isProtected)) {
    for (const asker of [...DOERS, find('other-referrer'), find('without-role')]) {
      const params = await subjects(operation)
      const traced = randomUUID()
      const answer = await send(app, operation, {
        authorization: asker.authorization,
        params,
        headers: { 'x-request-id': traced, 'x-correlation-id': 'canary' },
      })
      const rows = await auditOf(traced)
      const name = `${operation.id}: ${asker.name}: ${answer.statusCode}`
      t.equal(rows.length, 1, name)
      const [row] = rows
      const done = answer.statusCode < 300
      t.match(
        row,
        { operation: operation.id, outcome: done ? 'done' : 'refused', account_id: accounts.get(asker.name) },
        name,
      )
      t.equal(
        row?.refusal ?? undefined,
        done ? undefined : String(answer.json().type).split('/').at(-1),
        name,
      )
      t.ok(row?.refusal === null || problemKinds().has(String(row?.refusal)))
      if (pathMembers(operation).includes('referralId'))
        t.match(row, { subject_kind: 'referral', subject_id: params.referralId }, name)
      t.ok([null, 'westminster'].includes(row?.council_id ?? null))
      t.ok(/^demonstration-[a-z-]+$/.test(row?.client_id ?? ''))
    }
  }
})

t.test('a repeated request is a deed of its own, and the work is not', async (t) => {
  const { authorization } = find('referrer')
  for (const id of [
    'submitReferral',
    'createDraft',
    'amendReferral',
    'reevaluateReferral',
    'withdrawReferral',
    'submitDraft',
  ]) {
    const operation = operationOf(app, id)
    const params = await subjects(operation)
    const key = randomUUID()
    const statuses: number[] = []
    for (const traced of [randomUUID(), randomUUID()]) {
      const parts: Parts = {
        authorization,
        params,
        headers: { 'idempotency-key': key, 'x-request-id': traced },
      }
      const answer = await send(app, operation, parts)
      statuses.push(answer.statusCode)
      t.equal((await auditOf(traced)).length, 1, `${id}: ${answer.statusCode}`)
    }
    t.equal(statuses[0], statuses[1], id)
  }
})

t.test(
  'what never reached its operation leaves no row: nothing was looked at and nothing decided',
  async (t) => {
    const { authorization } = find('referrer')
    const broken: readonly Parts[] = [
      { authorization: undefined },
      { authorization, body: '{"broken' },
      { authorization, headers: { 'content-type': 'text/plain' } },
      { authorization, headers: { 'idempotency-key': undefined } },
    ]
    const operation = operationOf(app, 'submitReferral')
    for (const parts of broken) {
      const traced = randomUUID()
      const answer = await send(app, operation, {
        ...parts,
        headers: { ...parts.headers, 'x-request-id': traced },
      })
      t.ok(answer.statusCode >= 400)
      t.strictSame(await auditOf(traced), [], String(answer.statusCode))
    }
  },
)

t.test('where the row cannot be written, nothing is done and nothing is told', async (t) => {
  const { authorization } = find('referrer')
  const params = {
    ...(await subjects(operationOf(app, 'getReferral'))),
    ...(await subjects(operationOf(app, 'getDraft'))),
  }
  await database.admin.schema.alterTable('audit_event').renameTo('audit_event_gone').execute()
  t.teardown(() => database.admin.schema.alterTable('audit_event_gone').renameTo('audit_event').execute())
  const count = async () => (await database.admin.selectFrom('referral').select('id').execute()).length
  const before = await count()
  for (const operation of operations.filter(isProtected)) {
    const answer = await send(app, operation, { authorization, params })
    t.equal(answer.statusCode, 500, operation.id)
    t.match(answer.json(), { type: '/problems/internal-error' })
    t.notMatch(answer.body, params.referralId, 'not even an id')
  }
  t.equal(await count(), before)
})
