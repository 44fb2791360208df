import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { strict } from '../../record/words.ts'
import { differences } from '../document/difference.ts'
import { lookAtRecord } from '../hold-record.ts'
import { recordParams } from '../params.ts'
import { documentOf } from '../publish-record.ts'
import { workingNumber } from '../save-version.ts'
import { RECORD_PEOPLE } from '../sides.ts'

const DirectoryDifference = Type.Object(
  {
    pointer: Type.String({
      description:
        'A JSON pointer; a place is named by its `key` and an answer of the Local Offer by its `question` in place of their index. `…/-` is the order of such a list.',
    }),
    before: Type.Optional(Type.Unknown({ description: 'As published. Absent where it is new.' })),
    after: Type.Optional(Type.Unknown({ description: 'As it would be. Absent where it is taken away.' })),
  },
  { $id: 'DirectoryDifference', ...strict },
)

const DirectoryChanges = Type.Object(
  {
    from: Type.Optional(Type.Integer({ description: 'The published version. Absent where there is none.' })),
    to: Type.Integer({ description: 'The version that is worked on.' }),
    changes: Type.Array(DirectoryDifference),
  },
  { $id: 'DirectoryChanges', ...strict },
)

export const getRecordChanges = operation({
  id: 'getRecordChanges',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/changes',
  tag: 'Directory records',
  summary: 'What would change for the public’s record, field by field',
  description:
    'From the published version to what is worked on. The ETag is the record’s: an approval with it approves exactly these changes.',
  allow: RECORD_PEOPLE,
  params: recordParams,
  answers: { 200: { description: 'The changes.', schema: DirectoryChanges, headers: ['ETag'] } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAtRecord(call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { record } = seen
      const [from, to] = [record.published_number, workingNumber(record)]
      const before = from === null ? {} : await documentOf(trx, record, from)
      const changes = differences(before, await documentOf(trx, record, to))
      return {
        status: 200,
        body: { ...(from === null ? {} : { from }), to, changes },
        headers: { ETag: etag(record.version) },
      }
    }),
})
