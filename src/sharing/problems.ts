import { defineProblems } from '#platform/problems.ts'

/** What the sharing operations refuse, besides what the referrals' operations do. */
export const sharingProblems = defineProblems({
  'consent-not-valid': {
    status: 422,
    title: 'This cannot be recorded about consent as it stands',
    help: 'Each entry of `errors` has a JSON pointer into the body, the code of the check and what is expected. Nothing was recorded. Doubts never refuse it: they come back as `issues`.',
  },
})
