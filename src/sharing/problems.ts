import { defineProblems } from '#platform/problems.ts'

/** What the sharing operations refuse, besides what the referrals' operations do. */
export const sharingProblems = defineProblems({
  'consent-not-valid': {
    status: 422,
    title: 'This cannot be recorded about consent as it stands',
    help: 'Each entry of `errors` has a JSON pointer into the body, the code of the check and what is expected. Nothing was recorded. Doubts never refuse it: they come back as `issues`.',
  },
  'override-not-in-force': {
    status: 409,
    title: 'This override has been ended already',
    help: 'Read it with `listConsents`. Where there is a new reason to go on without consent, record a new override (`recordConsent`).',
  },
  'sharing-request-not-valid': {
    status: 422,
    title: 'Something that is named here is not there',
    help: 'Each entry of `errors` has a JSON pointer into the body, the code of the check and what is expected. Nothing was shared.',
  },
  'sharing-not-allowed': {
    status: 409,
    title: 'The family’s word and the law do not allow this to be shared',
    help: '`sharing` has the row of the decision table, the promise it keeps, the reasons and what would allow it. Nothing was shared. Where somebody is at risk of harm, an `override` with its basis and `partInProtecting` goes through at once; its note can follow.',
  },
  'disclosure-not-in-force': {
    status: 409,
    title: 'This disclosure has ended already',
    help: 'Read it with `listDisclosures`. What is to be shared again is disclosed anew.',
  },
  'disclosure-ended': {
    status: 410,
    title: 'What was disclosed to you is no longer yours to read',
    help: 'The family’s agreement was taken back or has run out, or the council has ended it. Delete what you kept of it unless the law has you keep it, and acknowledge with `acknowledgeDisclosure`.',
  },
  'disclosure-in-force': {
    status: 409,
    title: 'This disclosure has not ended',
    help: 'There is nothing to acknowledge yet: it can be read with `getSharedReferral`.',
  },
  'family-link-not-valid': {
    status: 422,
    title: 'This link cannot be made as it stands',
    help: 'Each entry of `errors` has a JSON pointer into the body. A link shows a person what concerns themselves and the children of this referral for whom they may answer, and no other adult’s information. Nothing was recorded.',
  },
  'hold-back-not-valid': {
    status: 422,
    title: 'This cannot be held back from the family as it stands',
    help: 'Only what was shared without consent can be held back, and only until a day on which it is looked at again, a quarter of a year from now at the latest. Nothing was recorded.',
  },
})
