import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { EDITORS } from '../../council.ts'
import { holdPage, managedPageAnswer, pageParams } from '../hold-page.ts'
import { ManagedPage } from '../page.ts'

export const getManagedPage = operation({
  id: 'getManagedPage',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/managed-pages/{pageId}',
  tag: 'Directory content',
  summary: 'A page as its editors see it, published or not',
  allow: EDITORS,
  params: pageParams,
  answers: { 200: { description: 'The page.', schema: ManagedPage, headers: ['ETag'] } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const row = await holdPage(call, trx, concerns)
      return isRefusal(row) ? row : managedPageAnswer(row)
    }),
})
