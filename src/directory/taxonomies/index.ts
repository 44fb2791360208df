import type { Operation } from '#platform/operation.ts'
import { getTaxonomy } from './routes/get-taxonomy.ts'
import { getTaxonomyTerm } from './routes/get-taxonomy-term.ts'
import { listTaxonomies } from './routes/list-taxonomies.ts'
import { listTaxonomyTerms } from './routes/list-taxonomy-terms.ts'
import { putTaxonomy } from './routes/put-taxonomy.ts'

export const taxonomyOperations: readonly Operation[] = [
  listTaxonomies,
  getTaxonomy,
  listTaxonomyTerms,
  getTaxonomyTerm,
  putTaxonomy,
]

export { ancestorsOf, CATEGORIES, isCategory } from './categories.ts'
export { checkCategories, checkTerms } from './check-terms.ts'
export { allTaxonomies } from './queries/taxonomies.ts'
export { broaderThan, byCode, type Taxonomy, type TaxonomyTerm } from './taxonomy.ts'
