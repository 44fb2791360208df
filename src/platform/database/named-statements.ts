import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

/** Statements a connection may hold prepared. Past it a new text goes unnamed: slower, never wrong. */
const LIMIT = 1_000

/** A statement that begins so is planned for its parameters: what is searched for may match nothing or half of a table. */
const PLANNED_EACH_TIME = '/* planned each time */'

/**
 * The pool as Kysely sees it, sending statements with parameters under a name, so that the server plans
 * each text once a connection: Kysely by itself sends them unnamed and has them planned every time.
 */
export function namedStatements(pool: pg.Pool): PostgresPool {
  const names = statementNames()
  const seen = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = seen.get(client) ?? named(client, names)
      seen.set(client, known)
      return known
    },
  }
}

function named(client: pg.PoolClient, names: StatementNames): PostgresPoolClient {
  let broken = false
  async function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (broken) throw new Error('Connection terminated: a statement before this one did not end')
    const unnamed = parameters.length === 0 || text.startsWith(PLANNED_EACH_TIME)
    const name = unnamed ? undefined : names.nameOf(text)
    try {
      const result = await client.query({
        ...(name === undefined ? {} : { name }),
        text,
        values: [...parameters],
      })
      return result as unknown as PostgresQueryResult<R>
    } catch (error) {
      if (planIsStale(error)) names.renew()
      // The statement is still running on this connection: whoever came next would wait behind it.
      if (timedOut(error)) broken = true
      throw error
    }
  }
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy === true || broken),
  }
}

interface StatementNames {
  nameOf(text: string): string | undefined
  renew(): void
}

function statementNames(): StatementNames {
  const names = new Map<string, string>()
  let generation = 0
  return {
    nameOf(text) {
      const known = names.get(text)
      if (known !== undefined || names.size >= LIMIT) return known
      const name = `${createHash('sha256').update(text).digest('base64url').slice(0, 22)}_${generation}`
      names.set(text, name)
      return name
    },
    // New names are prepared afresh on every connection; the old ones go when the connection does.
    renew() {
      generation++
      names.clear()
    },
  }
}

/** A migration changed a table under a prepared `select *` or `returning *` (SQLSTATE 0A000). */
const planIsStale = (error: unknown) =>
  error instanceof Error && error.message === 'cached plan must not change result type'

const timedOut = (error: unknown) => error instanceof Error && error.message === 'Query read timeout'
