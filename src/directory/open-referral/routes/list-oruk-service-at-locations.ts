import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { FEED, readFeed } from '../feed.ts'
import { conditionsOf, serviceFilters } from '../filters.ts'
import { HsdsPage, numbersOf, pageOf, pageParameters } from '../page.ts'
import { placeInAList, placeOf } from '../places.ts'
import { listPlaces } from '../queries/places.ts'

const path = `${FEED}/service_at_locations`

const ID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'

export const listOrukServiceAtLocations = operation({
  id: 'listOrukServiceAtLocations',
  method: 'GET',
  path,
  tag: 'Open Referral UK',
  summary: 'Services at the places where they are given',
  description:
    'A place whose address is not published is here without address and point, and no distance finds it.',
  allow: 'anyone',
  query: Type.Object(
    {
      ...pageParameters,
      ...serviceFilters,
      postcode: Type.Optional(
        Type.String({
          pattern: '^ *[A-Za-z]{1,2}[0-9][A-Za-z0-9]? *[0-9][A-Za-z]{2} *$',
          description: 'A whole postcode. Alone: places of that postcode.',
        }),
      ),
      proximity: Type.Optional(
        Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'Metres from the postcode’s middle.' }),
      ),
      full: Type.Optional(Type.Boolean({ description: 'All of each place and its service.' })),
      after: Type.Optional(Type.String({ pattern: `^${ID}_${ID}$`, description: 'Set by `next`.' })),
    },
    { additionalProperties: false },
  ),
  answers: { 200: { description: 'A page.', schema: HsdsPage, headers: ['Cache-Control'] } },
  handle: ({ db, query }) =>
    readFeed(db, async (trx, terms) => {
      const { page, perPage } = numbersOf(query)
      const { postcode, modified_after: since } = query
      const { rows, total } = await listPlaces(trx, {
        conditions: conditionsOf(query, terms),
        near: postcode === undefined ? undefined : { postcode: spaced(postcode), metres: query.proximity },
        since: since === undefined ? undefined : new Date(since),
        after: query.after === undefined ? undefined : positionOf(query.after),
        skip: (page - 1) * perPage,
        limit: perPage + 1,
      })
      const shown = rows.slice(0, perPage)
      const places = shown.map((row) => placeOf(row, terms))
      const last = shown.at(-1)
      const after = last && `${last.id}_${last.place}`
      return pageOf({
        asked: query,
        total,
        contents: query.full ? places : places.map(placeInAList),
        next: rows.length > perPage ? { ...query, page: page + 1, after } : undefined,
        path,
      })
    }),
})

const spaced = (postcode: string): string => {
  const bare = postcode.replaceAll(' ', '').toUpperCase()
  return `${bare.slice(0, -3)} ${bare.slice(-3)}`
}

const positionOf = (after: string) => ({ record: after.slice(0, 36), place: after.slice(37) })
