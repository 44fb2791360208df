import { type Selectable, sql } from 'kysely'
import { londonDate } from '#calendar/index.ts'
import type { Trx } from '#platform/operation.ts'
import type { AnyDocument } from '../../record/index.ts'
import '../../tables.ts'
import type { DirectoryRecordTable } from '../../tables.ts'
import { listedQuality } from '../listed.ts'
import '../tables.ts'

type Row = Pick<
  Selectable<DirectoryRecordTable>,
  'council_id' | 'id' | 'kind' | 'publication' | 'change' | 'review_due_on'
>

/**
 * Keeps how good records of one council are that this transaction holds, as they stand now; `document` is what is worked
 * on. What was archived, and not asked back, is nobody's work.
 */
export async function noteQualities(
  trx: Trx,
  council: string,
  records: readonly { readonly record: Row; readonly document: AnyDocument }[],
  now: Date,
): Promise<void> {
  const today = londonDate(now)
  await trx
    .deleteFrom('directory_quality')
    .where('council_id', '=', council)
    .where('record_id', '=', sql<string>`any (${records.map(({ record }) => record.id)}::uuid[])`)
    .execute()
  const rows = records
    .filter(({ record }) => record.publication !== 'archived' || record.change !== 'none')
    .flatMap(({ record: { id, kind, review_due_on }, document }) => {
      const { score, lacks, holdsUntil } = listedQuality(document, review_due_on, today)
      return ['', ...lacks].map((lack) => ({ id, lack, kind, score, until: holdsUntil }))
    })
  if (rows.length === 0) return
  await sql`
    insert into directory_quality (council_id, record_id, lack, kind, score, holds_until)
    select ${council}, * from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ lack }) => lack)}::text[],
      ${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ score }) => score)}::int[],
      ${rows.map(({ until }) => until)}::date[])`.execute(trx)
}

export const noteQuality = (trx: Trx, record: Row, document: AnyDocument, now: Date): Promise<void> =>
  noteQualities(trx, record.council_id, [{ record, document }], now)
