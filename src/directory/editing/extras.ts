import { Type } from 'typebox'
import { londonDate } from '#calendar/index.ts'
import type { Trx } from '#platform/operation.ts'
import { DuplicateCandidate, duplicateView, findDuplicates } from '../duplicates/index.ts'
import { qualityOf, RecordQuality } from '../quality/index.ts'
import type { AnyDocument } from '../record/index.ts'
import type { Seen } from './hold-record.ts'

/** More than these are a list of its own (`listDuplicates`). */
const MOST_DUPLICATES = 5

/** Members that a record is shown with besides its own: how good it is, and of what it may be a duplicate. */
export const recordExtras = {
  quality: RecordQuality,
  duplicates: Type.Optional(
    Type.Array(DuplicateCandidate, {
      maxItems: MOST_DUPLICATES,
      description:
        'Records that are perhaps the same one, for the council’s editors alone; all of them by `listDuplicates`.',
    }),
  ),
}

/** Their values, by the version that is worked on, for whoever looks. What others are writing is for the council's editors alone. */
export async function extrasOf(
  trx: Trx,
  { record, standing }: Seen,
  document: AnyDocument,
  now: Date,
): Promise<object> {
  const of = { council: record.council_id, record: record.id }
  const isEditors = standing.sides.includes('editor')
  const found = isEditors ? await findDuplicates(trx, of, { limit: MOST_DUPLICATES }) : []
  const known = { reviewDueOn: record.review_due_on, duplicates: found.length }
  return {
    quality: qualityOf(document, known, londonDate(now)),
    ...(isEditors ? { duplicates: found.slice(0, MOST_DUPLICATES).map(duplicateView) } : {}),
  }
}
