import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { EDITORS } from '../../council.ts'
import { holdPage, managedPageAnswer, pageParams } from '../hold-page.ts'
import { ManagedPage } from '../page.ts'
import { savePage } from '../queries/pages.ts'

export const withdrawPage = operation({
  id: 'withdrawPage',
  method: 'DELETE',
  path: '/v1/councils/{councilId}/directory/managed-pages/{pageId}',
  tag: 'Directory content',
  summary: 'Withdraw a page for good',
  description: 'The public does not find it any more. Its versions stay readable for the council.',
  allow: EDITORS,
  params: pageParams,
  conditional: true,
  answers: { 200: { description: 'It is withdrawn.', schema: ManagedPage, headers: ['ETag'] } },
  problems: ['page-withdrawn'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const row = await holdPage(call, trx, concerns, call.ifMatch)
      if (isRefusal(row)) return row
      if (row.state === 'withdrawn') return refuse('page-withdrawn')
      const withdrawn = {
        ...row,
        state: 'withdrawn' as const,
        version: row.version + 1,
        updated_at: call.now,
      }
      await savePage(trx, withdrawn, call.caller.account)
      return managedPageAnswer(withdrawn)
    }),
})
