import type { Trx } from '#platform/operation.ts'
import '../../tables.ts'

type Record = { readonly council_id: string; readonly id: string; readonly version: number }

/** Makes a record another organisation's; the rights of others to it stay, and follow it. */
export async function transferTo(trx: Trx, record: Record, organisation: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('directory_record')
    .set({ organisation_id: organisation, version: record.version + 1, updated_at: now })
    .where('council_id', '=', record.council_id)
    .where('id', '=', record.id)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('The record is not there to be given.')
}

/** Holds a record against every other change, so that what is decided of it is of its latest version. */
export const lockRecord = (trx: Trx, { council_id, id }: Omit<Record, 'version'>) =>
  trx
    .selectFrom('directory_record')
    .select('version')
    .where('council_id', '=', council_id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
