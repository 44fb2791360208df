import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { ReferralStatus } from '../lifecycle/status.ts'
import { isCouncilStaff, READERS, reachOf } from '../permissions.ts'
import { listReferralRows } from '../queries/list-referrals.ts'
import { keptByCouncilsOf, sentBy } from '../queries/may-read.ts'
import { ReferralSummary } from '../referral.ts'
import { summaryOf } from '../views.ts'

const PATH = '/v1/referrals'

const Query = Type.Object(
  {
    view: Type.Optional(
      Type.Unsafe<'sent' | 'council'>({
        type: 'string',
        enum: ['sent', 'council'],
        description:
          '`sent`: what you (as lead: your organisation) have sent. `council`: what your councils keep. Default: `council` for council staff, else `sent`.',
      }),
    ),
    status: Type.Optional(ReferralStatus),
    service: Type.Optional(
      Type.Unsafe<'early_help' | 'social_care'>({ type: 'string', enum: ['early_help', 'social_care'] }),
    ),
    council: Type.Optional(
      Type.String({ pattern: '^[a-z-]{1,60}$', description: 'The council that keeps it.' }),
    ),
    ...pageQuery,
  },
  { additionalProperties: false },
)

export const listReferrals = operation({
  id: 'listReferrals',
  method: 'GET',
  path: PATH,
  tag: 'Referrals',
  summary: 'List referrals: those you sent, or those your council keeps',
  description:
    'Newest first. For council staff emergencies whose telephone call nobody has confirmed come before all others, then those with a safety question unanswered.',
  allow: READERS,
  query: Query,
  answers: {
    200: { description: 'A page.', schema: pageOf('ReferralPage', ReferralSummary), headers: ['Link'] },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx) => {
      const { caller, query } = call
      const view = query.view ?? (isCouncilStaff(caller) ? 'council' : 'sent')
      const filter = { status: query.status, service: query.service, council: query.council }
      const page = readPage(call, { view, ...filter })
      if (isRefusal(page)) return page
      const after = page.position && { attention: Number(page.position[0]), id: String(page.position[1]) }
      const reach = reachOf(caller)
      const scope = view === 'council' ? keptByCouncilsOf(reach) : sentBy(reach)
      const rows = await listReferralRows(
        trx,
        scope,
        filter,
        { limit: page.limit, after },
        view === 'council',
      )
      return pageAnswer(call, {
        path: PATH,
        filter: { view, ...filter },
        limit: page.limit,
        rows,
        item: (row) => JSON.stringify(summaryOf(row, call.now)),
        position: (row) => [row.attention, row.id],
      })
    }),
})
