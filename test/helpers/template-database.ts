import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { openOwner } from '#platform/migrate/owner.ts'
import { migrate } from '#platform/migrate.ts'

const MIGRATIONS = new URL('../../migrations/', import.meta.url)

/** A database with every migration applied, made when the migrations are new; its name. */
export async function ensureTemplate(
  adminUrl: (database: string) => string,
  appPassword: string,
): Promise<string> {
  const name = await templateName()
  const owner = openOwner(adminUrl('postgres'))
  try {
    const { rows } = await sql`select from pg_database where datname = ${name}`.execute(owner)
    if (rows.length > 0) return name
    // Under another name until it is whole: nothing clones a template whose migration failed.
    await sql`drop database if exists ${sql.id(`${name}_new`)} with (force)`.execute(owner)
    await sql`create database ${sql.id(`${name}_new`)}`.execute(owner)
    await migrate(adminUrl(`${name}_new`), { appPassword })
    await sql`alter database ${sql.id(`${name}_new`)} rename to ${sql.id(name)}`.execute(owner)
    return name
  } finally {
    await owner.destroy()
  }
}

/** Named after the migrations in it. */
export async function templateName(): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await readdir(MIGRATIONS)).sort()) {
    hash.update(file).update(await readFile(new URL(file, MIGRATIONS)))
  }
  return `template_${hash.digest('hex').slice(0, 12)}`
}
