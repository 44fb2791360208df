import { Type } from 'typebox'
import { councilId } from '../council.ts'

const record = Type.String({ format: 'uuid', description: 'The id of the record.' })

export const recordsParams = Type.Object({ councilId })
export const recordParams = Type.Object({ councilId, recordId: record })
export const versionParams = Type.Object({
  councilId,
  recordId: record,
  number: Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'The number of the version.' }),
})

export type OfRecord = { readonly councilId: string; readonly recordId: string }

/** Where records are edited. */
export const recordsPath = (councilId: string): string => `/v1/councils/${councilId}/directory/records`
export const recordPath = ({ council_id, id }: { council_id: string; id: string }): string =>
  `${recordsPath(council_id)}/${id}`
