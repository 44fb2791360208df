import { Type } from 'typebox'
import { councilsWithRole } from '#platform/access.ts'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { contactSummary, InitialContactSummary, listContactRows } from '../contacts/index.ts'

const PATH = '/v1/initial-contacts'

const Query = Type.Object(
  {
    state: Type.Optional(
      Type.Unsafe<'pending' | 'acknowledged'>({
        type: 'string',
        enum: ['pending', 'acknowledged'],
        description: 'Only those that wait to be acknowledged, or only those that were.',
      }),
    ),
    ...pageQuery,
  },
  { additionalProperties: false },
)

export const listInitialContacts = operation({
  id: 'listInitialContacts',
  method: 'GET',
  path: PATH,
  tag: 'Hand-over',
  summary: 'What is to be taken over into the case system, oldest first',
  description:
    'A referral is handed over when its initial contact is acknowledged (`acknowledgeInitialContact`), and not before. A later `change` corrects the one before it. Follow `next` for ever: it is there also when nothing more has come yet, and none is passed over.',
  allow: ['case_system'],
  query: Query,
  answers: {
    200: {
      description: 'What came next.',
      schema: pageOf('InitialContactPage', InitialContactSummary),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx) => {
      const filter = { state: call.query.state }
      const page = readPage(call, filter)
      if (isRefusal(page)) return page
      const [xid, id] = page.position ?? []
      const councils = councilsWithRole(call.caller, ['case_system'])
      const rows = await listContactRows(trx, councils, filter.state, {
        after: page.position && { xid: String(xid), id: String(id) },
        limit: page.limit + 1,
      })
      return pageAnswer(call, {
        path: PATH,
        filter,
        limit: page.limit,
        rows,
        item: (row) => JSON.stringify(contactSummary(row)),
        position: (row) => [row.xid, row.id],
        feed: true,
      })
    }),
})
