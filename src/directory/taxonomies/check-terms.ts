import type { Fault } from '#platform/faults.ts'
import type { Trx } from '#platform/operation.ts'
import type { AnyDocument } from '../record/index.ts'
import { isCategory } from './categories.ts'
import { knownTerms } from './queries/known-terms.ts'

/** Where a record names a category or a term that there is not. A deprecated one is there. */
export async function checkTerms(trx: Trx, council: string, document: AnyDocument): Promise<Fault[]> {
  if (!('categories' in document)) return []
  return [...checkCategories(document.categories), ...(await checkReferences(trx, council, document.terms))]
}

export const checkCategories = (categories: readonly string[]): Fault[] =>
  categories.flatMap((code, at) =>
    isCategory(code)
      ? []
      : [
          {
            pointer: `/categories/${at}`,
            code: 'unknown_category',
            message: 'This must be a term of the taxonomy `categories`.',
          },
        ],
  )

async function checkReferences(
  trx: Trx,
  council: string,
  references: readonly { taxonomy: string; term: string }[] = [],
): Promise<Fault[]> {
  if (references.length === 0) return []
  const known = await knownTerms(trx, council, references)
  return references.flatMap((reference, at) =>
    known(reference)
      ? []
      : [
          {
            pointer: `/terms/${at}`,
            code: 'unknown_term',
            message: 'This must be a term of a taxonomy that the council has (`listTaxonomies`).',
          },
        ],
  )
}
