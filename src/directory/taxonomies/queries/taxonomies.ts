import type { Trx } from '#platform/operation.ts'
import { BUILT_IN } from '../built-in.ts'
import '../tables.ts'
import type { TaxonomyTable, TermTable } from '../tables.ts'
import type { Taxonomy, TaxonomyTerm } from '../taxonomy.ts'

export type TaxonomyRow = TaxonomyTable
export type TermRow = TermTable

export const termOf = (row: Omit<TermRow, 'council_id' | 'taxonomy_id'>): TaxonomyTerm => ({
  code: row.code,
  name: row.name,
  ...(row.description === null ? {} : { description: row.description }),
  ...(row.parent === null ? {} : { parent: row.parent }),
  ...(row.uri === null ? {} : { uri: row.uri }),
  ...(row.deprecated ? { deprecated: true as const } : {}),
})

export const taxonomyOf = (row: TaxonomyRow, terms: readonly TermRow[]): Taxonomy => ({
  id: row.id,
  council: row.council_id,
  name: row.name,
  version: row.version,
  source: row.source,
  licence: row.licence,
  ...(row.uri === null ? {} : { uri: row.uri }),
  terms: terms
    .filter((term) => term.council_id === row.council_id && term.taxonomy_id === row.id)
    .map(termOf),
})

/** Every taxonomy with its terms: the built-in ones, then those that councils imported. */
export async function allTaxonomies(trx: Trx): Promise<Taxonomy[]> {
  const rows = await trx
    .selectFrom('directory_taxonomy')
    .selectAll()
    .orderBy('council_id')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return [...BUILT_IN]
  const terms = await trx.selectFrom('directory_term').selectAll().orderBy('code').execute()
  return [...BUILT_IN, ...rows.map((row) => taxonomyOf(row, terms))]
}
