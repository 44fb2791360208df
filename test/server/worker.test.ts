import { sql } from 'kysely'
import t from 'tap'
import { createLiveService } from '../helpers/live-service.ts'
import { answers } from '../helpers/postgres-service.ts'

const live = await createLiveService(t)
const worker = await live.start({ FRONT_DOOR_PROCESS: 'worker', LOG_LEVEL: 'info' })

/** Whether any process is connected for jobs. */
const isDoingJobs = async () => {
  const { rows } = await sql`
    select from pg_stat_activity
     where datname = current_database() and application_name = 'front-door-jobs'`.execute(live.owner)
  return rows.length > 0
}

const scrape = async (baseUrl: string) => {
  const text = await (await fetch(`${baseUrl}/metrics`)).text()
  return [...text.matchAll(/^front_door_alarms_last_run_age_seconds\{council="(\w+)"\} (\S+)$/gm)].map(
    ([, council, age]) => ({ council, age: Number(age) }),
  )
}

t.test('a worker is alive and ready, measures itself, and serves nothing of the API', async (t) => {
  t.equal((await fetch(`${worker.baseUrl}/livez`)).status, 200)
  t.equal((await fetch(`${worker.baseUrl}/readyz`)).status, 200)
  t.equal((await fetch(`${worker.baseUrl}/v1/referrals`)).status, 404)
  t.equal((await fetch(`${worker.baseUrl}/docs`)).status, 404)
  const ages = await scrape(worker.baseUrl)
  t.strictSame(ages.map(({ council }) => council).sort(), ['rbkc', 'westminster'])
  t.ok(ages.every(({ age }) => age >= 0 && age < 60))
})

t.test('it looks at every council’s alarms as soon as it runs', async (t) => {
  for (let i = 0; i < 100; i++) {
    const { rows } = await sql`select council_id from alarm_run order by 1`.execute(live.owner)
    if (rows.length === 2) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const { rows } = await sql<{ council_id: string }>`select council_id from alarm_run order by 1`.execute(
    live.owner,
  )
  t.strictSame(rows, [{ council_id: 'rbkc' }, { council_id: 'westminster' }])
})

t.test('an API process does no jobs, and measures the alarms all the same', async (t) => {
  t.ok(await isDoingJobs(), 'the worker')
  const api = await live.start()
  t.equal((await scrape(api.baseUrl)).length, 2)
  worker.child.kill('SIGTERM')
  const start = performance.now()
  t.equal(await worker.ended(), 0)
  t.ok(performance.now() - start < 10_000, 'a worker ends within ten seconds')
  t.notOk(await isDoingJobs(), 'and nobody else is at them')
  t.notMatch(worker.said(), /"level":(40|50|60)/, 'it had nothing to complain of')
  t.equal((await fetch(`${api.baseUrl}/readyz`)).status, 200, 'the API goes on without it')
})

t.test('the process that does everything does the jobs too', async (t) => {
  const all = await live.start({ FRONT_DOOR_PROCESS: 'all' })
  t.ok(await isDoingJobs())
  t.equal((await fetch(`${all.baseUrl}/v1/referrals`)).status, 401)
  all.child.kill('SIGTERM')
  t.ok(await answers(all, '/readyz', 503), 'not ready first')
  t.equal(await all.ended(), 0)
})
