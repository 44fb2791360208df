import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { COUNCIL_STAFF, referralParams } from '#referrals/index.ts'
import { FamilyLink } from '../ledger/family-link.ts'
import { findForStaff } from '../ledger/find-for-staff.ts'
import { familyLinkView } from '../ledger/link-view.ts'
import { listFamilyLinkRows } from '../ledger/queries/family-links.ts'

export const listFamilyLinks = operation({
  id: 'listFamilyLinks',
  method: 'GET',
  path: '/v1/referrals/{referralId}/family-links',
  tag: 'Families',
  summary: 'The links made for the family, newest first, and whether they were opened',
  allow: COUNCIL_STAFF,
  params: referralParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of links; where they lead is kept nowhere.',
      schema: pageOf('FamilyLinkPage', FamilyLink),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const referral = await findForStaff(call, trx, concerns, COUNCIL_STAFF)
      if (isRefusal(referral)) return referral
      return pageById(call, {
        path: `/v1/referrals/${referral.id}/family-links`,
        rows: ({ limit, from }) => listFamilyLinkRows(trx, referral, { limit, before: from }),
        item: (row) => JSON.stringify(familyLinkView(row, call.now)),
      })
    }),
})
