import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'

/**
 * Work of the service for a council, within somebody else's transaction. A provider writes nothing that the public
 * reads; but they say that what an editor approved is right still, or take it away, and the service does it for them.
 */
export async function asCouncil<T>(trx: Trx, council: string, work: () => Promise<T>): Promise<T> {
  const before = await sql<{ councils: string }>`
    select coalesce(current_setting('front_door.councils', true), '') as councils`.execute(trx)
  await askFor(trx, council)
  // What fails undoes the transaction, and who asks with it.
  const done = await work()
  await askFor(trx, before.rows[0]?.councils ?? '')
  return done
}

const askFor = (trx: Trx, councils: string): Promise<unknown> =>
  sql`select set_config('front_door.councils', ${councils}, true)`.execute(trx)
