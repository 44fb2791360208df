import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { readLedger } from '../ledger/family-session.ts'
import { FamilyLedger } from '../ledger/ledger.ts'

export const getFamilyLedger = operation({
  id: 'getFamilyLedger',
  method: 'GET',
  path: '/v1/family/ledger',
  tag: 'Families',
  summary: 'Who was told what about a family, for somebody of it',
  description:
    'By the cookie of an opened link. What was shared without consent and would put somebody at risk if it were known is held back until the day that a decision-maker has set, and shown afterwards.',
  allow: 'anyone',
  answers: { 200: { description: 'The same as the page shows.', schema: FamilyLedger } },
  problems: ['not-found'],
  handle: async (call) => {
    const ledger = await readLedger(call)
    return ledger === undefined ? refuse('not-found') : { status: 200, body: ledger }
  },
})
