import { londonDate } from '#calendar/index.ts'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { COUNCIL_STAFF, WITH_COUNCIL } from '#referrals/index.ts'
import { countQueue, type QueueGroup } from '../queries/queue.ts'
import { queueParams, RESULTS, SERVICES, seenOfQueue, TriageCounts } from '../queue.ts'

export const getTriageCounts = operation({
  id: 'getTriageCounts',
  method: 'GET',
  path: '/v1/councils/{councilId}/triage-queue/counts',
  tag: 'Triage',
  summary: 'How much waits for somebody of the council, and how much of it is of each kind',
  allow: COUNCIL_STAFF,
  params: queueParams,
  answers: { 200: { description: 'What the caller sees of the queue, counted.', schema: TriageCounts } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const council = call.params.councilId
      const seen = seenOfQueue(call.caller, council)
      if (seen === undefined) return refuse('not-found')
      concerns({ council })
      const groups = await countQueue(trx, { council, seen, today: londonDate(call.now) })
      return { status: 200, body: countsOf(groups) }
    }),
})

function countsOf(groups: readonly QueueGroup[]) {
  const count = (counts: (group: QueueGroup) => boolean) =>
    groups.filter(counts).reduce((sum, group) => sum + group.count, 0)
  const by = (member: 'status' | 'result' | 'service', values: readonly string[]) =>
    Object.fromEntries(values.map((value) => [value, count((group) => group[member] === value)]))
  return {
    total: count(() => true),
    byStatus: by('status', WITH_COUNCIL),
    byResult: by('result', RESULTS),
    byService: by('service', SERVICES),
    overdue: count(({ overdue }) => overdue),
    unassigned: count(({ unassigned }) => unassigned),
    emergenciesUnconfirmed: count(({ rank }) => rank === 0),
    consentHeld: count(({ rank }) => rank === 1 || rank === 3),
    safetyUnanswered: count(({ rank }) => rank === 1 || rank === 2),
  }
}
