import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { RECORD_PEOPLE, recordParams, recordPath } from '../../editing/index.ts'
import { listRightRows } from '../queries/rights.ts'
import { keptRecord } from '../rights/keep.ts'
import { EditRight } from '../rights/schemas.ts'

export const listRights = operation({
  id: 'listRights',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/rights',
  tag: 'Directory providers',
  summary: 'Who may edit a record besides its owner',
  description: 'For the owner and the council’s editors.',
  allow: RECORD_PEOPLE,
  params: recordParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: { description: 'A page of rights.', schema: pageOf('EditRightPage', EditRight), headers: ['Link'] },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const kept = await keptRecord(call, trx, concerns)
      if (isRefusal(kept)) return kept
      return pageById(call, {
        path: `${recordPath(kept.record)}/rights`,
        rows: (page) => listRightRows(trx, kept.record, page),
        item: ({ id, name, granted_at }) =>
          JSON.stringify({
            organisation: { id, name },
            grantedAt: granted_at.toISOString(),
          } satisfies EditRight),
      })
    }),
})
