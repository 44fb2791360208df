import type { Db } from '#platform/operation.ts'
import { BUILT_IN, builtIn } from '../built-in.ts'
import '../tables.ts'
import type { TaxonomyTable, TermTable } from '../tables.ts'
import type { Taxonomy, TaxonomyTerm } from '../taxonomy.ts'

type Described = Omit<Taxonomy, 'terms'>

export const termOf = (row: Omit<TermTable, 'council_id' | 'taxonomy_id'>): TaxonomyTerm => ({
  code: row.code,
  name: row.name,
  ...(row.description === null ? {} : { description: row.description }),
  ...(row.parent === null ? {} : { parent: row.parent }),
  ...(row.uri === null ? {} : { uri: row.uri }),
  ...(row.deprecated ? { deprecated: true as const } : {}),
})

const describedOf = (row: TaxonomyTable): Described => ({
  id: row.id,
  council: row.council_id,
  name: row.name,
  version: row.version,
  source: row.source,
  licence: row.licence,
  ...(row.uri === null ? {} : { uri: row.uri }),
})

/** What there is without its terms: the built-in ones, then those of one council or of all. */
export async function listedTaxonomies(db: Db, council?: string): Promise<Described[]> {
  const rows = await db
    .selectFrom('directory_taxonomy')
    .selectAll()
    .$if(council !== undefined, (query) => query.where('council_id', '=', council as string))
    .orderBy('council_id')
    .orderBy('id')
    .execute()
  return [...BUILT_IN, ...rows.map(describedOf)]
}

/** A built-in one, or one of the council's. */
export async function findTaxonomy(
  db: Db,
  id: string,
  council: string | undefined,
): Promise<Described | undefined> {
  const known = builtIn(id)
  if (known !== undefined || council === undefined) return known
  const row = await db
    .selectFrom('directory_taxonomy')
    .selectAll()
    .where('council_id', '=', council)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : describedOf(row)
}

type Page = { limit: number; from?: string | undefined; parent?: string | undefined }

/** In the order of their codes. One more than asked for. */
export async function listTerms(
  db: Db,
  { id, council }: Described,
  { limit, from, parent }: Page,
): Promise<TaxonomyTerm[]> {
  if (council === undefined) {
    const terms = builtIn(id)?.terms ?? []
    return terms
      .filter((term) => from === undefined || term.code > from)
      .filter((term) => parent === undefined || term.parent === parent)
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .slice(0, limit + 1)
  }
  const rows = await termsOf(db, { id, council })
    .$if(from !== undefined, (query) => query.where('code', '>', from as string))
    .$if(parent !== undefined, (query) => query.where('parent', '=', parent as string))
    .orderBy('code')
    .limit(limit + 1)
    .execute()
  return rows.map(termOf)
}

export async function findTerm(
  db: Db,
  { id, council }: Described,
  code: string,
): Promise<TaxonomyTerm | undefined> {
  if (council === undefined) return builtIn(id)?.terms.find((term) => term.code === code)
  const row = await termsOf(db, { id, council }).where('code', '=', code).executeTakeFirst()
  return row === undefined ? undefined : termOf(row)
}

const termsOf = (db: Db, { id, council }: { id: string; council: string }) =>
  db.selectFrom('directory_term').selectAll().where('council_id', '=', council).where('taxonomy_id', '=', id)

/** Every taxonomy with its terms: the built-in ones, then those that councils imported. */
export async function allTaxonomies(db: Db): Promise<Taxonomy[]> {
  const described = (await listedTaxonomies(db)).slice(BUILT_IN.length)
  if (described.length === 0) return [...BUILT_IN]
  const rows = await db.selectFrom('directory_term').selectAll().orderBy('code').execute()
  const imported = Map.groupBy(rows, (row) => `${row.council_id} ${row.taxonomy_id}`)
  return [
    ...BUILT_IN,
    ...described.map((taxonomy) => ({
      ...taxonomy,
      terms: (imported.get(`${taxonomy.council} ${taxonomy.id}`) ?? []).map(termOf),
    })),
  ]
}
