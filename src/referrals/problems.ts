import { defineProblems } from '#platform/problems.ts'

/** What the referrals' operations refuse, besides what every operation does. */
export const referralProblems = defineProblems({
  'form-not-valid': {
    status: 422,
    title: 'The form contradicts itself or leaves out what it must have',
    help: 'Each entry of `errors` has a JSON pointer into the form, the code of the check and what is expected. Nothing was recorded. Doubts about a form never refuse it: they come back as `issues` of the receipt.',
  },
  'case-reference-already-sent': {
    status: 409,
    title: 'Your system has already sent a referral with this case reference',
    help: '`existing` is the address of the first one. Read it there; to add to it, amend it; to send another referral, give it a case reference of its own.',
  },
  'not-in-this-state': {
    status: 409,
    title: 'The referral’s state does not allow this',
    help: '`currentState` is the state it is in, `possibleActions` are the operations you may call on it now. `getReferralActions` says why not the others.',
  },
  'needs-another-person': {
    status: 409,
    title: 'Somebody else has to do this',
    help: 'Nobody decides on a referral they sent, confirms their own decision or reviews a decision they took part in. `detail` says which it is. A colleague with the role can do it.',
  },
  'other-council': {
    status: 409,
    title: 'This revision belongs to another council',
    help: 'The borough on the form is now kept by another council than the referral. Withdraw the referral and send the form as a new one.',
  },
  'safeguarding-recorded': {
    status: 409,
    title: 'A referral with safeguarding reasons cannot be withdrawn',
    help: 'Danger, suspected significant harm or a safeguarding override is recorded. The council decides on it. Amend the referral with what has changed, or ring the front door.',
  },
  'reuse-not-allowed': {
    status: 409,
    title: 'The family has not agreed to this form being used again',
    help: 'A draft can start from an earlier referral only where the family’s consent to that one was given and not withdrawn. Start an empty draft and ask the family.',
  },
})
