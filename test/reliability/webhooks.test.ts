import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { uuidv7 } from 'uuidv7'
import { openDatabases } from '#platform/database.ts'
import {
  type Came,
  isSigned,
  type Reply,
  startWorker as startProver,
  startReceiver,
  verify,
} from '../handover/webhook-world.ts'
import { callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { NODE_COMPILE_CACHE } from '../helpers/postgres-service.ts'
import { createService } from '../helpers/service.ts'
import { FULL } from '../helpers/tiers.ts'

// FRONT_DOOR_TEST_FULL=1: the whole figure, with leases that run out by themselves.
const [EVENTS, KILLS, REFERRALS] = FULL ? [2_000, 10, 40] : [150, 2, 15]
const SPEED = 1_000

const service = await createService(t, new Date().toISOString())
const { admin } = service.database
const receiver = await startReceiver(t)
const trap = await startReceiver(t)
const EPOCH = Date.now()

const made = await callerOf(service)('case_system@westminster').post(
  '/v1/councils/westminster/webhook-subscriptions',
  { url: receiver.url, eventTypes: ['referral.amended'] },
)
const secret = String(made.body['secret'])
const first = startProver(service)
await verify(
  callerOf(service)('case_system@westminster'),
  receiver,
  `/v1/councils/westminster/webhook-subscriptions/${made.body['id']}`,
)
await first.stop()

/** Of three messages one fails once or twice before it is taken, each in another way; some are taken and forgotten. */
const tries = new Map<string, number>()
const WAYS: readonly (() => Reply)[] = [
  () => 500,
  () => () => undefined,
  () => (response) => void response.socket?.resetAndDestroy(),
  () => (response) => void response.writeHead(307, { location: trap.url }).end(),
]
receiver.reply = (came): Reply => {
  const before = tries.get(came.id) ?? 0
  tries.set(came.id, before + 1)
  const number = Number.parseInt(came.id.slice(-6), 16)
  if (number % 3 !== 0 || before > (number >> 2) % 2) return 204
  return (WAYS[(number >> 4) % 4] as () => Reply)()
}

const referrals = await Promise.all(
  Array.from({ length: REFERRALS }, async () => {
    const sent = await callerOf(service)('referrer').post('/v1/referrals', formFrom('eligible'))
    return String(sent.body['id'])
  }),
)
// Enough connections for every referral to be worked on at once, as by as many people.
const desks = openDatabases(service.database.adminUrl, { max: REFERRALS })
t.teardown(() => desks.close())

const { id: account } = await admin.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow()

const event = (referral: string) => ({
  council_id: 'westminster',
  referral_id: referral,
  id: uuidv7(),
  type: 'referral.amended',
  occurred_at: new Date(),
  account_id: account,
  actor: 'sender' as const,
  audience: 'everyone' as const,
  from_status: 'received',
  to_status: 'received',
  reason: null,
})

class Undone extends Error {}
const committed: string[] = []
const undone: string[] = []

/** One deed after the other on a referral, as its lock would have it: some slow to commit, some undone. */
async function happen(referral: string, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const row = event(referral)
    const slow = at % 7 === 3
    const undo = at % 5 === 4
    const deed = desks.app.transaction().execute(async (trx) => {
      await trx.insertInto('referral_event').values(row).execute()
      if (slow) await sleep(40 + (at % 4) * 60)
      if (undo) throw new Undone()
    })
    await deed.catch((error) => {
      if (!(error instanceof Undone)) throw error
    })
    if (undo) undone.push(row.id)
    else committed.push(row.id)
    await sleep(Math.random() * (FULL ? 1_000 : 450))
  }
}

const said: string[] = []
function startWorker(): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'webhook-worker.ts')], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE,
      DATABASE_URL: service.database.url,
      WEBHOOK_SECRETS_KEY: Buffer.alloc(32, 7).toString('base64'),
      EPOCH: String(EPOCH),
      SPEED: String(SPEED),
      TIMEOUT_MS: '250',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => said.push(text))
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
  // Thirty seconds pass: nobody else was at anything meanwhile.
  if (!FULL)
    await sql`update webhook_delivery set leased_until = leased_until - interval '30 seconds' where state = 'pending' and lease is not null`.execute(
      admin,
    )
}

const pending = async () =>
  (await admin.selectFrom('webhook_delivery').select('event_id').where('state', '=', 'pending').execute())
    .length
const counted = async () =>
  (await admin.selectFrom('webhook_delivery').select('event_id').where('state', '=', 'delivered').execute())
    .length

t.test(`${EVENTS} events, ${KILLS} kills, a receiver that fails in every way`, async (t) => {
  let worker = startWorker()
  t.teardown(() => kill(worker))
  const each = Math.ceil((EVENTS / REFERRALS) * (5 / 4))
  const all = Promise.all(referrals.map((referral) => happen(referral, each)))
  let happening = true
  void all.finally(() => {
    happening = false
  })
  let killedInTheMiddle = 0
  for (let kills = 0; kills < KILLS; kills++) {
    const before = receiver.came.length
    // Only a worker that is at work is worth killing.
    for (let waited = 0; waited < 400 && receiver.came.length < before + (FULL ? 100 : 10); waited++)
      await sleep(20)
    if ((await pending()) > 0) killedInTheMiddle += 1
    await kill(worker)
    worker = startWorker()
  }
  await all
  t.notOk(happening)
  for (let waited = 0; waited < (FULL ? 6_000 : 1_200) && (await counted()) < committed.length; waited++)
    await sleep(50)

  t.equal(killedInTheMiddle, KILLS, 'each kill was in the middle of the work')
  t.ok(committed.length >= EVENTS && undone.length > EVENTS / 8, `${committed.length} and ${undone.length}`)
  const accepted = receiver.came.filter((came) => came.accepted)
  const ids = new Set(accepted.map((came) => came.id))
  t.strictSame(
    committed.filter((id) => !ids.has(id)),
    [],
    'none lost',
  )
  const came = new Set(receiver.came.map((each) => each.id))
  t.strictSame(
    undone.filter((id) => came.has(id)),
    [],
    'none for work that was undone',
  )
  t.equal(came.size, committed.length, 'and no other')
  t.strictSame(
    receiver.came.filter((each) => !isSigned(each, secret)).map(({ id }) => id),
    [],
    'every signature is valid',
  )
  t.strictSame(
    receiver.came.filter((each) => each.event.data.event !== each.id).map(({ id }) => id),
    [],
    'the id is the event’s at every try',
  )
  t.equal(
    new Set(receiver.came.map(({ id, body }) => `${id} ${body}`)).size,
    came.size,
    'in the same letters',
  )
  t.equal(trap.came.length, 0, 'no redirect was followed')
  t.strictSame(await outOfOrder(accepted), [], 'each referral’s in the order in which they happened')
  t.strictSame(said, [], 'and nothing went wrong on our side')
  t.comment(
    `${receiver.came.length} tries of ${came.size} messages, ${accepted.length - ids.size} taken more than once`,
  )
})

/** Messages that were taken for the first time after one of the same referral that happened later. */
async function outOfOrder(accepted: readonly Came[]): Promise<string[]> {
  const { rows } = await sql<{ id: string; place: number }>`
    select id, row_number() over (order by xid, id)::int as place from referral_event where type = 'referral.amended'`.execute(
    admin,
  )
  const places = new Map(rows.map(({ id, place }) => [id, place]))
  const last = new Map<string, number>()
  const seen = new Set<string>()
  return accepted.flatMap(({ id, event: { data } }) => {
    if (seen.has(id)) return []
    seen.add(id)
    const place = places.get(id) ?? 0
    const late = place < (last.get(data.referral) ?? 0)
    last.set(data.referral, place)
    return late ? [id] : []
  })
}
