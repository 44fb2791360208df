import { Type } from 'typebox'
import { Council, findCouncil } from '#councils/index.ts'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'

export const getCouncil = operation({
  id: 'getCouncil',
  method: 'GET',
  path: '/v1/councils/{councilId}',
  tag: 'Councils',
  summary: 'One council',
  allow: 'anyone',
  params: Type.Object({
    councilId: Type.String({ pattern: '^[a-z-]{1,60}$', description: 'e.g. `westminster`.' }),
  }),
  answers: { 200: { description: 'The council.', schema: Council } },
  handle: async ({ params }) => {
    const council = findCouncil(params.councilId)
    return council === undefined ? refuse('not-found') : { status: 200, body: council }
  },
})
