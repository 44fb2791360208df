import type { Db } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import type { RecordKind } from '../../record/index.ts'
import '../../tables.ts'

export type PublishedRow = { id: string; council_id: string; document: string; modified_at: Date }

/** What the public reads of a record: not found where it never was, gone where it was withdrawn. */
export async function findPublished(db: Db, kind: RecordKind, id: string): Promise<PublishedRow | Refusal> {
  const row = await db
    .selectFrom('published_record')
    .select(['id', 'council_id', 'document', 'modified_at'])
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return thatStands(row)
}

export function thatStands<Row extends { document: string | null }>(
  row: Row | undefined,
): (Row & { document: string }) | Refusal {
  if (row === undefined) return refuse('not-found')
  return row.document === null ? refuse('record-withdrawn') : { ...row, document: row.document }
}

/** Organisations in the order of their records, from one on. */
export function listPublished(
  db: Db,
  kind: RecordKind,
  { limit, from }: { limit: number; from: string | undefined },
  council: string | undefined,
): Promise<PublishedRow[]> {
  return db
    .selectFrom('published_record')
    .select(['id', 'council_id', 'document', 'modified_at'])
    .$narrowType<{ document: string }>()
    .where('kind', '=', kind)
    .where('document', 'is not', null)
    .$if(from !== undefined, (query) => query.where('id', '>', from as string))
    .$if(council !== undefined, (query) => query.where('council_id', '=', council as string))
    .orderBy('id')
    .limit(limit + 1)
    .execute()
}
