import { sql } from 'kysely'
import t from 'tap'
import { openOwner } from '#platform/migrate/owner.ts'
import { claimInstallation, migrate } from '#platform/migrate.ts'
import { createDataDir, createServer } from '../helpers/postgres-own.ts'
import { answers, runService, type Service } from '../helpers/postgres-service.ts'

const server = await createServer(t, { durable: true })
const owner = openOwner(server.adminUrl)
t.teardown(() => owner.destroy())
const FRONT_DOOR_DATA_DIR = await createDataDir(t)

const at = (database: string, login?: string) =>
  server.adminUrl
    .replace(/\/postgres$/, `/${database}`)
    .replace(/\/\/.*@/, (own) => (login ? `//${login}@` : own))

const create = async (database: string) => {
  await sql`create database ${sql.id(database)}`.execute(owner)
  return at(database)
}

const rolesOf = async (database: string) => {
  const { rows } = await sql<{ role: string }>`
    select distinct usename as role from pg_stat_activity
     where datname = ${database} and application_name = 'front-door'`.execute(owner)
  return rows.map(({ role }) => role)
}

t.test('the owner and the role of the service, each with an address', async (t) => {
  const DATABASE_ADMIN_URL = await create('parted')
  const DATABASE_URL = at('parted', 'front_door_app:made%20up')
  const service = await runService(t, { FRONT_DOOR_DATA_DIR, DATABASE_URL, DATABASE_ADMIN_URL })
  t.ok(await answers(service, '/readyz', 200), 'ready')
  t.strictSame(await rolesOf('parted'), ['front_door_app'])
  t.notMatch(service.said(), 'made%20up')
  t.notMatch(service.said(), 'DEMONSTRATION')

  await t.test('SIGTERM: not ready first, then gone within ten seconds', async (t) => {
    const start = performance.now()
    service.child.kill('SIGTERM')
    t.ok(await answers(service, '/readyz', 503), 'says so while it still listens')
    t.equal((await fetch(`${service.baseUrl}/livez`)).status, 200)
    t.equal(await service.ended(), 0)
    t.ok(performance.now() - start < 10_000)
  })
})

t.test(
  "two at once on an empty database, by its owner's address: requests run as the role all the same",
  async (t) => {
    const DATABASE_URL = await create('raced')
    const services = await Promise.all([1, 2].map(() => runService(t, { FRONT_DOOR_DATA_DIR, DATABASE_URL })))
    for (const service of services) t.ok(await answers(service, '/readyz', 200), 'ready')

    await t.test('and an impatient second Ctrl-C ends one at once', async (t) => {
      const [service] = services as [Service, Service]
      service.child.kill('SIGINT')
      await new Promise((resolve) => setTimeout(resolve, 700))
      t.equal(service.child.exitCode, null, 'it is still telling the load balancer')
      service.child.kill('SIGINT')
      t.equal(await service.ended(), 130)
    })
  },
)

t.test('what it does not start on, and what it says', async (t) => {
  const demonstration = await create('made_up_people')
  await migrate(demonstration)
  await claimInstallation(demonstration, 'demonstration')
  const refused: readonly [Record<string, string>, RegExp][] = [
    [{ DATABASE_URL: demonstration }, /made-up people \(demonstration\)/],
    [
      { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/x' },
      /DATABASE_URL \(a@127.0.0.1:1\/x\): Nothing answers there/,
    ],
    [{ DATABASE_URL: at('postgres', 'postgres:secret') }, /The server refused the user or the password/],
    [{ DATABASE_URL: at('missing') }, /There is no database of that name/],
    [
      { DATABASE_URL: at('postgres', 'somebody:secret'), DATABASE_ADMIN_URL: at('postgres') },
      /DATABASE_URL has to connect as front_door_app/,
    ],
    [{ PORT: 'x' }, /PORT is not usable/],
  ]
  await Promise.all(
    refused.map(async ([environment, message]) => {
      const service = await runService(t, { FRONT_DOOR_DATA_DIR, ...environment })
      t.equal(await service.ended(), 1, `${message}`)
      t.match(service.said(), message)
      t.notMatch(service.said(), 'secret')
      t.notMatch(service.said(), /^\s+at /m, 'no stack')
    }),
  )
})
