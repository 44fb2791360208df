export { ancestorsOf, CATEGORIES, isCategory } from './categories.ts'
export { checkCategories, checkTerms } from './check-terms.ts'
export { allTaxonomies } from './queries/taxonomies.ts'
export { broaderThan, byCode, type Taxonomy, type TaxonomyTerm } from './taxonomy.ts'
