import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { askedCouncil } from '../../council.ts'
import { taxonomyId } from '../new-taxonomy.ts'
import { findTaxonomy, findTerm } from '../queries/taxonomies.ts'
import { DirectoryTerm, termView } from '../view.ts'

export const getTaxonomyTerm = operation({
  id: 'getTaxonomyTerm',
  method: 'GET',
  path: '/v1/directory/taxonomies/{taxonomyId}/terms/{termCode}',
  tag: 'Directory',
  summary: 'One term: what its address stands for',
  allow: 'anyone',
  params: Type.Object({
    taxonomyId,
    termCode: Type.String({ minLength: 1, maxLength: 100, description: 'e.g. `short_breaks`.' }),
  }),
  query: Type.Object({ council: Type.Optional(askedCouncil) }, { additionalProperties: false }),
  answers: { 200: { description: 'The term.', schema: DirectoryTerm } },
  handle: async ({ db, params, query }) => {
    const taxonomy = await findTaxonomy(db, params.taxonomyId, query.council)
    const term = taxonomy && (await findTerm(db, taxonomy, params.termCode))
    if (taxonomy === undefined || term === undefined) return refuse('not-found')
    return { status: 200, body: termView(taxonomy, term) }
  },
})
