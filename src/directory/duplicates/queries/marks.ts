import { sql } from 'kysely'
import type { Db, Trx } from '#platform/operation.ts'
import type { AnyDocument, RecordKind } from '../../record/index.ts'
import '../../tables.ts'
import type { Publication } from '../../tables.ts'
import { marksOf, type Rule } from '../marks.ts'
import '../tables.ts'

export type OfRecord = { readonly council: string; readonly record: string }

/** Keeps what marks the newest version of a record, in place of what marked the one before it. */
export async function noteMarks(
  trx: Trx,
  { council, record }: OfRecord,
  document: AnyDocument,
): Promise<void> {
  await trx
    .deleteFrom('directory_mark')
    .where('council_id', '=', council)
    .where('record_id', '=', record)
    .execute()
  const marks = marksOf(document)
  if (marks.length === 0) return
  await trx
    .insertInto('directory_mark')
    .values(marks.map((mark) => ({ council_id: council, record_id: record, ...mark })))
    .execute()
}

export type Duplicate = {
  id: string
  kind: RecordKind
  name: string
  publication: Publication
  organisation: string
  rules: Rule[]
}

/** Others of the same council with a mark in common, whoever's they are. What was archived is settled. */
export async function findDuplicates(
  trx: Trx,
  { council, record }: OfRecord,
  page: { limit: number; from?: string | undefined },
): Promise<Duplicate[]> {
  const rows = await trx
    .selectFrom('directory_mark as mine')
    .innerJoin('directory_mark as theirs', (join) =>
      join
        .onRef('theirs.council_id', '=', 'mine.council_id')
        .onRef('theirs.rule', '=', 'mine.rule')
        .onRef('theirs.value', '=', 'mine.value')
        .onRef('theirs.record_id', '!=', 'mine.record_id'),
    )
    .innerJoin('directory_record as r', (join) =>
      join.onRef('r.council_id', '=', 'theirs.council_id').onRef('r.id', '=', 'theirs.record_id'),
    )
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.id', 'r.kind', 'r.name', 'r.publication', 'o.name as organisation'])
    .select(sql<Rule[]>`array_agg(distinct mine.rule order by mine.rule)`.as('rules'))
    .where('mine.council_id', '=', council)
    .where('mine.record_id', '=', record)
    .where('r.publication', '!=', 'archived')
    .$if(page.from !== undefined, (query) => query.where('r.id', '>', page.from as string))
    .groupBy(['r.id', 'r.kind', 'r.name', 'r.publication', 'o.name'])
    .orderBy('r.id')
    .limit(page.limit + 1)
    .execute()
  return rows
}

/** Whether the council has such a record; its editors alone ask. */
export const recordIsThere = async (db: Db, { council, record }: OfRecord): Promise<boolean> =>
  (await db
    .selectFrom('directory_record')
    .select('id')
    .where('council_id', '=', council)
    .where('id', '=', record)
    .executeTakeFirst()) !== undefined
