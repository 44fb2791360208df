import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import {
  Amendment,
  AmendmentReceipt,
  amend,
  holdFor,
  insertEvent,
  SENDERS,
  updateReferral,
} from '#referrals/index.ts'
import { informationRequestParams, isOfOthers, type NewInformationRequest } from '../information-request.ts'
import { findInformationRequest, markAnswered } from '../queries/information-requests.ts'

export const answerInformationRequest = operation({
  id: 'answerInformationRequest',
  method: 'POST',
  path: '/v1/referrals/{referralId}/information-requests/{requestId}/answer',
  tag: 'Triage',
  summary: 'Answer what the council has asked',
  description:
    'An answer is an amendment: facts by their pointer are evaluated anew at once, and danger reported here raises the same stop as at submission.',
  allow: SENDERS,
  params: informationRequestParams,
  body: Amendment,
  bodyExamples: {
    wordsAndFact: {
      summary: 'In words, and as a fact',
      value: {
        text: 'Attendance fell when the family moved; the school has written to the parents twice.',
        answers: [
          {
            pointer: '/children/0/attendance/mainCause',
            value: 'parenting_capacity',
            source: { role: 'Attendance officer', on: '2026-11-20' },
          },
        ],
      },
    },
  },
  idempotent: true,
  answers: { 201: { description: 'Answered.', schema: AmendmentReceipt, headers: ['ETag'] } },
  problems: ['not-in-this-state', 'information-request-not-open', 'form-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now, params } = call
      const referral = await holdFor('answerInformationRequest', call, trx, concerns, 'any version')
      if (isRefusal(referral)) return referral
      const request = await findInformationRequest(trx, referral, params.requestId)
      if (request === undefined) return refuse('not-found')
      if (request.state !== 'open') return refuse('information-request-not-open')
      const ofOthers = (JSON.parse(request.questions) as NewInformationRequest['questions']).some(isOfOthers)
      const answer = { amendment: call.body, json: call.bodyText, caller, now, ofOthers }
      const added = await amend(trx, referral, answer)
      if (isRefusal(added)) return added
      await markAnswered(trx, referral, request.id, {
        at: now,
        account: caller.account,
        amendment: added.receipt.id,
      })
      const stillOpen = referral.open_requests - 1
      const reached = added.after.status
      const status =
        reached !== 'awaiting_information' || stillOpen > 0
          ? reached
          : referral.assignee_id === null
            ? 'received'
            : 'screening'
      const version = await updateReferral(trx, referral, { status, open_requests: stillOpen })
      await insertEvent(trx, referral, {
        type: 'information.answered',
        at: now,
        account: caller.account,
        actor: 'sender',
        from: reached,
        to: status,
      })
      return { status: 201, body: { ...added.receipt, status }, headers: { ETag: etag(version) } }
    }),
})
