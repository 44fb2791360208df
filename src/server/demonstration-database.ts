import { sql } from 'kysely'
import { APP_ROLE, APPLICATION_NAME, type Databases, openDatabases } from '#platform/database.ts'
import { type EmbeddedPostgres, startPostgres } from '#platform/embedded-postgres.ts'
import { openOwner } from '#platform/migrate/owner.ts'
import { claimInstallation, isForeign, migrate } from '#platform/migrate.ts'

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
  } catch (error) {
    await stopUnlessShared(server)
    throw error
  }
  const databases = openDatabases(appUrl(server))
  return {
    app: databases.app,
    async close() {
      await databases.close()
      await stopUnlessShared(server)
    },
  }
}

function appUrl(server: EmbeddedPostgres): string {
  const url = new URL(server.adminUrl)
  url.username = APP_ROLE
  url.password = server.appPassword
  return url.href
}

/** A second service on the same data (another PORT) goes on working when the first is stopped. */
async function stopUnlessShared(server: EmbeddedPostgres): Promise<void> {
  const owner = openOwner(server.adminUrl)
  const { rows } = await sql`
    select from pg_stat_activity where application_name = ${APPLICATION_NAME} and pid <> pg_backend_pid()`
    .execute(owner)
    .finally(() => owner.destroy())
  if (rows.length === 0) await server.stop()
}
