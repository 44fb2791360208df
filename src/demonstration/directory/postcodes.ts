import { readFileSync } from 'node:fs'
import type { Kysely } from 'kysely'
import { loadPostcodes } from '#directory/index.ts'
import type { Database } from '#platform/tables.ts'

const FILE = new URL('../../../examples/directory/postcodes.csv', import.meta.url)

/** Tells the demonstration where its made-up postcodes are, unless it knows some already. */
export async function loadMadeUpPostcodes(owner: Kysely<Database>): Promise<void> {
  const known = await owner.selectFrom('postcode_point').select('code').limit(1).executeTakeFirst()
  if (known === undefined) await loadPostcodes(owner, readFileSync(FILE, 'utf8').split(/\r?\n/))
}
