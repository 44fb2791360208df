import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { CodeList, codeLists } from '../code-lists/index.ts'

export const listCodeLists = operation({
  id: 'listCodeLists',
  method: 'GET',
  path: '/v1/code-lists',
  tag: 'Criteria',
  summary: 'The code lists of the form, with their versions and sources',
  allow: 'anyone',
  answers: {
    200: {
      description: 'All of them.',
      schema: Type.Object({ items: Type.Array(CodeList) }, { $id: 'CodeLists', additionalProperties: false }),
    },
  },
  handle: async () => ({ status: 200, body: { items: codeLists } }),
})
