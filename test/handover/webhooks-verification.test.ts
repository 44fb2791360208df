import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { Answered } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { SUBSCRIPTIONS, until, webhookStage } from './webhook-stage.ts'
import { codeFor, isSigned, startReceiver, startWorker } from './webhook-world.ts'

const { service, admin, as, receiver, logged, worker, later } = await webhookStage(t)
const caseSystem = as('case_system@westminster')

const at = ({ body }: Answered) => `${SUBSCRIPTIONS}/${String(body['id'])}`
const WRONG = 'A'.repeat(32)

async function subscribe(who = caseSystem, url = receiver.url) {
  const made = await who.post(SUBSCRIPTIONS, { url, eventTypes: ['referral.received'] })
  t.equal(made.status, 201)
  const path = at(made)
  const id = String(made.body['id'])
  const send = (code: string, more: { key?: string; ifMatch?: string } = {}) =>
    who.post(`${path}/verification`, { code }, { ifMatch: made.etag ?? '', ...more })
  const end = () =>
    admin
      .updateTable('webhook_subscription')
      .set({ state: 'ended', end_code: 'deleted', proof_id: null, proof_code: null, proof_until: null })
      .set({ proof_next_at: null })
      .where('id', '=', id)
      .execute()
  return { made, path, id, send, end, who }
}

const submit = async () =>
  String((await as('referrer').post('/v1/referrals', formFrom('eligible'))).body['id'])
const of = (referral: string) => receiver.came.filter(({ event }) => event.data.referral === referral)

t.test(
  'nothing is sent but a code; with it, all that has happened since the subscription was made',
  async (t) => {
    const { made, path, id, send, end } = await subscribe()
    t.match(made.body, {
      state: 'unverified',
      verification: { triesLeft: 5, expiresAt: '2026-11-24T09:30:00.000Z', log: [] },
    })
    const referral = await submit()
    const code = await codeFor(receiver, path)
    t.ok(isSigned(code, String(made.body['secret'])))
    t.strictSame(JSON.parse(code.body), {
      type: 'webhook.verification',
      timestamp: '2026-11-23T09:30:00.000Z',
      data: {
        council: 'westminster',
        subscription: id,
        code: code.data.code,
        expiresAt: '2026-11-24T09:30:00.000Z',
        link: `http://localhost:3000${path}/verification`,
      },
    })
    t.match(code.data.code, /^[\w-]{32}$/)
    const pending = async () =>
      (await caseSystem.get(`${path}/deliveries?state=pending`)).body['items'] as object[]
    t.ok(await until(async () => (await pending()).length === 1), 'it is queued')
    await sleep(150)
    t.strictSame(receiver.came, [], 'and waits')
    t.equal(receiver.codes.length, 1, 'one message, once')
    const seen = await caseSystem.get(path)
    t.match(seen.body, { verification: { message: code.id, log: [{ attempt: 1, status: 204 }] } })
    t.notOk('nextAttemptAt' in (seen.body['verification'] as object))

    for (const state of ['active', 'paused'])
      t.match(await caseSystem.patch(path, { state }, { ifMatch: made.etag }), {
        status: 409,
        body: { type: '/problems/webhook-unverified' },
      })
    t.equal((await send(code.data.code, { ifMatch: '"9"' })).status, 412)
    const key = randomUUID()
    const verified = await send(code.data.code, { key })
    t.match(verified, { status: 200, etag: '"2"', body: { state: 'active' } })
    t.notOk('verification' in verified.body)
    t.ok(await until(() => of(referral).length === 1), 'nothing is lost')
    t.match(await send(code.data.code, { key }), { status: 200, body: verified.body }, 'asked again')
    t.match(await send(code.data.code, { ifMatch: '"2"' }), {
      status: 409,
      body: { type: '/problems/webhook-verified' },
    })
    t.match(await admin.selectFrom('webhook_subscription').selectAll().where('id', '=', id).execute(), [
      { proof_id: null, proof_code: null, proof_until: null },
    ])
    await end()
  },
)

t.test('the code comes to the address and nowhere else', async (t) => {
  const { made, path, id, send, end } = await subscribe()
  const { code } = (await codeFor(receiver, path)).data
  const answers = [made, await caseSystem.get(path), await caseSystem.get(SUBSCRIPTIONS), await send(WRONG)]
  const changed = await caseSystem.patch(path, { eventTypes: [] }, { ifMatch: made.etag })
  await send(code, { ifMatch: changed.etag ?? '' })
  const kept = await Promise.all([
    admin.selectFrom('webhook_subscription').selectAll().execute(),
    admin.selectFrom('idempotency_record').selectAll().execute(),
    admin.selectFrom('audit_event').selectAll().execute(),
    admin.selectFrom('webhook_delivery').selectAll().execute(),
  ])
  t.notMatch(JSON.stringify([answers, changed, kept, service.logged, logged]), code)
  t.ok(
    kept[2].some(
      ({ refusal, operation }) =>
        `${operation} ${refusal}` === 'verifyWebhookSubscription webhook-code-wrong',
    ),
  )
  t.ok(kept[2].some(({ outcome, subject_id }) => outcome === 'done' && subject_id === id))
  await end()
})

t.test('five tries, however many come at once; then a new code', async (t) => {
  const { made, path, send, end, who } = await subscribe()
  const first = await codeFor(receiver, path)
  const tried = await Promise.all(Array.from({ length: 12 }, () => send(WRONG)))
  const statuses = tried.map(({ status }) => status).sort()
  t.strictSame(statuses, [...Array(7).fill(409), ...Array(5).fill(422)])
  t.match(await who.get(path), { body: { verification: { triesLeft: 0 } } })
  t.match(
    await send(first.data.code),
    { status: 409, body: { type: '/problems/webhook-code-spent' } },
    'nor the right one',
  )
  const renewed = await who.post(`${path}/verification-code`, undefined, { ifMatch: made.etag })
  t.match(renewed, {
    status: 202,
    etag: '"2"',
    body: { state: 'unverified', verification: { triesLeft: 5 } },
  })
  t.ok(await until(async () => (await codeFor(receiver, path)).id !== first.id))
  const { data } = await codeFor(receiver, path)
  t.not(data.code, first.data.code)
  t.match(await send(first.data.code, { ifMatch: '"2"' }), { status: 422 }, 'the one before is no good')
  t.match(await send(data.code, { ifMatch: '"2"' }), { status: 200, body: { state: 'active' } })
  await end()
})

t.test('a day later it is good no longer', async (t) => {
  const { path, send, end } = await subscribe()
  const { data } = await codeFor(receiver, path)
  later(24 * 3600)
  t.match(await send(data.code), { status: 409, body: { type: '/problems/webhook-code-spent' } })
  await end()
})

t.test('another address is proven anew, and what waits goes there', async (t) => {
  const { made, path, send, end } = await subscribe()
  const verified = await send((await codeFor(receiver, path)).data.code)
  const moved = await startReceiver(t)
  const same = await caseSystem.patch(
    path,
    { url: receiver.url, state: 'paused' },
    { ifMatch: verified.etag },
  )
  t.match(same, { status: 200, body: { state: 'paused' } }, 'the same address needs no new proof')
  const change = { url: moved.url, state: 'active' }
  const changed = await caseSystem.patch(path, change, { ifMatch: same.etag })
  t.match(changed, { status: 200, body: { state: 'unverified', url: moved.url } })
  const referral = await submit()
  const { data, ...message } = await codeFor(moved, path)
  t.ok(isSigned(message, String(made.body['secret'])))
  t.equal((await send(data.code, { ifMatch: changed.etag ?? '' })).status, 200)
  t.ok(await until(() => moved.came.some(({ event }) => event.data.referral === referral)))
  t.strictSame(of(referral), [], 'and to the other no more')
  await end()
})

t.test('the code is tried again under one id in the same letters; 410 ends the subscription', async (t) => {
  const { path, end } = await subscribe()
  await end()
  receiver.replyToCode = () => 503
  const { path: failing, end: enough } = await subscribe()
  const ours = () => receiver.codes.filter(({ data }) => failing.endsWith(data.subscription))
  const tries = async (count: number) => {
    const { verification } = (await caseSystem.get(failing)).body as { verification: { log: object[] } }
    return verification.log.length === count
  }
  t.ok(await until(() => tries(1)))
  later(6)
  t.ok(await until(() => tries(2)))
  t.equal(ours().length, 2)
  t.equal(new Set(ours().map(({ id, body }) => `${id} ${body}`)).size, 1)
  await enough()
  receiver.replyToCode = () => 410
  const { path: gone } = await subscribe()
  t.ok(await until(async () => (await caseSystem.get(gone)).body['state'] === 'ended'))
  t.equal((await caseSystem.get(path)).status, 404)
  receiver.replyToCode = () => 204
})

t.test('who may no longer subscribe is sent no code; another owner cannot send one back', async (t) => {
  const lead = as('organisation_lead')
  const role = await admin
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .selectAll('membership')
    .where('account.subject', '=', 'organisation_lead')
    .where('membership.role', '=', 'organisation_lead')
    .execute()
  await worker.stop()
  const { path, id, send, end, made } = await subscribe(lead)
  for (const other of ['other-organisation_lead', 'case_system@westminster'])
    t.equal(
      (await as(other).post(`${path}/verification`, { code: WRONG }, { ifMatch: made.etag })).status,
      404,
    )
  t.match(await lead.get(path), { body: { verification: { triesLeft: 5 } } }, 'and takes none of its tries')
  for (const { account_id } of role)
    await admin
      .deleteFrom('membership')
      .where('account_id', '=', account_id)
      .where('role', '=', 'organisation_lead')
      .execute()
  const again = startWorker(service, logged)
  t.teardown(() => again.stop())
  const next = async () =>
    (
      await admin
        .selectFrom('webhook_subscription')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).proof_next_at
  t.ok(await until(async () => (await next()) === null))
  t.notOk(receiver.codes.some(({ data }) => data.subscription === id))
  await admin.insertInto('membership').values(role).execute()
  t.match(await send(WRONG), { status: 422 })
  await end()
  t.strictSame(logged, [], 'and nothing went wrong on our side')
})
