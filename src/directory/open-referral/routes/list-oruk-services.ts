import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { FEED, inAList, minimally, readFeed, serviceOf } from '../feed.ts'
import { conditionsOf, serviceFilters } from '../filters.ts'
import { HsdsPage, numbersOf, pageOf, pageParameters } from '../page.ts'
import { listServices } from '../queries/services.ts'

const path = `${FEED}/services`

export const listOrukServices = operation({
  id: 'listOrukServices',
  method: 'GET',
  path,
  tag: 'Open Referral UK',
  summary: 'Services, by the national standard',
  description:
    'To keep a copy: read with `modified_after` (of long ago at first) and `full`, follow `next` until a page is empty, and keep the last `next` for the day after. What was withdrawn comes as `defunct`: delete it.',
  allow: 'anyone',
  query: Type.Object(
    {
      ...pageParameters,
      ...serviceFilters,
      minimal: Type.Optional(Type.Boolean({ description: 'Only the ids, and when each changed.' })),
      full: Type.Optional(Type.Boolean({ description: 'All of each service.' })),
      after: Type.Optional(Type.String({ format: 'uuid', description: 'Set by `next`.' })),
    },
    { additionalProperties: false },
  ),
  answers: { 200: { description: 'A page.', schema: HsdsPage, headers: ['Cache-Control'] } },
  handle: ({ db, query }) =>
    readFeed(db, async (trx, terms) => {
      const { page, perPage } = numbersOf(query)
      const since = query.modified_after === undefined ? undefined : new Date(query.modified_after)
      const { rows, total } = await listServices(trx, {
        conditions: conditionsOf(query, terms),
        since,
        after: query.after,
        skip: (page - 1) * perPage,
        limit: perPage + 1,
      })
      const shown = rows.slice(0, perPage)
      const services = shown.map((row) => serviceOf(row, terms))
      const last = shown.at(-1)
      const later = last === undefined ? since : new Date(last.modified_at.getTime() + 1)
      const onwards = { ...query, page: page + 1, after: last?.id }
      return pageOf({
        asked: query,
        total,
        contents: query.minimal ? services.map(minimally) : query.full ? services : services.map(inAList),
        // Instants of change are all different, to the millisecond: the one after the last leaves nothing out.
        next:
          since !== undefined
            ? { ...query, page: undefined, modified_after: later?.toISOString() }
            : rows.length > perPage
              ? onwards
              : undefined,
        path,
      })
    }),
})
