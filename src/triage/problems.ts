import { defineProblems } from '#platform/problems.ts'

/** What the triage operations refuse, besides what the referrals' operations do. */
export const triageProblems = defineProblems({
  'decision-not-valid': {
    status: 422,
    title: 'The decision contradicts itself, or leaves out what it must have',
    help: 'Each entry of `errors` has a JSON pointer into the decision, the code of the check and what is expected. Nothing was recorded.',
  },
  'outcome-not-yours': {
    status: 403,
    title: 'Your role may not record this outcome',
    help: 'Each entry of `errors` points at an outcome that none of your roles in this council may record, and says which roles may. Nothing was recorded.',
  },
  'information-request-not-valid': {
    status: 422,
    title: 'This cannot be asked as it stands',
    help: 'Each entry of `errors` has a JSON pointer into the request, the code of the check and what is expected. Nothing was recorded.',
  },
  'information-request-not-open': {
    status: 409,
    title: 'This request for information is answered, or closed by a decision',
    help: 'Read it with `listInformationRequests`. What is new since can be added with `amendReferral`.',
  },
  'challenge-already-decided': {
    status: 409,
    title: 'This challenge is decided already',
    help: 'Read it with `listChallenges`. While the referral is decided, its sender can challenge it again.',
  },
  'evaluation-not-latest': {
    status: 409,
    title: 'There is a newer evaluation than the one relied on',
    help: 'Something was added, or it was evaluated again: `latest` is the id of the evaluation that counts now. Read it and record the decision anew with it; one that waits for its signature is returned first (`agrees: false`).',
  },
  'challenge-open': {
    status: 409,
    title: 'A challenge is open: only what protects a child may be recorded',
    help: 'Each entry of `errors` points at an outcome that protects nobody. Name only the children to be protected, or decide on the challenge (`decideChallenge`).',
  },
})
