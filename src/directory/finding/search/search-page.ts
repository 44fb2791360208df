import { type Static, Type } from 'typebox'
import { PageLinks } from '#platform/paging.ts'
import { strict } from '../../record/words.ts'
import { type Card, cardProperties } from '../projection/card.ts'
import { readTag, TAG_KINDS } from '../projection/tags.ts'
import type { TagCount } from '../queries/count-facets.ts'
import type { FoundRow } from '../queries/find-services.ts'
import { Matched, matched } from './matched.ts'
import type { SearchQuery } from './search-query.ts'

const FoundService = Type.Object(
  {
    ...cardProperties,
    distance: Type.Optional(
      Type.Integer({
        minimum: 0,
        description:
          'Metres in a straight line; to the middle of the district, where only that of a place is published.',
      }),
    ),
    matched: Type.Array(Matched),
  },
  { $id: 'FoundService', ...strict, description: 'A service as a search shows it.' },
)

const FacetCount = Type.Object(
  { code: Type.String(), count: Type.Integer({ minimum: 1 }) },
  { $id: 'FacetCount', ...strict },
)

const Facets = Type.Object(Object.fromEntries(TAG_KINDS.map((kind) => [kind, Type.Array(FacetCount)])), {
  $id: 'SearchFacets',
  ...strict,
  description: 'Of each code, how many of what matches have it; of 1,000 of them, where the total is capped.',
})

export const DidYouMean = Type.Object(
  {
    words: Type.String(),
    used: Type.Boolean({
      description: 'Nothing was found as it was written; what is here was found by these.',
    }),
  },
  { $id: 'DidYouMean', ...strict },
)
export type DidYouMean = Static<typeof DidYouMean>

export const SearchPage = Type.Object(
  {
    items: Type.Array(FoundService),
    links: PageLinks,
    total: Type.Integer({
      minimum: 0,
      maximum: 1_000,
      description: 'How many match, as counted for the first page; where it is capped, at least so many.',
    }),
    totalIsCapped: Type.Boolean(),
    facets: Type.Optional(Facets),
    didYouMean: Type.Optional(DidYouMean),
  },
  { $id: 'ServiceSearchPage', ...strict },
)

/** A row as the text of its JSON: the card as it is kept, and what is this search's own. */
export function itemOf(query: SearchQuery, row: FoundRow): string {
  const own = {
    ...(row.distance === null ? {} : { distance: Math.round(row.distance) }),
    matched: matched(query, JSON.parse(row.card) as Card, row),
  }
  return `${row.card.slice(0, -1)},${JSON.stringify(own).slice(1)}`
}

/** Codes by kind, the most frequent first. */
export function facetsOf(counts: readonly TagCount[]): Record<string, { code: string; count: number }[]> {
  const byKind = Map.groupBy(counts, ({ tag }) => readTag(tag).kind)
  return Object.fromEntries(
    TAG_KINDS.map((kind) => [
      kind,
      (byKind.get(kind) ?? []).map(({ tag, count }) => ({ code: readTag(tag).code, count })),
    ]),
  )
}
