import { Type } from 'typebox'
import { ROLES } from '#platform/access.ts'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { keepAcknowledgement } from '../disclosures/acknowledge.ts'
import { openNow, receiverOf } from '../disclosures/open.ts'
import { disclosureParams } from '../disclosures/params.ts'
import { SharedReferralSummary, sharedSummaryOf } from '../disclosures/shared-referral.ts'
import { findReceived } from '../queries/shared-referrals.ts'

export const acknowledgeDisclosure = operation({
  id: 'acknowledgeDisclosure',
  method: 'POST',
  path: '/v1/shared-referrals/{disclosureId}/acknowledgement',
  tag: 'Sharing',
  summary: 'Acknowledge that what was shared with you has ended',
  description:
    'Says that it is not used any more. The first acknowledgement stands, whoever of the team gives it.',
  allow: ROLES,
  as: 'recipient',
  params: disclosureParams,
  body: Type.Object({}, { $id: 'NewAcknowledgement', additionalProperties: false }),
  bodyExamples: { ended: { summary: 'It is not used any more', value: {} } },
  idempotent: true,
  answers: { 200: { description: 'Acknowledged.', schema: SharedReferralSummary } },
  problems: ['disclosure-in-force'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now } = call
      const receiver = receiverOf(caller)
      const row = await findReceived(trx, receiver, call.params.disclosureId)
      if (row === undefined) return refuse('not-found')
      concerns({ council: row.of_council, kind: 'disclosure', id: row.disclosure_id })
      const { categories } = await openNow(trx, caller, row, now)
      if (categories.length > 0) return refuse('disclosure-in-force')
      if (row.acknowledged_at === null) await keepAcknowledgement(trx, caller, row, now)
      const kept = (await findReceived(trx, receiver, row.disclosure_id)) ?? row
      return { status: 200, body: sharedSummaryOf(kept, false) }
    }),
})
