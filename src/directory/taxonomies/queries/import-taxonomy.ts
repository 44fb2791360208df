import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { NewTaxonomy } from '../new-taxonomy.ts'
import '../tables.ts'

type Import = { council: string; id: string; account: string; now: Date }

/** How many terms the list has, and how many are deprecated now because it has them no longer. */
export type Imported = { terms: number; deprecated: number }

/** Puts a published list in place of the one before it. What it has no longer stays, deprecated. */
export async function importTaxonomy(
  trx: Trx,
  { council, id, account, now }: Import,
  { terms, ...described }: NewTaxonomy,
): Promise<Imported> {
  const row = {
    name: described.name,
    version: described.version,
    source: described.source,
    licence: described.licence,
    uri: described.uri ?? null,
    imported_by: account,
    imported_at: now,
  }
  await trx
    .insertInto('directory_taxonomy')
    .values({ council_id: council, id, ...row })
    .onConflict((conflict) => conflict.columns(['council_id', 'id']).doUpdateSet(row))
    .execute()
  await sql`
    insert into directory_term (council_id, taxonomy_id, code, name, description, parent, uri, deprecated)
    select ${council}, ${id}, t.code, t.name, t.description, t.parent, t.uri, false
      from json_to_recordset(${JSON.stringify(terms)}::json)
        as t(code text, name text, description text, parent text, uri text)
    on conflict (council_id, taxonomy_id, code) do update set name = excluded.name,
      description = excluded.description, parent = excluded.parent, uri = excluded.uri, deprecated = false
  `.execute(trx)
  const { rows } = await sql<{ deprecated: number }>`
    with gone as (
      update directory_term set deprecated = true
       where council_id = ${council} and taxonomy_id = ${id} and not code = any (${terms.map(({ code }) => code)})
      returning 1)
    select count(*)::int as deprecated from gone`.execute(trx)
  return { terms: terms.length, deprecated: rows[0]?.deprecated ?? 0 }
}
