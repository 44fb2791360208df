import { type Kysely, sql } from 'kysely'
import { type Databases, openDatabases } from '#platform/database.ts'
import { openOwner } from '#platform/migrate/owner.ts'
import type { Database } from '#platform/tables.ts'
import { startTestServer, type TestServer } from './postgres.ts'

export interface TestDatabase {
  /** As `front_door_app`, the role of the service. */
  readonly url: string
  /** As the owner, whom no wall stops. */
  readonly adminUrl: string
  readonly databases: Databases
  readonly admin: Kysely<Database>
}

interface Teardown {
  teardown(work: () => Promise<void>): void
}

let made = 0
let server: Promise<TestServer> | undefined

/** A database of the test's own with every migration applied, gone when the test ends. */
export async function createTestDatabase(t: Teardown): Promise<TestDatabase> {
  server ??= startTestServer(process.pid)
  const { adminUrl, appUrl, template } = await server
  const name = `test_${process.pid}_${++made}`
  await onServer(adminUrl('postgres'), `create database ${name} template ${template} strategy file_copy`)
  const databases = openDatabases(appUrl(name), { max: 8 })
  const admin = openDatabases(adminUrl(name), { max: 4 })
  t.teardown(async () => {
    await databases.close()
    await admin.close()
    await onServer(adminUrl('postgres'), `drop database ${name} with (force)`)
  })
  return { url: appUrl(name), adminUrl: adminUrl(name), databases, admin: admin.app }
}

/** An empty database without migrations, gone when the test ends: the owner's address. */
export async function createEmptyDatabase(t: Teardown): Promise<{ adminUrl: string; appUrl: string }> {
  server ??= startTestServer(process.pid)
  const { adminUrl, appUrl } = await server
  const name = `test_${process.pid}_${++made}`
  await onServer(adminUrl('postgres'), `create database ${name}`)
  t.teardown(() => onServer(adminUrl('postgres'), `drop database ${name} with (force)`))
  return { adminUrl: adminUrl(name), appUrl: appUrl(name) }
}

/** As `createTestDatabase`, on a server that loses nothing: for real processes, which want no other. The owner's address. */
export async function createDurableDatabase(t: Teardown): Promise<string> {
  // The run itself needs the server, so that the next file finds it running.
  const { adminUrl, template } = await startTestServer(process.ppid, 'durable')
  const name = `test_${process.pid}_${++made}`
  await onServer(adminUrl('postgres'), `create database ${name} template ${template} strategy file_copy`)
  t.teardown(() => onServer(adminUrl('postgres'), `drop database ${name} with (force)`))
  return adminUrl(name)
}

async function onServer(adminUrl: string, statement: string): Promise<void> {
  const owner = openOwner(adminUrl)
  try {
    await sql.raw(statement).execute(owner)
  } finally {
    await owner.destroy()
  }
}
