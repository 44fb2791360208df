import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { askedCouncil } from '../../council.ts'
import { taxonomyId } from '../new-taxonomy.ts'
import { findTaxonomy } from '../queries/taxonomies.ts'
import { DirectoryTaxonomy, taxonomyView } from '../view.ts'

export const getTaxonomy = operation({
  id: 'getTaxonomy',
  method: 'GET',
  path: '/v1/directory/taxonomies/{taxonomyId}',
  tag: 'Directory',
  summary: 'One taxonomy: whose it is, which version, on what terms',
  allow: 'anyone',
  params: Type.Object({ taxonomyId }),
  query: Type.Object(
    { council: Type.Optional(askedCouncil) },
    { additionalProperties: false, description: 'The council, for one that it imported.' },
  ),
  answers: { 200: { description: 'The taxonomy.', schema: DirectoryTaxonomy } },
  handle: async ({ db, params, query }) => {
    const taxonomy = await findTaxonomy(db, params.taxonomyId, query.council)
    return taxonomy === undefined ? refuse('not-found') : { status: 200, body: taxonomyView(taxonomy) }
  },
})
