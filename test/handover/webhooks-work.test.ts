import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { uuidv7 } from 'uuidv7'
import { formFrom } from '../helpers/forms.ts'
import { SUBSCRIPTIONS, until, webhookStage } from './webhook-stage.ts'
import { type Came, isSigned, verify } from './webhook-world.ts'

type Test = { equal: (a: unknown, b: unknown) => unknown; teardown: (work: () => Promise<void>) => void }

const { admin, as, receiver, logged, later } = await webhookStage(t)

/** A subscription of its own, gone at the end; what else was on its way then is no other test's. */
async function subscribe(t: Test, who: string, body: object = {}) {
  receiver.came.length = 0
  receiver.reply = () => 204
  const made = await as(who).post(SUBSCRIPTIONS, { url: receiver.url, ...body })
  t.equal(made.status, 201)
  const at = `${SUBSCRIPTIONS}/${String(made.body['id'])}`
  t.teardown(async () => {
    const { etag } = await as(who).get(at)
    await as(who).delete(at, { ifMatch: etag })
  })
  const { etag } = await verify(as(who), receiver, at)
  const deliveries = async (query = '') =>
    (await as(who).get(`${at}/deliveries${query}`)).body['items'] as {
      [member: string]: unknown
      event: string
      state: string
      log: unknown[]
    }[]
  return { at, secret: String(made.body['secret']), deliveries, who: as(who), etag }
}

const submit = async (who = 'referrer') => {
  const sent = await as(who).post('/v1/referrals', formFrom('eligible'))
  return { id: String(sent.body['id']), etag: sent.etag }
}

const of = (referral: string) => receiver.came.filter(({ event }) => event.data.referral === referral)
const typesOf = (came: readonly Came[]) => came.map(({ event }) => event.type)

t.test('what happens is told, signed, thin and in order, with the event’s id', async (t) => {
  const { secret, deliveries } = await subscribe(t, 'case_system@westminster')
  const { id, etag } = await submit()
  await as('screening_officer@westminster').post(`/v1/referrals/${id}/claim`, {}, { ifMatch: etag })
  t.ok(await until(() => typesOf(of(id)).includes('referral.claimed')))
  const { rows } = {
    rows: await admin.selectFrom('referral_event').selectAll().where('referral_id', '=', id).execute(),
  }
  t.strictSame(
    of(id)
      .map((came) => came.id)
      .sort(),
    rows.map((row) => row.id).sort(),
    'each once',
  )
  t.equal(typesOf(of(id)).at(-1), 'referral.claimed', 'the last last')
  for (const came of of(id)) {
    t.ok(isSigned(came, secret))
    t.notOk(isSigned({ ...came, body: came.body.replace('westminster', 'rbkc') }, secret))
    const { data, type, timestamp, ...nothing } = came.event
    t.strictSame(nothing, {})
    t.strictSame(Object.keys(data), ['referral', 'council', 'event', 'link'])
    t.equal(data.event, came.id)
    t.match(data.link, /^http:\/\/localhost:3000\/v1\//)
    t.equal(timestamp, '2026-11-23T09:30:00.000Z')
    t.match(type, /^[a-z_]+\.[a-z_]+$/)
  }
  t.ok(await until(async () => (await deliveries()).every(({ state }) => state === 'delivered')))
  const [last] = await deliveries()
  t.match(last, { type: 'referral.claimed', referral: id, attempts: 1, log: [{ attempt: 1, status: 204 }] })
})

t.test('a failed message keeps its id and its place: what comes after it waits', async (t) => {
  const types = { eventTypes: ['referral.received', 'referral.claimed'] }
  const { deliveries, secret } = await subscribe(t, 'case_system@westminster', types)
  receiver.reply = ({ event }) => (event.type === 'referral.received' ? 500 : 204)
  const { id, etag } = await submit()
  await as('screening_officer@westminster').post(`/v1/referrals/${id}/claim`, {}, { ifMatch: etag })
  t.ok(await until(async () => (await deliveries()).length === 2))
  t.ok(await until(async () => (await deliveries()).some(({ attempts }) => attempts === 1)))
  const other = await submit()
  t.ok(await until(() => of(other.id).length === 1), 'another referral does not wait')
  later(6)
  // Its outcome is noted before the clock goes on, or the next attempt would be counted from then.
  t.ok(await until(async () => (await deliveries()).some(({ attempts }) => attempts === 2)))
  t.strictSame(typesOf(of(id)), ['referral.received', 'referral.received'])
  t.equal(new Set(of(id).map((came) => came.id)).size, 1)
  t.equal(new Set(of(id).map((came) => came.body)).size, 1)
  t.ok(of(id).every((came) => isSigned(came, secret)))
  receiver.reply = () => 204
  later(6 * 60)
  t.ok(await until(() => typesOf(of(id)).includes('referral.claimed')))
  t.equal(of(id).length, 4)
})

t.test('what an organisation is told: of its own, what senders are told', async (t) => {
  const { deliveries } = await subscribe(t, 'organisation_lead')
  const foreign = await submit('other-referrer')
  const { id, etag } = await submit()
  const claimed = await as('screening_officer@westminster').post(
    `/v1/referrals/${id}/claim`,
    {},
    { ifMatch: etag },
  )
  const reason = { reason: 'Sent twice (made up).' }
  const { etag: now } = await as('referrer').get(`/v1/referrals/${id}`)
  t.equal(claimed.status, 200)
  t.equal(
    (await as('screening_officer@westminster').post(`/v1/referrals/${id}/release`, reason, { ifMatch: now }))
      .status,
    200,
  )
  const { etag: last } = await as('referrer').get(`/v1/referrals/${id}`)
  t.equal(
    (await as('referrer').post(`/v1/referrals/${id}/withdrawal`, reason, { ifMatch: last })).status,
    200,
  )
  t.ok(await until(() => typesOf(of(id)).includes('referral.withdrawn')))
  t.strictSame(typesOf(receiver.came), ['referral.received', 'referral.withdrawn'])
  t.equal(of(foreign.id).length, 0)
  t.equal((await deliveries()).length, 2, 'and nothing else was even queued')
})

t.test('whether its owner may still see it is asked when it is sent', async (t) => {
  const { deliveries } = await subscribe(t, 'organisation_lead')
  receiver.reply = () => 503
  const { id } = await submit()
  t.ok(await until(() => of(id).length === 1))
  const account = await admin
    .selectFrom('account')
    .selectAll()
    .where('subject', '=', 'organisation_lead')
    .executeTakeFirstOrThrow()
  const role = await admin
    .deleteFrom('membership')
    .where('account_id', '=', account.id)
    .where('role', '=', 'organisation_lead')
    .returningAll()
    .execute()
  later(60)
  const state = async () =>
    (await admin.selectFrom('webhook_delivery').selectAll().where('referral_id', '=', id).execute()).map(
      ({ state, end_code }) => [state, end_code],
    )
  t.ok(await until(async () => (await state())[0]?.[0] === 'cancelled'))
  t.strictSame(await state(), [['cancelled', 'not_visible']])
  t.equal(of(id).length, 1, 'nothing more was sent')
  await admin.insertInto('membership').values(role).execute()
  t.match(await deliveries(), [{ state: 'cancelled', reason: 'not_visible' }])
})

t.test('an event whose transaction is late is passed over by none that came after it', async (t) => {
  await subscribe(t, 'case_system@westminster', { eventTypes: ['referral.amended'] })
  const [slow, quick] = [await submit(), await submit()]
  const { promise: held, resolve: commit } = Promise.withResolvers<void>()
  const { promise: begun, resolve: isBegun } = Promise.withResolvers<void>()
  const event = await admin
    .selectFrom('referral_event')
    .selectAll()
    .where('referral_id', '=', slow.id)
    .executeTakeFirstOrThrow()
  const { xid: _drawn, ...row } = { ...event, id: uuidv7(), type: 'referral.amended' }
  const late = admin.transaction().execute(async (trx) => {
    await trx.insertInto('referral_event').values(row).execute()
    isBegun()
    await held
  })
  await begun
  t.equal(
    (await as('referrer').post(`/v1/referrals/${quick.id}/amendments`, { text: 'More (made up).' })).status,
    201,
  )
  await sleep(300)
  t.strictSame(receiver.came, [], 'what came after it waits until it is settled')
  commit()
  await late
  t.ok(await until(() => of(slow.id).length === 1 && of(quick.id).length === 1))
  t.strictSame(typesOf(receiver.came), ['referral.amended', 'referral.amended'])
})

t.test('two secrets sign while the receiver changes over, then one', async (t) => {
  const { at, secret, who, etag } = await subscribe(t, 'case_system@westminster', {
    eventTypes: ['referral.received'],
  })
  const rotated = await who.post(`${at}/secret-rotation`, undefined, { ifMatch: etag })
  const first = await submit()
  t.ok(await until(() => of(first.id).length === 1))
  const [both] = of(first.id) as [Came]
  t.ok(isSigned(both, secret) && isSigned(both, String(rotated.body['secret'])))
  later(25 * 3600)
  const second = await submit()
  t.ok(await until(() => of(second.id).length === 1))
  const [one] = of(second.id) as [Came]
  t.strictSame([isSigned(one, secret), isSigned(one, String(rotated.body['secret']))], [false, true])
})

t.test('paused, nothing is sent and nothing is lost', async (t) => {
  const { at, who, etag, deliveries } = await subscribe(t, 'case_system@westminster', {
    eventTypes: ['referral.received'],
  })
  const paused = await who.patch(at, { state: 'paused' }, { ifMatch: etag })
  const { id } = await submit()
  t.ok(await until(async () => (await deliveries()).length === 1))
  await sleep(100)
  t.equal(of(id).length, 0)
  await who.patch(at, { state: 'active' }, { ifMatch: paused.etag })
  t.ok(await until(() => of(id).length === 1))
})

t.test('after ten tries it is given up, is seen to be, and is sent again by hand', async (t) => {
  const { at, who, deliveries } = await subscribe(t, 'case_system@westminster', {
    eventTypes: ['referral.received'],
  })
  receiver.reply = () => (response) => void response.socket?.destroy()
  const { id } = await submit()
  for (let tries = 1; tries <= 10; tries++) {
    t.ok(await until(() => of(id).length === tries), `try ${tries}`)
    t.ok(await until(async () => (await deliveries())[0]?.['attempts'] === tries))
    later(27 * 3600)
  }
  const [dead] = await deliveries('?state=dead')
  t.match(dead, { state: 'dead', reason: 'given_up', attempts: 10 })
  t.match(
    dead?.log,
    Array.from({ length: 10 }, (_, at) => ({ attempt: at + 1, failure: 'no_answer' })),
  )
  receiver.reply = () => 204
  const again = await who.post(`${at}/deliveries/${dead?.event}/redelivery`)
  t.match(again, { status: 202, body: { state: 'pending', attempts: 0 } })
  t.ok(await until(() => of(id).length === 11))
  t.equal(new Set(of(id).map((came) => came.id)).size, 1)
  t.ok(await until(async () => (await deliveries())[0]?.state === 'delivered'))
  t.strictSame(await deliveries('?state=dead'), [])
})

t.test('410 ends it, and all that was on its way', async (t) => {
  const { at, who, deliveries } = await subscribe(t, 'case_system@westminster', {
    eventTypes: ['referral.received'],
  })
  receiver.reply = () => 503
  const waiting = await submit()
  t.ok(await until(() => of(waiting.id).length === 1))
  receiver.reply = () => 410
  const { id } = await submit()
  t.ok(await until(() => of(id).length === 1))
  t.ok(await until(async () => (await who.get(at)).body['state'] === 'ended'))
  t.match(await deliveries(), [
    { state: 'cancelled', reason: 'subscription_ended' },
    { state: 'cancelled', reason: 'subscription_ended' },
  ])
  const { etag } = await who.get(at)
  t.match(await who.patch(at, { state: 'active' }, { ifMatch: etag }), {
    status: 409,
    body: { type: '/problems/webhook-ended' },
  })
})

t.test('what a dead worker was sending is sent by another when its lease has run out', async (t) => {
  const { deliveries } = await subscribe(t, 'case_system@westminster', { eventTypes: ['referral.received'] })
  receiver.reply = () => 503
  const { id } = await submit()
  t.ok(await until(() => of(id).length === 1))
  t.ok(await until(async () => (await deliveries())[0]?.log.length === 1))
  // As a kill leaves it.
  const lease = (seconds: number) => ({
    lease: '00000000-0000-4000-8000-000000000000',
    leased_until: new Date(Date.now() + seconds * 1000),
  })
  await admin.updateTable('webhook_delivery').set(lease(30)).where('referral_id', '=', id).execute()
  receiver.reply = () => 204
  later(60)
  await sleep(150)
  t.equal(of(id).length, 1, 'not before')
  await admin.updateTable('webhook_delivery').set(lease(-1)).where('referral_id', '=', id).execute()
  t.ok(await until(() => of(id).length === 2))
  t.strictSame(logged, [], 'and nothing went wrong on our side')
})
