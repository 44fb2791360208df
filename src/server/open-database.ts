import type { Config } from '#platform/config.ts'
import { APP_ROLE, type Databases, openDatabases } from '#platform/database.ts'
import { claimInstallation, migrate } from '#platform/migrate.ts'
import { openDemonstrationDatabase } from './demonstration-database.ts'
import { explainConnection } from './explain-connection.ts'

type Progress = (line: string) => void

/** The database, up to date and marked with what it is for: the one given, or the service's own. */
export function openDatabase(config: Config, progress: Progress): Promise<Databases> {
  return config.databaseUrl === undefined
    ? openDemonstrationDatabase(config.dataDir, progress)
    : openGiven(config.databaseUrl, config.databaseAdminUrl, progress)
}

async function openGiven(url: string, adminUrl: string | undefined, progress: Progress): Promise<Databases> {
  const { username, password } = new URL(url)
  if (adminUrl !== undefined && username !== APP_ROLE) {
    throw new Error(`With DATABASE_ADMIN_URL given, DATABASE_URL has to connect as ${APP_ROLE}.`)
  }
  const role = adminUrl === undefined ? {} : { appPassword: decodeURIComponent(password) }
  const ownerUrl = adminUrl ?? url
  await migrate(ownerUrl, { ...role, progress }).catch((error) => {
    throw explainConnection(error, ownerUrl, adminUrl === undefined ? 'DATABASE_URL' : 'DATABASE_ADMIN_URL')
  })
  await claimInstallation(ownerUrl, 'live')
  if (adminUrl !== undefined) return openDatabases(url)
  progress(`DATABASE_URL is the owner's, and requests run as ${APP_ROLE}; DATABASE_ADMIN_URL parts the two`)
  return openDatabases(url, { role: APP_ROLE })
}
