import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { councilIn } from '../../council.ts'
import { pageParams } from '../hold-page.ts'
import { DirectoryPage } from '../page.ts'
import { findPage } from '../queries/pages.ts'
import { pageJson } from '../view.ts'

export const getPage = operation({
  id: 'getPage',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/pages/{pageId}',
  tag: 'Directory',
  summary: 'A published page',
  allow: 'anyone',
  params: pageParams,
  answers: { 200: { description: 'The page.', schema: DirectoryPage } },
  handle: async ({ db, params }) => {
    const council = councilIn(params.councilId)
    if (isRefusal(council)) return council
    const row = await findPage(db, { council, id: params.pageId })
    return row?.state === 'published' ? { status: 200, json: pageJson(row) } : refuse('not-found')
  },
})
