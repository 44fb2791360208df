import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import {
  afterConsent,
  amendedForm,
  consentOf,
  lookAt,
  READERS,
  readFormAndAmendments,
  referralParams,
  withMembers,
} from '#referrals/index.ts'
import { basesNow, eventHead, eventJson, ReferralConsents, subjectsNow } from '../consents/consent-now.ts'

export const listConsents = operation({
  id: 'listConsents',
  method: 'GET',
  path: '/v1/referrals/{referralId}/consents',
  tag: 'Sharing',
  summary: 'What was said about consent, how it stands now, and the limits in force word for word',
  allow: READERS,
  params: referralParams,
  answers: { 200: { description: 'All of it.', schema: ReferralConsents, headers: ['ETag'] } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { now } = call
      const seen = await lookAt('content', call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { referral, sender } = seen
      const consent = await consentOf(trx, referral)
      const sent = await readFormAndAmendments(trx, referral)
      const form = amendedForm(sent.form, sent.amendments)
      const events = consent.events.map((event) =>
        withMembers(eventHead(event, consent), { [event.kind]: eventJson(event, sender) }),
      )
      const json = withMembers(
        {
          referral: referral.id,
          gate: afterConsent(referral, form, false, now).gate,
          heldForAPerson: referral.consent_hold,
          subjects: subjectsNow(consent, form, now),
          lawfulBases: basesNow(consent),
        },
        { events: `[${events.join(',')}]` },
      )
      return { status: 200, json, headers: { ETag: etag(referral.version) } }
    }),
})
