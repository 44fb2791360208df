import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { askedCouncil } from '../../council.ts'
import { listedTaxonomies } from '../queries/taxonomies.ts'
import { DirectoryTaxonomy, taxonomyView } from '../view.ts'

export const listTaxonomies = operation({
  id: 'listTaxonomies',
  method: 'GET',
  path: '/v1/directory/taxonomies',
  tag: 'Directory',
  summary: 'The taxonomies that services are described with',
  description: 'The built-in ones, which every council has, then those that councils imported.',
  allow: 'anyone',
  query: Type.Object({ council: Type.Optional(askedCouncil), ...pageQuery }, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of taxonomies.',
      schema: pageOf('DirectoryTaxonomyPage', DirectoryTaxonomy),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: async (call) => {
    const { council } = call.query
    const filter = council ?? null
    const page = readPage(call, filter)
    if (isRefusal(page)) return page
    // There are a few dozen: one that was imported meanwhile does not move the others.
    const all = await listedTaxonomies(call.db, council)
    const from = page.position?.join(' ')
    const at = from === undefined ? 0 : all.findIndex((each) => placeOf(each).join(' ') === from) + 1
    return pageAnswer(call, {
      path: '/v1/directory/taxonomies',
      filter,
      limit: page.limit,
      rows: all.slice(at, at + page.limit + 1),
      item: (taxonomy) => JSON.stringify(taxonomyView(taxonomy)),
      position: placeOf,
    })
  },
})

const placeOf = ({ council, id }: { council?: string; id: string }) => [council ?? '', id]
