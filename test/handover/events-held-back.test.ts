import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Registry } from 'prom-client'
import t from 'tap'
import { watchFeed } from '#handover/index.ts'
import { callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'
import { readOn, readUntil } from './feed.ts'

const service = await createService(t)
const as = callerOf(service)
const said: string[] = []
const say = (level: string) => (what: object, message: string) =>
  void said.push(`${level} ${(what as { council: string }).council} ${message}`)
const metrics = new Registry()
const watch = watchFeed({
  db: service.database.databases.app,
  councils: ['westminster', 'rbkc'],
  clock: () => service.clock.now,
  metrics,
  log: { error: say('error'), warn: say('warn') },
})

const later = (seconds: number) => {
  service.clock.now = new Date(service.clock.now.getTime() + seconds * 1000)
}
async function ages() {
  await watch.look()
  const [metric] = await metrics.getMetricsAsJSON()
  t.equal(metric?.name, 'front_door_feed_held_back_seconds')
  return metric?.values.map(({ value }) => value)
}
/** Until no other test's transaction holds the feed: they are over within a second or so. */
async function untilQuiet() {
  for (let tries = 0; tries < 400; tries++) {
    const [first, second] = (await ages()) ?? []
    if (first === 0 && second === 0) return
    await sleep(25)
  }
}

const submit = async () =>
  String((await as('referrer').post('/v1/referrals', formFrom('eligible'))).body['id'])
const has = (id: string) => (items: object[]) => JSON.stringify(items).includes(id)

/** A connection of its own, to this test's database or to another of the server. */
async function connect(t: { teardown: (work: () => Promise<void>) => void }, database?: string) {
  const url = new URL(service.database.adminUrl)
  if (database !== undefined) url.pathname = `/${database}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  t.teardown(() => client.end())
  return client
}

t.test('what only reads holds nothing back, however long it takes', async (t) => {
  const reader = await connect(t)
  await reader.query('begin isolation level repeatable read, read only')
  await reader.query('select count(*) from referral_event')
  const id = await submit()
  await readUntil(service, 'referrer', '/v1/events', has(id))
  t.equal((await reader.query('select pg_current_xact_id_if_assigned() as x')).rows[0].x, null)
  await reader.query('commit')
})

t.test(
  'what has written holds it back, in any database of the server; it is seen, and nothing is lost',
  async (t) => {
    await untilQuiet()
    const writer = await connect(t, 'postgres')
    await writer.query('begin')
    await writer.query('select pg_current_xact_id()')
    const id = await submit()
    t.notOk(has(id)((await readOn(service, 'referrer', '/v1/events')).items), 'it waits')
    later(300)
    t.strictSame(await ages(), [300, 0], 'and how long is seen, by council')
    t.strictSame(said, [])
    later(1)
    await watch.look()
    await watch.look()
    t.strictSame(said, ['error westminster a transaction on this server holds the feed back'], 'said once')
    await writer.query('commit')
    await readUntil(service, 'referrer', '/v1/events', has(id))
    await untilQuiet()
    t.strictSame(said.slice(1), ['warn westminster the feed goes on'])
  },
)
