import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from '../tables.ts'

/** The owner's connections, for migrations. No time limit on a statement: building an index may take long. */
export function openOwner(adminUrl: string): Kysely<Database> {
  const pool = new pg.Pool({
    connectionString: adminUrl,
    application_name: 'front-door-migrate',
    max: 2,
    connectionTimeoutMillis: 10_000,
  })
  pool.on('error', () => undefined)
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}
