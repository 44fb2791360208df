import { sql } from 'kysely'
import type { Db } from '../operation.ts'

declare module '../tables.ts' {
  interface Database {
    request_count: RequestCountTable
  }
}

export type RequestCountTable = {
  /** The operation and the address, hashed under the service's key. */
  hash: string
  count: number
  until: Date
}

/** Counts one more request, and says how many there were in the window that goes on until then. */
export async function countRequest(
  db: Db,
  { hash, now, until }: { hash: string; now: Date; until: Date },
): Promise<{ count: number; until: Date }> {
  const { rows } = await sql<{ count: number; until: Date }>`
    insert into request_count as counted (hash, count, until) values (${hash}, 1, ${until})
    on conflict (hash) do update
      set count = case when counted.until <= ${now} then 1 else counted.count + 1 end,
          until = case when counted.until <= ${now} then excluded.until else counted.until end
    returning count, until`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('A request was not counted.')
  return row
}

/** Forgets the addresses whose window is over. */
export async function forgetRequests(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('request_count').where('until', '<=', now).execute()
}
