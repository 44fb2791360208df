import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { PublicService } from '../../publishing/public-record.ts'
import { kept } from '../kept.ts'
import { findPublished } from '../queries/published.ts'

export const getDirectoryService = operation({
  id: 'getDirectoryService',
  method: 'GET',
  path: '/v1/directory/services/{serviceId}',
  tag: 'Directory',
  summary: 'A service as the directory publishes it',
  description:
    'Only what its provider and the council publish: of a place that is not to be found, nothing that leads to it. A service that was withdrawn answers 410.',
  allow: 'anyone',
  params: Type.Object({ serviceId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  answers: {
    200: { description: 'The service.', schema: PublicService, headers: ['ETag', 'Cache-Control'] },
    304: { description: 'It has not changed.', headers: ['ETag', 'Cache-Control'] },
  },
  problems: ['record-withdrawn'],
  async handle({ db, params }) {
    const row = await findPublished(db, 'service', params.serviceId)
    if (isRefusal(row)) return row
    return { status: 200, json: row.document, headers: kept(row.document) }
  },
})
