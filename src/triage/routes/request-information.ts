import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { COUNCIL_STAFF, holdFor, insertEvent, referralParams, updateReferral } from '#referrals/index.ts'
import { InformationRequest, NewInformationRequest, requestFaults } from '../information-request.ts'
import { insertInformationRequest } from '../queries/information-requests.ts'
import { actingRole, staffMember } from '../staff-member.ts'

export const requestInformation = operation({
  id: 'requestInformation',
  method: 'POST',
  path: '/v1/referrals/{referralId}/information-requests',
  tag: 'Triage',
  summary: 'Ask the sender something',
  description:
    'The clock goes on: a person decides by the day it is due, whether or not an answer has come. History says how many questions were asked, and nothing of what they say.',
  allow: COUNCIL_STAFF,
  params: referralParams,
  body: NewInformationRequest,
  bodyExamples: {
    twoQuestions: {
      summary: 'Two questions, one of them about a fact of the criteria',
      value: {
        questions: [
          {
            question: 'What is the main cause of the absences?',
            pointer: '/children/0/attendance/mainCause',
          },
          { question: 'Who else has been working with the family since the summer?' },
        ],
        answerBy: '2027-01-15',
      },
    },
  },
  idempotent: true,
  conditional: true,
  answers: { 201: { description: 'Asked.', schema: InformationRequest, headers: ['ETag'] } },
  problems: ['not-in-this-state', 'information-request-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now, body } = call
      const referral = await holdFor('requestInformation', call, trx, concerns, 'version seen')
      if (isRefusal(referral)) return referral
      const faults = requestFaults(body, now)
      if (faults.length > 0) return refuse('information-request-not-valid', { errors: faults })
      const role = actingRole(caller, referral.council_id, COUNCIL_STAFF)
      const answerBy = body.answerBy ?? null
      const id = await insertInformationRequest(trx, referral, {
        at: now,
        account: caller.account,
        role,
        questions: JSON.stringify(body.questions),
        answerBy,
      })
      const status = WAITS_FROM.includes(referral.status) ? 'awaiting_information' : referral.status
      const version = await updateReferral(trx, referral, {
        status,
        open_requests: referral.open_requests + 1,
      })
      const said = { at: now, account: caller.account, actor: 'council' } as const
      await insertEvent(trx, referral, {
        ...said,
        type: 'information.requested',
        from: referral.status,
        to: status,
        reason: howMany(body.questions.length),
      })
      if (body.note !== undefined)
        await insertEvent(trx, referral, {
          ...said,
          type: 'information.noted',
          audience: 'council',
          from: status,
          to: status,
          reason: body.note,
        })
      return {
        status: 201,
        body: {
          id,
          referral: referral.id,
          state: 'open',
          askedAt: now.toISOString(),
          askedBy: staffMember(false, role, caller.account, caller.name),
          answerBy,
          overdue: false,
          answeredAt: null,
          questions: body.questions,
        },
        headers: { ETag: etag(version) },
      }
    }),
})

/** Where an open question is what the referral waits for; elsewhere it waits for something weightier. */
const WAITS_FROM: readonly string[] = ['received', 'screening']

const howMany = (questions: number) => (questions === 1 ? '1 question' : `${questions} questions`)
