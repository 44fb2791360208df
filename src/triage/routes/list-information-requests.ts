import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { lookAt, READERS, referralParams, type Seen, withMembers } from '#referrals/index.ts'
import { askedWithoutOthers, InformationRequest, isRequestOverdue } from '../information-request.ts'
import { type InformationRequestRow, listInformationRequestRows } from '../queries/information-requests.ts'
import { staffMember } from '../staff-member.ts'

export const listInformationRequests = operation({
  id: 'listInformationRequests',
  method: 'GET',
  path: '/v1/referrals/{referralId}/information-requests',
  tag: 'Triage',
  summary: 'What the council has asked and what the sender has answered, oldest first',
  allow: READERS,
  params: referralParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of requests with their answers.',
      schema: pageOf('InformationRequestPage', InformationRequest),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAt('content', call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { referral } = seen
      return pageById(call, {
        path: `/v1/referrals/${referral.id}/information-requests`,
        rows: ({ limit, from }) => listInformationRequestRows(trx, referral, { limit, after: from }),
        item: (row) => requestView(row, seen, call.now),
      })
    }),
})

function requestView(row: InformationRequestRow, { referral, sender, ofOthers }: Seen, now: Date): string {
  const head = {
    id: row.id,
    referral: referral.id,
    state: row.state,
    askedAt: row.asked_at.toISOString(),
    askedBy: staffMember(sender, row.asked_role, row.asked_by, row.asked_by_name),
    answerBy: row.answer_by,
    overdue: isRequestOverdue(row.state, row.answer_by, now),
    answeredAt: row.answered_at?.toISOString() ?? null,
  }
  if (ofOthers) return withMembers(head, { questions: row.questions, answer: row.amendment ?? undefined })
  const asked = {
    questions: JSON.parse(row.questions),
    ...(row.amendment === null ? {} : { answer: JSON.parse(row.amendment) }),
  }
  return JSON.stringify({ ...head, ...askedWithoutOthers(asked) })
}
