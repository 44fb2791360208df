import type { Answered, callerOf } from '../helpers/call.ts'
import { consentFrom, withdrawalFrom } from '../helpers/consents.ts'
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
  show('listConsents', await as('screening_officer@westminster').get(at))
  const taken = withdrawalFrom(form, { at: '2026-11-22T12:00:00Z', words: 'I have changed my mind.' })
  show('withdrawConsent', await sender.post(`${at}/withdrawal`, taken))
}
