import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import '../../tables.ts'
import type { RecordKey } from './write-record.ts'

/** Whether the public has an organisation of this council's. */
export const isPublishedOrganisation = async (trx: Trx, council: string, id: string): Promise<boolean> =>
  (await trx
    .selectFrom('published_record')
    .select('id')
    .where('council_id', '=', council)
    .where('id', '=', id)
    .where('kind', '=', 'organisation')
    .where('document', 'is not', null)
    .executeTakeFirst()) !== undefined

/** Whether a published service names this organisation. */
export const isNamedByServices = async (trx: Trx, { council_id, id }: RecordKey): Promise<boolean> =>
  (await trx
    .selectFrom('published_record')
    .select('id')
    .where('council_id', '=', council_id)
    .where('kind', '=', 'service')
    .where('document', 'is not', null)
    .where(sql<string>`document ->> 'organisation'`, '=', id)
    .limit(1)
    .executeTakeFirst()) !== undefined
