import type { Selectable } from 'kysely'
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
 * Keeps how good a record is that this transaction holds, as it stands now; `document` is what is worked on. What was
 * archived, and not asked back, is nobody's work.
 */
export async function noteQuality(trx: Trx, record: Row, document: AnyDocument, now: Date): Promise<void> {
  const { council_id, id: record_id, kind } = record
  await trx
    .deleteFrom('directory_quality')
    .where('council_id', '=', council_id)
    .where('record_id', '=', record_id)
    .execute()
  if (record.publication === 'archived' && record.change === 'none') return
  const { score, lacks, holdsUntil } = listedQuality(document, record.review_due_on, londonDate(now))
  await trx
    .insertInto('directory_quality')
    .values(
      ['', ...lacks].map((lack) => ({ council_id, record_id, lack, kind, score, holds_until: holdsUntil })),
    )
    .execute()
}
