import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { askedCouncil } from '../../council.ts'
import { taxonomyId } from '../new-taxonomy.ts'
import { findTaxonomy, listTerms } from '../queries/taxonomies.ts'
import { DirectoryTerm, termView } from '../view.ts'

export const listTaxonomyTerms = operation({
  id: 'listTaxonomyTerms',
  method: 'GET',
  path: '/v1/directory/taxonomies/{taxonomyId}/terms',
  tag: 'Directory',
  summary: 'The terms of a taxonomy, in the order of their codes',
  allow: 'anyone',
  params: Type.Object({ taxonomyId }),
  query: Type.Object(
    {
      council: Type.Optional(askedCouncil),
      parent: Type.Optional(
        Type.String({ minLength: 1, maxLength: 100, description: 'Only what is right below this one.' }),
      ),
      ...pageQuery,
    },
    { additionalProperties: false },
  ),
  answers: {
    200: {
      description: 'A page of terms.',
      schema: pageOf('DirectoryTermPage', DirectoryTerm),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: async (call) => {
    const { db, params, query } = call
    const filter = [params.taxonomyId, query.council ?? null, query.parent ?? null]
    const page = readPage(call, filter)
    if (isRefusal(page)) return page
    const taxonomy = await findTaxonomy(db, params.taxonomyId, query.council)
    if (taxonomy === undefined) return refuse('not-found')
    const from = page.position === undefined ? undefined : String(page.position[0])
    return pageAnswer(call, {
      path: `/v1/directory/taxonomies/${params.taxonomyId}/terms`,
      filter,
      limit: page.limit,
      rows: await listTerms(db, taxonomy, { limit: page.limit, from, parent: query.parent }),
      item: (term) => JSON.stringify(termView(taxonomy, term)),
      position: ({ code }) => [code],
    })
  },
})
