import type { Selectable } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import '../../tables.ts'
import type { DirectoryRecordTable } from '../../tables.ts'

type Row = Selectable<DirectoryRecordTable>
export type RecordKey = Pick<Row, 'council_id' | 'id'>

/** What of a record may become another. */
export type RecordChange = Partial<
  Pick<
    Row,
    | 'publication'
    | 'change'
    | 'freshness'
    | 'name'
    | 'newest_number'
    | 'published_number'
    | 'assured_on'
    | 'review_due_on'
    | 'waiting_since'
  >
>

export const insertRecord = (trx: Trx, row: Row): Promise<unknown> =>
  trx.insertInto('directory_record').values(row).execute()

/** Changes a record that this transaction holds; answers with it as it is then. */
export async function changeRecord<R extends Row>(
  trx: Trx,
  record: R,
  change: RecordChange,
  now: Date,
): Promise<R> {
  const set = { ...change, version: record.version + 1, updated_at: now }
  const { numUpdatedRows } = await trx
    .updateTable('directory_record')
    .set(set)
    .where('council_id', '=', record.council_id)
    .where('id', '=', record.id)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('The record is not there to be changed.')
  return { ...record, ...set }
}
