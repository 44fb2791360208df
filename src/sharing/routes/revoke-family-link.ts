import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { COUNCIL_STAFF } from '#referrals/index.ts'
import { familyLinkParams } from '../ledger/family-link.ts'
import { findForStaff } from '../ledger/find-for-staff.ts'
import { findFamilyLink, revokeLink } from '../ledger/queries/family-links.ts'

export const revokeFamilyLink = operation({
  id: 'revokeFamilyLink',
  method: 'DELETE',
  path: '/v1/referrals/{referralId}/family-links/{linkId}',
  tag: 'Families',
  summary: 'Take a link back',
  description: 'At once: neither the link nor a page that was opened with it leads anywhere from then on.',
  allow: COUNCIL_STAFF,
  params: familyLinkParams,
  answers: { 204: { description: 'It leads nowhere; it stays in the list as revoked.' } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now, params } = call
      const referral = await findForStaff(call, trx, concerns, COUNCIL_STAFF)
      if (isRefusal(referral)) return referral
      const link = await findFamilyLink(trx, referral, params.linkId)
      if (link === undefined) return refuse('not-found')
      await revokeLink(trx, referral, link.id, { at: now, account: caller.account })
      return { status: 204 }
    }),
})
