import { sql } from 'kysely'
import { openDatabases } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import type { BenchPostgres } from '../ground/postgres.ts'

/**
 * A second database of the same server whose documents are `jsonb` in PostgreSQL's own compression, as in the
 * limit that other stacks were once held against (0.18 and 0.023 of it). Its address.
 */
export async function olderTables(postgres: BenchPostgres): Promise<string> {
  await sql`create database older_tables`.execute(postgres.admin)
  const address = new URL(postgres.adminUrl)
  address.pathname = 'older_tables'
  await migrate(address.href)
  const owner = openDatabases(address.href, { max: 1 })
  const { rows } = await sql<{ table: string; column: string }>`
    select attrelid::regclass::text as table, attname as column from pg_attribute join pg_class c on c.oid = attrelid
    where atttypid = 'json'::regtype and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`.execute(
    owner.app,
  )
  for (const { table, column } of rows) {
    await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} type jsonb, alter column ${sql.ref(column)} set compression pglz`.execute(
      owner.app,
    )
  }
  await owner.close()
  return address.href
}
