import { Type } from 'typebox'
import { councils } from '#councils/index.ts'
import { councilsWithRole } from '#platform/access.ts'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { reachOf, SENDERS } from '#referrals/index.ts'
import {
  inOrder,
  OutgoingEvent,
  outgoingEvent,
  readCouncilEvents,
  readSenderEvents,
} from '../events/index.ts'

const PATH = '/v1/events'

export const listEvents = operation({
  id: 'listEvents',
  method: 'GET',
  path: PATH,
  tag: 'Hand-over',
  summary: 'What happened to referrals, oldest first, for those who poll',
  description:
    'Ids and codes, and where to read on. A case system: all of its council. Who sends: what everybody concerned is told of what they (as lead: their organisation) sent. Follow `next` for ever: it is there also when nothing more has come yet, and no event is passed over, however long the work took that it tells of.',
  allow: [...SENDERS, 'case_system'],
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: { description: 'What came next.', schema: pageOf('EventPage', OutgoingEvent), headers: ['Link'] },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx) => {
      const page = readPage(call, null)
      if (isRefusal(page)) return page
      const [xid, id] = page.position ?? []
      const wanted = {
        after: page.position && { xid: String(xid), id: String(id) },
        limit: page.limit + 1,
      }
      const reach = reachOf(call.caller)
      const own = councilsWithRole(call.caller, ['case_system'])
      const all = councils.map((council) => council.id)
      const told = own.length === 0 ? [] : await readCouncilEvents(trx, own, wanted)
      const sent = reach.sends ? await readSenderEvents(trx, all, reach, wanted) : []
      return pageAnswer(call, {
        path: PATH,
        filter: null,
        limit: page.limit,
        rows: inOrder(told, sent, wanted.limit),
        item: (row) => JSON.stringify(outgoingEvent(row)),
        position: (row) => [row.xid, row.id],
        feed: true,
      })
    }),
})
