import { ROLES } from '#platform/access.ts'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { withMembers } from '#referrals/index.ts'
import { openNow, receiverOf } from '../disclosures/open.ts'
import { disclosureParams } from '../disclosures/params.ts'
import { contentJson, SharedReferral, sharedHead } from '../disclosures/shared-referral.ts'
import { findReceived, listContent } from '../queries/shared-referrals.ts'

export const getSharedReferral = operation({
  id: 'getSharedReferral',
  method: 'GET',
  path: '/v1/shared-referrals/{disclosureId}',
  tag: 'Sharing',
  summary: 'Read what was shared with you',
  description:
    'The categories that were shared, and no others. The decision table is asked again each time: what the family has taken back is closed at once.',
  allow: ROLES,
  as: 'recipient',
  params: disclosureParams,
  answers: { 200: { description: 'What was shared.', schema: SharedReferral } },
  problems: ['disclosure-ended'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now } = call
      const row = await findReceived(trx, receiverOf(caller), call.params.disclosureId)
      if (row === undefined) return refuse('not-found')
      concerns({ council: row.of_council, kind: 'disclosure', id: row.disclosure_id })
      const open = await openNow(trx, caller, row, now)
      const parts = await listContent(trx, row.of_council, row.of_referral, row.disclosure_id)
      const shown = parts.filter(({ category }) => open.categories.some((one) => one === category))
      if (shown.length === 0) return refuse('disclosure-ended')
      const categories = shown.map(({ category }) => category)
      return {
        status: 200,
        json: withMembers(sharedHead({ ...row, categories }, open.contactRestricted), {
          content: contentJson(shown),
        }),
      }
    }),
})
