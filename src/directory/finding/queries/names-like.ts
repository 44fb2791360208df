import { sql } from 'kysely'
import type { Db } from '#platform/operation.ts'

/** Lower than PostgreSQL's own: of a word of seven letters with one wrong, half of the trigrams are left. */
const LIKE = '0.35'

/** Names of services with a word like this one, the likest first. What is withdrawn is suggested to nobody. */
export const namesLike = (
  db: Db,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> =>
  db.transaction().execute(async (trx) => {
    await sql`select set_config('pg_trgm.word_similarity_threshold', ${LIKE}, true)`.execute(trx)
    const found = new Map<string, readonly string[]>()
    for (const word of words) {
      const { rows } = await sql<{ name_key: string }>`
        select name_key from service_search where place = 0 and ${word}::text <% name_key
        order by word_similarity(${word}::text, name_key) desc, name_key limit 20`.execute(trx)
      found.set(
        word,
        rows.map(({ name_key }) => name_key),
      )
    }
    return found
  })
