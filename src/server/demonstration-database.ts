import { sql } from 'kysely'
import pg from 'pg'
import { registerAccounts } from '#accounts/index.ts'
import { APP_ROLE, type Databases, openDatabases } from '#platform/database.ts'
import { type EmbeddedPostgres, startPostgres } from '#platform/embedded-postgres.ts'
import { openOwner } from '#platform/migrate/owner.ts'
import { claimInstallation, isForeign, migrate } from '#platform/migrate.ts'

const PRESENT = 'front-door-present'

/** The service's own PostgreSQL, started, migrated and marked as a demonstration. Closing it stops it. */
export async function openDemonstrationDatabase(
  dataDir: string,
  progress: (line: string) => void,
): Promise<Databases> {
  progress('starting a PostgreSQL of its own; the first time takes some seconds')
  const server = await startPostgres(dataDir, { progress })
  try {
    if (server.reused) progress('found it running already')
    if (await isForeign(server.adminUrl)) {
      throw new Error(`The database in ${server.folder} holds something else. Set FRONT_DOOR_DATA_DIR.`)
    }
    await migrate(server.adminUrl, { appPassword: server.appPassword, progress })
    await claimInstallation(server.adminUrl, 'demonstration')
    await registerWhatIsMadeUp(server.adminUrl)
  } catch (error) {
    await stopUnlessShared(server, 0)
    throw error
  }
  const presence = await enter(server)
  const databases = openDatabases(appUrl(server))
  return {
    app: databases.app,
    connection: databases.connection,
    async close() {
      await databases.close()
      await stopUnlessShared(server, 1)
      await presence.end()
    },
  }
}

/** The service may only read accounts and postcodes, so the owner writes them. */
async function registerWhatIsMadeUp(adminUrl: string): Promise<void> {
  const { demonstrationAccounts, loadMadeUpPostcodes } = await import('../demonstration/index.ts')
  const owner = openOwner(adminUrl)
  try {
    await registerAccounts(owner, demonstrationAccounts)
    await loadMadeUpPostcodes(owner)
  } finally {
    await owner.destroy()
  }
}

/** One connection held for as long as the process lives, however it ends: so services know of each other. */
async function enter(server: EmbeddedPostgres): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.adminUrl, application_name: PRESENT })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

function appUrl(server: EmbeddedPostgres): string {
  const url = new URL(server.adminUrl)
  url.username = APP_ROLE
  url.password = server.appPassword
  return url.href
}

/** A second service on the same data (another PORT) goes on working when the first is stopped. */
async function stopUnlessShared(server: EmbeddedPostgres, ours: number): Promise<void> {
  const owner = openOwner(server.adminUrl)
  const present = await sql`select from pg_stat_activity where application_name = ${PRESENT}`
    .execute(owner)
    .then(
      ({ rows }) => rows.length,
      // It does not answer: nobody works with it.
      () => 0,
    )
  await owner.destroy()
  if (present <= ours) await server.stop()
}
