import type { RetentionSchedule } from './retention.ts'

/**
 * What is suggested until a council confirms its own schedule (the notice says only "existing procedures",
 * N15). Practice differs widely, so a class nobody has decided on is kept.
 */
export const suggestedRetention: RetentionSchedule = {
  version: 2,
  status: 'to_be_confirmed',
  source: 'Suggested defaults, to be confirmed by the council; the published pages are silent.',
  rules: [
    'A legal hold stops every deletion.',
    'Brothers and sisters on one referral keep the longest date in the family.',
    'Deletion takes attachments, search indexes and outgoing messages with it, and leaves a log without content.',
  ],
  classes: [
    {
      recordClass: 'draft',
      what: 'A draft that was never submitted',
      trigger: 'last change',
      period: { count: 90, unit: 'days' },
      action: 'delete',
    },
    {
      recordClass: 'referred_back',
      what: 'A referral referred back for want of consent',
      trigger: 'referred back',
      period: { count: 6, unit: 'years' },
      action: 'review_then_delete',
    },
    {
      recordClass: 'no_further_action',
      what: 'A referral that ended without further action',
      trigger: 'decision',
      period: { count: 6, unit: 'years' },
      action: 'review_then_delete',
    },
    {
      recordClass: 'accepted',
      what: "The portal's copy of an accepted referral, once the case system holds the record",
      trigger: 'hand-over acknowledged',
      period: { count: 1, unit: 'years' },
      action: 'review_then_delete',
    },
    {
      recordClass: 'consent_and_disclosure_log',
      what: 'Consent records and disclosures',
      trigger: 'deletion of the case they belong to',
      period: { count: 0, unit: 'days' },
      action: 'review_then_delete',
    },
    {
      recordClass: 'directory_history',
      what: 'Earlier versions of a directory record',
      trigger: 'replaced by a newer version',
      period: { count: 3, unit: 'years' },
      action: 'delete',
    },
    {
      recordClass: 'directory_feedback',
      what: 'What somebody wrote to the council of its directory, as they wrote it; what was published of it stays',
      trigger: 'settled',
      period: { count: 1, unit: 'years' },
      action: 'delete',
      because:
        'Comments are published at least once a year (SEND Regulations 2014, regulation 56): after that nobody needs what was sent (UK GDPR, article 5(1)(e)). What nobody has read yet is not deleted.',
    },
    {
      recordClass: 'directory_feedback_contact',
      what: 'The e-mail address to which an answer was wished for, where none was given; it goes at once with the answer',
      trigger: 'received',
      period: { count: 180, unit: 'days' },
      action: 'delete',
      because: 'Whoever waits for half a year waits no longer (UK GDPR, articles 5(1)(c) and 5(1)(e)).',
    },
    {
      recordClass: 'provider_registration',
      what: 'The name and address of somebody who wants to be a provider and has not confirmed it',
      trigger: 'registered',
      period: { count: 2, unit: 'days' },
      action: 'delete',
      because:
        'As long as the code in the mail is good: anybody can type in anybody’s address (UK GDPR, articles 5(1)(c) and 5(1)(e)).',
    },
    {
      recordClass: 'other_referral',
      what: 'A referral that was redirected, withdrawn or stopped as an emergency',
      trigger: 'end of the referral',
      period: null,
      action: 'keep',
    },
  ],
}
