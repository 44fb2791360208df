import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { RECORD_PEOPLE, reachIn, recordsParams } from '../../editing/index.ts'
import { listRequestRows } from '../queries/rights-requests.ts'
import { RightsRequest, requestsQuery } from '../rights/schemas.ts'
import { requestView } from '../rights/view.ts'

export const listRightsRequests = operation({
  id: 'listRightsRequests',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/rights-requests',
  tag: 'Directory providers',
  summary: 'Requests for rights: those you decide on, and your own',
  description:
    'Newest first. An owner reads those for their records, an editor all of the council’s; whoever asked, their own and what became of them.',
  allow: RECORD_PEOPLE,
  params: recordsParams,
  query: Type.Object({ ...pageQuery, ...requestsQuery }, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of requests.',
      schema: pageOf('RightsRequestPage', RightsRequest),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { state } = call.query
      const council = call.params.councilId
      const reach = reachIn(call.caller, council)
      if (isRefusal(reach)) return reach
      concerns({ council })
      return pageById(
        { ...call, params: { ...call.params, state: state ?? null } },
        {
          path: `/v1/councils/${council}/directory/rights-requests`,
          rows: (page) => listRequestRows(trx, reach, council, { ...page, state }),
          item: (row) => JSON.stringify(requestView(row, reach.organisation)),
        },
      )
    }),
})
