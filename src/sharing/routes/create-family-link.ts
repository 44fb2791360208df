import { uuidv7 } from 'uuidv7'
import { londonDate } from '#calendar/index.ts'
import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { COUNCIL_STAFF, insertEvent, readFormAndAmendments, referralParams } from '#referrals/index.ts'
import { actingRole } from '#triage/index.ts'
import { familyLinkFaults, isAnythingKeptFrom, namesFor } from '../ledger/check-family-link.ts'
import { FamilyLink, NewFamilyLink } from '../ledger/family-link.ts'
import { findForStaff } from '../ledger/find-for-staff.ts'
import { familyLinkView } from '../ledger/link-view.ts'
import { type FamilyLinkRow, findFamilyLink, insertFamilyLink } from '../ledger/queries/family-links.ts'
import { hashOf, newSecret } from '../ledger/tokens.ts'

const DAY_MS = 86_400_000

export const createFamilyLink = operation({
  id: 'createFamilyLink',
  method: 'POST',
  path: '/v1/referrals/{referralId}/family-links',
  tag: 'Families',
  summary: 'Make a link by which one person of the family can see who was told what',
  description:
    'The person’s identity has been checked, and somebody has decided whose information they may see: their own, and that of children they may answer for. The link can be opened once and then read for half an hour. Only its hash is kept: give `url` to the person now. Where something is to be kept from this person, those outside the council who received something are not named.',
  allow: COUNCIL_STAFF,
  params: referralParams,
  body: NewFamilyLink,
  bodyExamples: {
    motherAndChild: {
      summary: 'A mother who showed her passport, for herself and one child',
      value: {
        person: 'maribel',
        subjects: [
          {
            key: 'maribel',
            entitlement: 'adult_for_themselves',
            reasons: 'Her own information.',
          },
          {
            key: 'jonah',
            entitlement: 'parental_responsibility',
            reasons: 'Birth certificate seen; no order limits it.',
          },
        ],
        identity: {
          how: 'document_seen',
          what: 'Passport, with the address on a council tax bill.',
          checkedBy: { name: 'Odette Farrow-Example', role: 'Screening officer' },
          on: '2026-11-23',
        },
      },
    },
  },
  idempotent: true,
  answers: { 201: { description: 'Made.', schema: FamilyLink } },
  problems: ['family-link-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now, body } = call
      const referral = await findForStaff(call, trx, concerns, COUNCIL_STAFF)
      if (isRefusal(referral)) return referral
      const { form } = await readFormAndAmendments(trx, referral)
      const errors = familyLinkFaults(body, form, londonDate(now))
      if (errors.length > 0) return refuse('family-link-not-valid', { errors })
      const token = newSecret()
      const { person, subjects, identity } = body
      const id = uuidv7()
      await insertFamilyLink(trx, {
        council_id: referral.council_id,
        referral_id: referral.id,
        id,
        token_hash: hashOf(token),
        person,
        subjects: subjects.map(({ key }) => key),
        names: JSON.stringify(namesFor(body, form)),
        decision: JSON.stringify({ subjects, identity }),
        recipients_named: !isAnythingKeptFrom(person, form),
        created_at: now,
        created_by: caller.account,
        created_role: actingRole(caller, referral.council_id, COUNCIL_STAFF),
        expires_at: new Date(now.getTime() + (body.validForDays ?? 7) * DAY_MS),
      })
      await insertEvent(trx, referral, {
        type: 'family.link_created',
        at: now,
        account: caller.account,
        actor: 'council',
        audience: 'council',
        from: referral.status,
        to: referral.status,
        about: id,
      })
      const row = (await findFamilyLink(trx, referral, id)) as FamilyLinkRow
      return {
        status: 201,
        body: familyLinkView(row, now),
        once: { url: `${call.config.publicUrl}/family/open?link=${token}` },
      }
    }),
})
