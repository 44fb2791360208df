import { Type } from 'typebox'
import { londonDate } from '#calendar/index.ts'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { COUNCIL_STAFF, WITH_COUNCIL } from '#referrals/index.ts'
import { alarmsStanding } from '../alarms/index.ts'
import { listQueueRows } from '../queries/queue.ts'
import { oneOf, queueItem, queueParams, RESULTS, SERVICES, seenOfQueue, TriageQueuePage } from '../queue.ts'

const Query = Type.Object(
  {
    status: Type.Optional(oneOf(WITH_COUNCIL, 'In this state.')),
    service: Type.Optional(oneOf(SERVICES, 'For this service.')),
    assignee: Type.Optional(
      Type.String({
        pattern: '^(me|nobody|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$',
        description: 'Taken on by `me`, by `nobody`, or by the account with this id.',
      }),
    ),
    overdue: Type.Optional(Type.Boolean({ description: 'Whether the day for the next steps has passed.' })),
    result: Type.Optional(
      oneOf(RESULTS, 'What the criteria make of it, as last evaluated: advice, not a decision.'),
    ),
    reference: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9-]{1,17}$',
        description: 'How the public reference begins, in capitals or not. Nothing else is searched.',
      }),
    ),
    ...pageQuery,
  },
  { additionalProperties: false },
)

const assigneeOf = (asked: string | undefined, me: string) =>
  asked === 'nobody' ? null : asked === 'me' ? me : asked

export const listTriageQueue = operation({
  id: 'listTriageQueue',
  method: 'GET',
  path: '/v1/councils/{councilId}/triage-queue',
  tag: 'Triage',
  summary: 'What waits for somebody of the council, in the order it is worked on',
  description:
    'Emergencies whose telephone call nobody has confirmed come first, then unanswered safety questions, then by due date, those without one before the rest. What was referred back for want of consent is not in it.',
  allow: COUNCIL_STAFF,
  params: queueParams,
  query: Query,
  answers: {
    200: {
      description: 'A page, and whether the alarms about deadlines run.',
      schema: TriageQueuePage,
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now, params, query } = call
      const seen = seenOfQueue(caller, params.councilId)
      if (seen === undefined) return refuse('not-found')
      concerns({ council: params.councilId })
      const { cursor: _cursor, limit: _limit, assignee, ...rest } = query
      const filter = {
        ...rest,
        reference: rest.reference?.toUpperCase(),
        assignee: assigneeOf(assignee, caller.account),
      }
      const bound = { council: params.councilId, ...filter }
      const page = readPage(call, bound)
      if (isRefusal(page)) return page
      const [rank, dueOn, id] = page.position ?? []
      const after = page.position && { rank: Number(rank), dueOn: String(dueOn), id: String(id) }
      const view = { council: params.councilId, seen, today: londonDate(now) }
      const rows = await listQueueRows(trx, view, filter, { limit: page.limit, after })
      const alarms = await alarmsStanding(trx, params.councilId, now)
      const answer = pageAnswer(call, {
        path: `/v1/councils/${params.councilId}/triage-queue`,
        filter: bound,
        limit: page.limit,
        rows,
        item: (row) => JSON.stringify(queueItem(row, now)),
        position: (row) => [row.queue_rank, row.due_on ?? '-infinity', row.id],
      })
      return { ...answer, json: `{"alarms":${JSON.stringify(alarms)},${answer.json?.slice(1)}` }
    }),
})
