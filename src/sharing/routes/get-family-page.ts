import { operation } from '#platform/operation.ts'
import { readLedger } from '../ledger/family-session.ts'
import { ledgerPage } from '../ledger/page/ledger-page.ts'
import { nothingHere } from '../ledger/page/opening.ts'

export const getFamilyPage = operation({
  id: 'getFamilyPage',
  method: 'GET',
  path: '/family',
  tag: 'Families',
  summary: 'Who was told what about a family, as a page for somebody of it',
  description: 'By the cookie of an opened link. A plain page without scripts.',
  allow: 'anyone',
  answers: {
    200: { description: 'A page.', contentType: 'text/html' },
    404: { description: 'A page: no session is open.', contentType: 'text/html' },
  },
  handle: async (call) => {
    const ledger = await readLedger(call)
    return ledger === undefined ? nothingHere() : ledgerPage(ledger)
  },
})
