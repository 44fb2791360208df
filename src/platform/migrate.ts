import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { ensureAppRole } from './migrate/app-role.ts'
import { migrationsIn } from './migrate/migration-files.ts'
import { openOwner } from './migrate/owner.ts'

export interface MigrateOptions {
  /** Given to `front_door_app` when it has to be created; without one the role cannot log in by itself. */
  readonly appPassword?: string
  readonly folder?: URL
  /** How long a migration waits for a table that is in use, in milliseconds. */
  readonly lockTimeout?: number
  readonly progress?: (line: string) => void
}

const MIGRATIONS = new URL('../../migrations/', import.meta.url)

/**
 * Brings the database up to date as its owner, and gives the names of what it applied. However many
 * processes start at once, one does the work and the others wait for it (a session's advisory lock: the
 * address must lead to PostgreSQL itself, not to a pooler that shares sessions).
 */
export async function migrate(adminUrl: string, options: MigrateOptions = {}): Promise<readonly string[]> {
  const owner = openOwner(adminUrl)
  try {
    const found = await migrationsIn(options.folder ?? MIGRATIONS, options.lockTimeout ?? 5_000)
    await ensureAppRole(owner, options.appPassword)
    const migrator = new Migrator({
      db: owner,
      provider: { getMigrations: async () => found },
      migrationTableName: 'schema_migration',
      migrationLockTableName: 'schema_migration_lock',
    })
    const { error, results = [] } = await migrator.migrateToLatest()
    const failed = results.find(({ status }) => status === 'Error')
    if (error !== undefined) {
      const what = `Migration ${failed?.migrationName ?? 'of the database'} failed; nothing was changed`
      throw new Error(`${what}: ${error instanceof Error ? error.message : error}`, { cause: error })
    }
    const applied = results.map(({ migrationName }) => migrationName)
    for (const name of applied) options.progress?.(`migrated ${name}`)
    return applied
  } finally {
    await owner.destroy()
  }
}

/** What this database is for, noting it when nobody has yet. Asks as the owner; throws when it is for something else. */
export async function claimInstallation(adminUrl: string, kind: 'demonstration' | 'live'): Promise<void> {
  const owner = openOwner(adminUrl)
  try {
    await owner
      .insertInto('installation')
      .values({ kind })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const found = await owner.selectFrom('installation').select('kind').executeTakeFirstOrThrow()
    if (found.kind === kind) return
    throw new Error(
      kind === 'live'
        ? 'DATABASE_URL leads to a database of made-up people (demonstration). Give a database of its own to real ones.'
        : 'This database holds real referrals, and a demonstration must not run on it. Set DATABASE_URL, or another FRONT_DOOR_DATA_DIR.',
    )
  } finally {
    await owner.destroy()
  }
}

/** Does the database hold tables that are not this service's? Asked before the first migration. */
export async function isForeign(adminUrl: string): Promise<boolean> {
  const owner = openOwner(adminUrl)
  try {
    const { rows } = await sql<{ foreign: boolean }>`
      select to_regclass('public.schema_migration') is null
         and exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema')
        as "foreign"`.execute(owner)
    return rows[0]?.foreign ?? true
  } finally {
    await owner.destroy()
  }
}
