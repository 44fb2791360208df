import type { Trx } from '#platform/operation.ts'
import { builtIn } from '../built-in.ts'
import '../tables.ts'

type Reference = { readonly taxonomy: string; readonly term: string }

/** Tells of each reference whether the council has it: one question to the database for all of them. */
export async function knownTerms(
  trx: Trx,
  council: string,
  references: readonly Reference[],
): Promise<(reference: Reference) => boolean> {
  const imported = references.filter(({ taxonomy }) => builtIn(taxonomy) === undefined)
  const rows =
    imported.length === 0
      ? []
      : await trx
          .selectFrom('directory_term')
          .select(['taxonomy_id', 'code'])
          .where('council_id', '=', council)
          .where('taxonomy_id', 'in', [...new Set(imported.map(({ taxonomy }) => taxonomy))])
          .where('code', 'in', [...new Set(imported.map(({ term }) => term))])
          .execute()
  return ({ taxonomy, term }) =>
    builtIn(taxonomy)?.terms.some(({ code }) => code === term) ??
    rows.some((row) => row.taxonomy_id === taxonomy && row.code === term)
}
