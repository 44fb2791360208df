import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { columnTypes } from './database/column-types.ts'
import { withConnectionOption } from './database/connection-url.ts'
import { namedStatements } from './database/named-statements.ts'
import type { Database } from './tables.ts'

export { APP_ROLE } from './database/connection-url.ts'

/** The connections of one process. `close` waits for what is running. */
export interface Databases {
  readonly app: Kysely<Database>
  /** The address with its role, for what brings a pool of its own. Holds the password. */
  readonly connection: string
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Connections at most; the database must allow this many for each process. */
  readonly max?: number
  /** Take this role on every connection (`APP_ROLE`), where the address is the owner's. */
  readonly role?: string
  /** What pg_stat_activity shows. */
  readonly applicationName?: string
  /** How long one statement may take, in milliseconds, before the server stops it. */
  readonly statementTimeout?: number
  /** Told of connections that broke while idle. */
  readonly onIdleError?: (error: Error) => void
}

/** Opens the pool that requests use. Nothing connects before the first query. */
export function openDatabases(url: string, options: DatabaseOptions = {}): Databases {
  const statementTimeout = options.statementTimeout ?? 8_000
  const connection = options.role === undefined ? url : withConnectionOption(url, 'role', options.role)
  const pool = new pg.Pool({
    connectionString: connection,
    application_name: options.applicationName ?? 'front-door',
    max: options.max ?? 12,
    types: columnTypes,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeout,
    // Only this one frees a caller when the server no longer answers at all.
    query_timeout: statementTimeout + 1_000,
    lock_timeout: Math.min(5_000, statementTimeout),
    idle_in_transaction_session_timeout: 15_000,
  })
  // Without a listener a server that stops takes the process with it.
  pool.on('error', (error) => options.onIdleError?.(error))
  // The pool listens to idle connections alone. One that is ended between two statements of a transaction is told of
  // by the next of them; unheard, it would take the process with it.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const app = new Kysely<Database>({ dialect: new PostgresDialect({ pool: namedStatements(pool) }) })
  return {
    app,
    connection,
    async close() {
      await app.destroy()
      if (!pool.ended) await pool.end()
    },
  }
}
