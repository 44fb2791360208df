import { Type } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { councilId, EDITORS, editorsCouncil } from '../../council.ts'
import { checkPage, lastSessionAt } from '../check-page.ts'
import { news, policies, workshop } from '../examples.ts'
import { managedPageAnswer } from '../hold-page.ts'
import { ManagedPage, PageSave } from '../page.ts'
import { savePage } from '../queries/pages.ts'

export const createPage = operation({
  id: 'createPage',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/pages',
  tag: 'Directory content',
  summary: 'Write a page: training, a resource or news',
  allow: EDITORS,
  params: Type.Object({ councilId }),
  body: PageSave,
  bodyExamples: {
    training: { summary: 'A workshop', value: workshop },
    resource: { summary: 'Documents for childminders', value: policies },
    news: { summary: 'News for families', value: news },
  },
  idempotent: true,
  answers: { 201: { description: 'It is there.', schema: ManagedPage, headers: ['Location', 'ETag'] } },
  problems: ['page-not-valid'],
  handle: async (call) => {
    const { caller, params, body, now } = call
    const council = editorsCouncil(caller, params.councilId)
    if (isRefusal(council)) return council
    const errors = checkPage(body.page)
    if (errors.length > 0) return refuse('page-not-valid', { errors })
    return call.transaction(async (trx, concerns) => {
      const row = {
        council_id: council,
        id: uuidv7(),
        kind: body.page.kind,
        state: body.state,
        audiences: body.page.audiences,
        document: JSON.stringify(body.page),
        last_session_at: lastSessionAt(body.page),
        version: 1,
        created_at: now,
        updated_at: now,
      }
      await savePage(trx, row, caller.account)
      concerns({ council, kind: 'directory_page', id: row.id })
      return managedPageAnswer(row, 201)
    })
  },
})
