import { sql } from 'kysely'
import type { Db } from '#platform/operation.ts'
import { allTaxonomies } from '../../taxonomies/index.ts'
import { type Terms, termsOf } from '../terms.ts'
import { columns, published, type ServiceRow } from './services.ts'

/** So few that a slow reader has taken them before the database stops waiting. */
const BATCH = 50

/**
 * Every published service as all stood at one moment, a batch at a time: the cursor is the server's, and the next
 * batch is asked for when the one before was taken.
 */
export async function* walkServices(db: Db): AsyncGenerator<{ rows: ServiceRow[]; terms: Terms }> {
  const trx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  let finished = false
  try {
    const terms = termsOf(await allTaxonomies(trx))
    await sql`declare walk no scroll cursor for
      select ${columns} from ${published} where r.kind = 'service' and r.document is not null order by r.id`.execute(
      trx,
    )
    for (;;) {
      const { rows } = await sql<ServiceRow>`fetch ${sql.lit(BATCH)} from walk`.execute(trx)
      if (rows.length === 0) break
      yield { rows, terms }
    }
    await trx.commit().execute()
    finished = true
  } finally {
    // Whoever went away, or was cut off, leaves nothing open behind.
    if (!finished) await trx.rollback().execute()
  }
}
