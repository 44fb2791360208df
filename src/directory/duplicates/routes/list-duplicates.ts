import { type Static, Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { councilId, EDITORS, editorsCouncil } from '../../council.ts'
import { type Duplicate, findDuplicates, recordIsThere } from '../queries/marks.ts'
import { DuplicateCandidate, duplicateView } from '../view.ts'

export const listDuplicates = operation({
  id: 'listDuplicates',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/duplicates',
  tag: 'Directory records',
  summary: 'Records that are perhaps the same one',
  description:
    'Of the same council and whoever’s they are, by what their newest versions have in common. For the council’s editors: a provider is not told what others are writing.',
  allow: EDITORS,
  params: Type.Object({
    councilId,
    recordId: Type.String({ format: 'uuid', description: 'The id of the record.' }),
  }),
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of records.',
      schema: pageOf('DuplicateCandidatePage', DuplicateCandidate),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const council = editorsCouncil(call.caller, call.params.councilId)
      if (isRefusal(council)) return council
      const record = call.params.recordId
      if (!(await recordIsThere(trx, { council, record }))) return refuse('not-found')
      concerns({ council, kind: 'directory_record', id: record })
      return pageById<Duplicate>(call, {
        path: `/v1/councils/${council}/directory/records/${record}/duplicates`,
        rows: (page) => findDuplicates(trx, { council, record }, page),
        item: (row) => JSON.stringify(duplicateView(row) satisfies Static<typeof DuplicateCandidate>),
      })
    }),
})
