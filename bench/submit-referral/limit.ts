import { type Kysely, sql } from 'kysely'
import type { Database } from '#platform/tables.ts'
import { newEachTime, newKeyHash } from './new-each-time.ts'
import type { Script } from './pgbench.ts'

type Column = { name: string; type: string }
type Written = { table: string; columns: Column[]; rows: (string | null)[][] }

/** The tables that hold rows at this moment. */
export async function filledTables(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ table: string }>`
    select relname as table from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace order by oid`.execute(db)
  const looked = await Promise.all(
    rows.map(async ({ table }) => ({
      table,
      found: await sql`select from ${sql.table(table)} limit 1`.execute(db),
    })),
  )
  return looked.filter(({ found }) => found.rows.length > 0).map(({ table }) => table)
}

/** Every row of a table as texts, with the columns they stand in. */
async function read(db: Kysely<Database>, table: string): Promise<Written> {
  const columns = await sql<Column>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
      -- What the server makes by itself it makes here too.
      and attgenerated = '' and atttypid <> 'xid8'::regtype order by attnum`.execute(db)
  const texts = sql.join(columns.rows.map(({ name }) => sql`${sql.ref(name)}::text`))
  const { rows } = await sql<{
    row: (string | null)[]
  }>`select array[${texts}] as row from ${sql.table(table)}`.execute(db)
  return { table, columns: columns.rows, rows: rows.map(({ row }) => row) }
}

/**
 * The limit: one plain statement that inserts the very rows the service has written for one submission,
 * read back from the tables that were empty before. So it keeps in step with the service, byte by byte.
 */
export async function limitScript(db: Kysely<Database>, filledBefore: readonly string[]): Promise<Script> {
  const tables = (await filledTables(db)).filter((table) => !filledBefore.includes(table))
  const written = await Promise.all(tables.map((table) => read(db, table)))
  const made = new Map<string, string>()
  const variables: string[] = []
  const instant = written
    .flatMap(({ columns, rows }) =>
      rows.map((row) => row[columns.findIndex(({ name }) => name === 'submitted_at')]),
    )
    .find(Boolean)

  const expression = (value: string | null | undefined, { name, type }: Column): string => {
    if (value === null || value === undefined) return 'null'
    if (value === instant) return 'now()'
    const fresh = name === 'key_hash' ? newKeyHash(value) : newEachTime(value, made.size)
    if (fresh !== undefined) {
      if (!made.has(value)) made.set(value, fresh)
      return `ids.n${[...made.keys()].indexOf(value)}`
    }
    variables.push(value)
    return `:v${variables.length}::${type}`
  }
  const inserts = written.map(({ table, columns, rows }) => {
    const selects = rows.map(
      (row) => `select ${columns.map((column, at) => expression(row[at], column)).join(', ')} from ids`,
    )
    return `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) ${selects.join(' union all ')}`
  })
  const ids = [...made.values()].map((fresh, at) => `${fresh} as n${at}`)
  const ctes = inserts.slice(0, -1).map((insert, at) => `w${at} as (${insert})`)
  return {
    sql: `with ids as materialized (select ${ids.join(', ')}), ${ctes.join(', ')} ${inserts.at(-1)}`,
    variables: Object.fromEntries(variables.map((value, at) => [`v${at + 1}`, value])),
  }
}
