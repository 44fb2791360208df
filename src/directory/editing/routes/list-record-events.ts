import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { strict } from '../../record/words.ts'
import { lookAtRecord } from '../hold-record.ts'
import { recordParams, recordPath } from '../params.ts'
import { type EventRow, listEvents } from '../queries/events.ts'
import { knowsNamesOf } from '../record-view.ts'
import { RECORD_PEOPLE, type Reach, reachOf } from '../sides.ts'

const DirectoryEvent = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    type: Type.String({ description: 'e.g. `record.submitted`, `record.approved`.' }),
    at: Type.String({ format: 'date-time' }),
    actor: Type.Unsafe<'provider' | 'council' | 'service'>({
      type: 'string',
      enum: ['provider', 'council', 'service'],
      description: 'For whom it was done.',
    }),
    by: Type.Optional(
      Type.String({ description: 'Who: a provider is told the names of their own organisation.' }),
    ),
    organisation: Type.Optional(Type.String({ description: 'Whose they are.' })),
    version: Type.Integer({ description: 'The number of the version it was about.' }),
    ownWork: Type.Optional(
      Type.Literal(true, { description: 'An editor approved what they had saved themselves.' }),
    ),
    reasons: Type.Optional(Type.String({ description: 'As they were given.' })),
  },
  { $id: 'DirectoryEvent', ...strict },
)

export const listRecordEvents = operation({
  id: 'listRecordEvents',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/events',
  tag: 'Directory records',
  summary: 'What happened to a record, oldest first',
  allow: RECORD_PEOPLE,
  params: recordParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of its history.',
      schema: pageOf('DirectoryEventPage', DirectoryEvent),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAtRecord(call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { record } = seen
      return pageById(call, {
        path: `${recordPath(record)}/events`,
        rows: ({ limit, from }) => listEvents(trx, record, { limit, after: from }),
        item: (row) => JSON.stringify(eventView(reachOf(call.caller), record, row)),
      })
    }),
})

const eventView = (reach: Reach, record: { council_id: string }, row: EventRow) => ({
  id: row.id,
  type: row.type,
  at: row.at.toISOString(),
  actor: row.actor,
  ...(row.name !== null && knowsNamesOf(reach, record, row.organisation_id) ? { by: row.name } : {}),
  ...(row.organisation_name === null ? {} : { organisation: row.organisation_name }),
  version: row.number,
  ...(row.type === 'record.approved' && row.saved_by === row.account_id ? { ownWork: true } : {}),
  ...(row.reason === null ? {} : { reasons: row.reason }),
})
