import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { COUNCIL_STAFF, referralParams } from '#referrals/index.ts'
import { askSharing, keepQuestion } from '../disclosures/asking.ts'
import { assessmentOf, SharingAssessment } from '../disclosures/assessment.ts'
import { sharingExamples } from '../disclosures/examples.ts'
import { SharingRequest } from '../disclosures/request.ts'

export const assessSharing = operation({
  id: 'assessSharing',
  method: 'POST',
  path: '/v1/referrals/{referralId}/sharing-assessments',
  tag: 'Sharing',
  summary: 'Ask whether something may be shared with somebody',
  description:
    'The decision table is asked as it would be if it were shared now. Nothing is shared, and nothing is kept but that it was asked, by whom, and the row that answered.',
  allow: COUNCIL_STAFF,
  params: referralParams,
  body: SharingRequest,
  bodyExamples: sharingExamples,
  idempotent: true,
  answers: { 201: { description: 'What the policy says.', schema: SharingAssessment } },
  problems: ['not-in-this-state', 'sharing-request-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const asked = await askSharing('assessSharing', call, trx, concerns)
      if (isRefusal(asked)) return asked
      await keepQuestion(trx, 'assessed', call, asked)
      return { status: 201, body: assessmentOf(asked.answered, asked.facts) }
    }),
})
