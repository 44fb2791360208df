import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { PublicOrganisation } from '../../publishing/public-record.ts'
import { kept } from '../kept.ts'
import { findPublished } from '../queries/published.ts'

export const getDirectoryOrganisation = operation({
  id: 'getDirectoryOrganisation',
  method: 'GET',
  path: '/v1/directory/organisations/{organisationId}',
  tag: 'Directory',
  summary: 'An organisation as the directory publishes it',
  description: 'One that was withdrawn answers 410.',
  allow: 'anyone',
  params: Type.Object({ organisationId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  answers: {
    200: { description: 'The organisation.', schema: PublicOrganisation, headers: ['ETag', 'Cache-Control'] },
    304: { description: 'It has not changed.', headers: ['ETag', 'Cache-Control'] },
  },
  problems: ['record-withdrawn'],
  async handle({ db, params }) {
    const row = await findPublished(db, 'organisation', params.organisationId)
    if (isRefusal(row)) return row
    return { status: 200, json: row.document, headers: kept(row.document) }
  },
})
