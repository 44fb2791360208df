import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { EDITORS } from '../../council.ts'
import { checkPage, lastSessionAt } from '../check-page.ts'
import { workshop } from '../examples.ts'
import { holdPage, managedPageAnswer, pageParams } from '../hold-page.ts'
import { ManagedPage, PageSave } from '../page.ts'
import { savePage } from '../queries/pages.ts'

export const updatePage = operation({
  id: 'updatePage',
  method: 'PUT',
  path: '/v1/councils/{councilId}/directory/managed-pages/{pageId}',
  tag: 'Directory content',
  summary: 'Write a page anew, publish it, or take it back to a draft',
  description: 'The whole page. Its kind stays; every version is kept.',
  allow: EDITORS,
  params: pageParams,
  body: PageSave,
  bodyExamples: { training: { summary: 'A workshop', value: workshop } },
  conditional: true,
  answers: { 200: { description: 'As it is now.', schema: ManagedPage, headers: ['ETag'] } },
  problems: ['page-not-valid', 'page-withdrawn'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const row = await holdPage(call, trx, concerns, call.ifMatch)
      if (isRefusal(row)) return row
      if (row.state === 'withdrawn') return refuse('page-withdrawn')
      const { state, page } = call.body
      const errors = checkPage(page)
      if (page.kind !== row.kind)
        errors.push({
          pointer: '/page/kind',
          code: 'another_kind',
          message: `This must be ${row.kind}, as it was.`,
        })
      if (errors.length > 0) return refuse('page-not-valid', { errors })
      const changed = {
        ...row,
        state,
        audiences: page.audiences,
        document: JSON.stringify(page),
        last_session_at: lastSessionAt(page),
        version: row.version + 1,
        updated_at: call.now,
      }
      await savePage(trx, changed, call.caller.account)
      return managedPageAnswer(changed)
    }),
})
