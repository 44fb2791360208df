import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import t from 'tap'
import { type Job, type Jobs, startJobs } from '#platform/jobs.ts'
import type { Database } from '#platform/tables.ts'
import { createTestDatabase } from '../helpers/database.ts'

const { databases, admin } = await createTestDatabase(t)
const NOW = new Date('2026-11-23T09:30:00Z')
const PERSONAL = 'Key (name)=(Ada Lovelace) already exists.'

const logged: object[] = []
const write = (what: object) => void logged.push(what)

type Started = { jobs: Jobs; stop: () => Promise<void> }

async function start(t: { teardown: (work: () => Promise<void>) => void }, jobs: Job[]): Promise<Started> {
  const started = await startJobs({
    connection: databases.connection,
    jobs,
    clock: () => NOW,
    log: { error: write, warn: write },
    monitorSeconds: 1,
  })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= started.stop()
    return stopped
  }
  t.teardown(stop)
  return { jobs: started, stop }
}

const daily = (name: string, run: Job['run']): Job => ({ name, every: '0 3 * * *', run })

async function until(met: () => boolean | Promise<boolean>, seconds = 15): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20))
    if (await met()) return true
  return false
}

const kept = async (db: Kysely<Database>, name: string) => {
  const { rows } = await sql<{ state: string; data: unknown; output: unknown; id: string; retries: number }>`
    select id, state, data, output, retry_count as retries from pgboss.job where name = ${name}`.execute(db)
  return rows
}

t.test('a job is done at the start, with the clock it was handed, and again when it is due', async (t) => {
  const ran: Date[] = []
  await start(t, [daily('greet', async (now) => void ran.push(now))])
  t.ok(await until(() => ran.length > 0))
  t.strictSame(ran, [NOW])
  t.ok(await until(async () => (await kept(admin, 'greet'))[0]?.state === 'completed'))
  const { rows } = await sql`select cron, timezone from pgboss.schedule where name = 'greet'`.execute(admin)
  t.strictSame(rows, [{ cron: '0 3 * * *', timezone: 'Europe/London' }])
  t.match(await kept(admin, 'greet'), [{ data: null }], 'a job says nothing but its name')
  // The monitor, the maintenance and the clock have had their turns.
  await sleep(1_500)
  t.strictSame(logged, [], 'and the role may do all that they need')
})

t.test('what fails is told without what it says, and is kept without it', async (t) => {
  logged.length = 0
  let tries = 0
  await start(t, [
    daily('fail', async () => {
      tries++
      throw Object.assign(new Error(PERSONAL), { detail: PERSONAL })
    }),
  ])
  t.ok(await until(() => tries > 1), 'it is tried again')
  t.match(logged, [{ job: 'fail', err: Error }])
  t.ok(await until(async () => (await kept(admin, 'fail'))[0]?.output !== null))
  t.notMatch(JSON.stringify(await kept(admin, 'fail')), 'Ada Lovelace')
})

t.test('stopping waits for what is running', async (t) => {
  let finished = false
  let running = false
  const { stop } = await start(t, [
    daily('linger', async () => {
      running = true
      await sleep(700)
      finished = true
    }),
  ])
  t.ok(await until(() => running))
  await stop()
  t.ok(finished)
  t.match(await kept(admin, 'linger'), [{ state: 'completed' }])
})

t.test('what a dead process was at is taken up by another', async (t) => {
  let ran = 0
  const { stop } = await start(t, [daily('inherit', async () => void ran++)])
  t.ok(await until(async () => (await kept(admin, 'inherit'))[0]?.state === 'completed'))
  // As a kill leaves it: at work by its own account, and silent for longer than a heartbeat.
  await sql`
    update pgboss.job set state = 'active', completed_on = null, started_on = now() - interval '40 seconds',
      heartbeat_on = now() - interval '30 seconds' where name = 'inherit'`.execute(admin)
  t.ok(await until(() => ran > 1))
  t.ok(await until(async () => (await kept(admin, 'inherit'))[0]?.state === 'completed'))
  t.match(await kept(admin, 'inherit'), [{ retries: 1 }])
  await stop()
})

t.test('a heartbeat, its monitor and the next look take less than a minute together', async (t) => {
  await start(t, [daily('measured', async () => undefined)])
  const { rows } = await sql<{ heartbeat_seconds: number; policy: string }>`
    select heartbeat_seconds, policy from pgboss.queue where name = 'measured'`.execute(admin)
  t.strictSame(rows, [{ heartbeat_seconds: 20, policy: 'short' }])
})

t.test('the service’s role makes no tables, and refuses a schema of another version', async (t) => {
  await t.rejects(sql`create table pgboss.own (x int)`.execute(databases.app), { code: '42501' })
  await t.rejects(sql`drop table pgboss.job_common`.execute(databases.app), { code: '42501' })
  await sql`update pgboss.version set version = 42`.execute(admin)
  await t.rejects(start(t, []), /migrat/)
})
