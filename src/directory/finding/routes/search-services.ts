import { operation } from '#platform/operation.ts'
import { pageAnswer, readPage } from '#platform/paging.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { locate } from '../geography/locate.ts'
import { askedFor } from '../search/asked-for.ts'
import { checkQuery } from '../search/check-query.ts'
import { positionOf, readPosition } from '../search/cursor.ts'
import { search, tagsFound, withWords } from '../search/search.ts'
import { facetsOf, itemOf, SearchPage } from '../search/search-page.ts'
import { SearchQuery } from '../search/search-query.ts'

const path = '/v1/directory/services'

export const searchServices = operation({
  id: 'searchServices',
  method: 'GET',
  path,
  tag: 'Directory',
  summary: 'Find services for families',
  description:
    'Everything that is asked for has to be met; each result says how. No search is kept, and none is linked with a person or a referral.',
  allow: 'anyone',
  query: SearchQuery,
  answers: { 200: { description: 'A page of services.', schema: SearchPage, headers: ['Link'] } },
  problems: ['cursor-not-valid', 'postcode-not-known'],
  async handle(call) {
    const errors = checkQuery(call.query)
    if (errors.length > 0) return refuse('invalid-request', { errors })
    const { limit: _limit, cursor: _cursor, facets, ...filter } = call.query
    const page = readPage(call, filter)
    if (isRefusal(page)) return page
    const cursor = page.position === undefined ? undefined : readPosition(page.position)
    if (page.position !== undefined && cursor === undefined) return refuse('cursor-not-valid')
    const point = filter.near === undefined ? undefined : await locate(call.db, filter.near)
    if (filter.near !== undefined && point === undefined) return refuse('postcode-not-known')
    const asked = askedFor(filter, point, call.now)
    const found = await search(call.db, asked, page.limit, cursor)
    const instead = found.didYouMean?.used ? found.didYouMean.words : undefined
    const tags = facets ? await tagsFound(call.db, withWords(asked, instead), found) : undefined
    return pageAnswer(call, {
      path,
      filter,
      limit: page.limit,
      rows: found.rows,
      item: (row) => itemOf(filter, row),
      position: (row) => positionOf(row, { ...found, instead }),
      more: {
        total: found.total,
        totalIsCapped: found.isCapped,
        ...(tags === undefined ? {} : { facets: facetsOf(tags) }),
        ...(found.didYouMean === undefined ? {} : { didYouMean: found.didYouMean }),
      },
    })
  },
})
