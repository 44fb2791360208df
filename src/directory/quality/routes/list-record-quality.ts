import { type Static, Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageAnswer, pageOf, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { councilId, EDITORS, editorsCouncil } from '../../council.ts'
import { RECORD_KINDS, type RecordKind } from '../../record/index.ts'
import { strict } from '../../record/words.ts'
import { LACKS } from '../listed.ts'
import { listQuality, type QualityRow } from '../queries/list-quality.ts'

const kind = Type.Unsafe<RecordKind>({ type: 'string', enum: [...RECORD_KINDS] })
const lack = Type.Unsafe<string>({
  type: 'string',
  enum: [...LACKS],
  description: 'As the findings of a record’s `quality` name it.',
})

const ListedQuality = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    kind,
    name: Type.String({ description: 'Of what is worked on, or else of what is published.' }),
    owner: Type.Object(
      { id: Type.String({ format: 'uuid' }), name: Type.String() },
      { ...strict, description: 'Whose it is.' },
    ),
    publication: Type.String({ description: 'What the public has of it.' }),
    reviewDueOn: Type.Optional(Type.String({ format: 'date' })),
    score: Type.Integer({ minimum: 0, maximum: 100, description: '100: nothing is missing.' }),
    lacks: Type.Array(lack, { description: 'What is missing, the weightiest first. Where: `getRecord`.' }),
  },
  { $id: 'ListedQuality', ...strict },
)

const view = (row: QualityRow): Static<typeof ListedQuality> => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  owner: { id: row.owner_id, name: row.owner_name },
  publication: row.publication,
  ...(row.review_due_on === null ? {} : { reviewDueOn: row.review_due_on }),
  score: row.score,
  // As the rules stand, which is by their weight.
  lacks: LACKS.filter((code) => row.lacks.includes(code)),
})

export const listRecordQuality = operation({
  id: 'listRecordQuality',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/record-quality',
  tag: 'Directory records',
  summary: 'What there is to do: the council’s records, the worst first',
  description:
    'Of what is worked on, or else published; what was archived is there if it was asked back. A score is counted with every change of the record, and every night where a day makes it another. Whether a record looks like another one is not counted here: `getRecord` and `listDuplicates` say it.',
  allow: EDITORS,
  params: Type.Object({ councilId }),
  query: Type.Object(
    { kind: Type.Optional(kind), lacks: Type.Optional(lack), ...pageQuery },
    { additionalProperties: false },
  ),
  answers: {
    200: {
      description: 'A page of records.',
      schema: pageOf('RecordQualityPage', ListedQuality),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const council = editorsCouncil(call.caller, call.params.councilId)
      if (isRefusal(council)) return council
      concerns({ council })
      const filter = { council, kind: call.query.kind, lacks: call.query.lacks }
      const asked = Object.values(filter).map((each) => each ?? null)
      const page = readPage(call, asked)
      if (isRefusal(page)) return page
      const [score, id] = page.position ?? []
      const from = id === undefined ? undefined : { score: Number(score), id: String(id) }
      return pageAnswer(call, {
        path: `/v1/councils/${council}/directory/record-quality`,
        filter: asked,
        limit: page.limit,
        rows: await listQuality(trx, filter, { limit: page.limit, from }),
        item: (row) => JSON.stringify(view(row)),
        position: (row) => [row.score, row.id],
      })
    }),
})
