import type { Answered, callerOf } from '../helpers/call.ts'
import { consentFrom, overrideFor, withdrawalFrom } from '../helpers/consents.ts'
import { formFrom } from '../helpers/forms.ts'

/** A family says more about consent, every answer shown. */
export async function showConsents(
  as: ReturnType<typeof callerOf>,
  show: (operation: string, answer: Answered) => Answered,
): Promise<void> {
  const sender = as('referrer')
  const form = formFrom('eligible')
  const sent = await sender.post('/v1/referrals', form)
  const at = `/v1/referrals/${String(sent.body['id'])}/consents`
  const limitations = [
    { kind: 'not_this_recipient', words: 'Not the youth club, please.', recipients: ['youth club'] },
  ]
  const record = consentFrom(form, 'given_with_limitations', { limitations })
  show('recordConsent', await sender.post(at, { record }, { ifMatch: sent.etag }))
  await endOverride(as, show)
  show('listConsents', await as('screening_officer@westminster').get(at))
  const taken = withdrawalFrom(form, { at: '2026-11-22T12:00:00Z', words: 'I have changed my mind.' })
  show('withdrawConsent', await sender.post(`${at}/withdrawal`, taken))
}

/** Of a referral of its own: a reason to go on without consent that does not hold any more. */
async function endOverride(
  as: ReturnType<typeof callerOf>,
  show: (operation: string, answer: Answered) => Answered,
): Promise<void> {
  const sent = await as('referrer').post('/v1/referrals', formFrom('eligible'))
  const at = `/v1/referrals/${String(sent.body['id'])}/consents`
  const kept = await as('referrer').post(at, { override: overrideFor() }, { ifMatch: sent.etag })
  const reasons = 'She has moved, and the police have closed the case (made up).'
  const ended = await as('decision_maker@westminster').post(`${at}/${kept.body['id']}/end`, { reasons })
  show('endOverride', ended)
}
