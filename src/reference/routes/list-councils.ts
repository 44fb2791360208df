import { Type } from 'typebox'
import { Council, councils } from '#councils/index.ts'
import { operation } from '#platform/operation.ts'

export const listCouncils = operation({
  id: 'listCouncils',
  method: 'GET',
  path: '/v1/councils',
  tag: 'Councils',
  summary: 'The councils that take referrals here: what they accept, whom to ring, which notice holds',
  allow: 'anyone',
  answers: {
    200: {
      description: 'All of them.',
      schema: Type.Object({ items: Type.Array(Council) }, { $id: 'Councils', additionalProperties: false }),
    },
  },
  handle: async () => ({ status: 200, body: { items: councils } }),
})
