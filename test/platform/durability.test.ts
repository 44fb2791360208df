import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { openDatabases } from '#platform/database.ts'
import { whyNotSafe } from '#platform/durability.ts'
import { openOwner } from '#platform/migrate/owner.ts'
import { migrate } from '#platform/migrate.ts'
import { createServer } from '../helpers/postgres-own.ts'

const server = await createServer(t, { durable: true })
await migrate(server.adminUrl, { appPassword: server.appPassword })
const owner = openOwner(server.adminUrl)
t.teardown(() => owner.destroy())

const APP = new URL(server.adminUrl)
APP.username = 'front_door_app'
APP.password = server.appPassword

/** What new connections have against the database. */
async function reasons(url: string, role?: string): Promise<string[]> {
  const databases = openDatabases(url, { max: 1, ...(role === undefined ? {} : { role }) })
  try {
    return await whyNotSafe(databases.app)
  } finally {
    await databases.close()
  }
}

const execute = async (statement: string) => {
  await sql.raw(statement).execute(owner)
  await sql`select pg_reload_conf()`.execute(owner)
}

/** The server hears of new settings a moment after it was told. */
async function settled(expected: RegExp | undefined): Promise<string[]> {
  for (let i = 0; ; i++) {
    const found = await reasons(APP.href)
    if (i === 100 || (expected === undefined ? found.length === 0 : found.some((r) => expected.test(r))))
      return found
    await sleep(20)
  }
}

t.test('a server that keeps what it acknowledged, and a role that stops at walls', async (t) => {
  t.strictSame(await reasons(APP.href), [])
  t.strictSame(await reasons(server.adminUrl, 'front_door_app'), [], 'the owner, taking the role')
})

const FAULTS: readonly [string, string, string, RegExp][] = [
  ['fsync', 'alter system set fsync = off', 'alter system reset fsync', /^fsync is off/],
  [
    'full_page_writes',
    'alter system set full_page_writes = off',
    'alter system reset full_page_writes',
    /^full_page_writes is off/,
  ],
  [
    'synchronous_commit of the server',
    'alter system set synchronous_commit = off',
    'alter system reset synchronous_commit',
    /^synchronous_commit is off/,
  ],
  [
    'synchronous_commit of the role',
    'alter role front_door_app set synchronous_commit = off',
    'alter role front_door_app reset all',
    /^synchronous_commit is off/,
  ],
  [
    'BYPASSRLS',
    'alter role front_door_app bypassrls',
    'alter role front_door_app nobypassrls',
    /^front_door_app has BYPASSRLS/,
  ],
  [
    'superuser',
    'alter role front_door_app superuser',
    'alter role front_door_app nosuperuser',
    /^front_door_app is a superuser/,
  ],
  [
    'owner of a table',
    'create table mine (); alter table mine owner to front_door_app',
    'drop table mine',
    /^front_door_app owns tables/,
  ],
  [
    'member of the owner of a table',
    'create role keeper; create table mine (); alter table mine owner to keeper; grant keeper to front_door_app',
    'drop table mine; drop role keeper',
    /^front_door_app owns tables/,
  ],
]

for (const [name, breakIt, mendIt, expected] of FAULTS) {
  t.test(`${name}: refused, and trusted again once mended`, async (t) => {
    await execute(breakIt)
    const found = await settled(expected)
    t.match(found, [expected])
    t.equal(found.length, 1, 'and nothing else')
    await execute(mendIt)
    t.strictSame(await settled(undefined), [])
  })
}

t.test('the owner itself', async (t) => {
  t.match(await reasons(server.adminUrl), [/^postgres is a superuser/, /^postgres has BYPASSRLS/])
})
