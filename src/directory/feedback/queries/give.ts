import type { Db, Trx } from '#platform/operation.ts'
import '../../tables.ts'
import type { FeedbackKeyTable, FeedbackTable } from '../tables.ts'
import '../tables.ts'

/** Whether the council publishes such a service. */
export async function isPublishedService(db: Db, council: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('published_record')
    .select('id')
    .where('council_id', '=', council)
    .where('id', '=', id)
    .where('kind', '=', 'service')
    .where('document', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes the key for a piece of feedback; answers with what was kept under it before, if anything was. */
export async function claimFeedbackKey(
  trx: Trx,
  row: FeedbackKeyTable,
): Promise<FeedbackKeyTable | undefined> {
  const { numInsertedOrUpdatedRows: made } = await trx
    .insertInto('directory_feedback_key')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made === 1n) return undefined
  return trx
    .selectFrom('directory_feedback_key')
    .selectAll()
    .where('council_id', '=', row.council_id)
    .where('key_hash', '=', row.key_hash)
    .executeTakeFirst()
}

/** Nothing is read back: whoever gives it may not read it. */
export async function insertFeedback(trx: Trx, row: FeedbackTable, email: string | undefined): Promise<void> {
  await trx.insertInto('directory_feedback').values(row).execute()
  if (email === undefined) return
  await trx
    .insertInto('directory_feedback_email')
    .values({ council_id: row.council_id, feedback_id: row.id, email })
    .execute()
}
