import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import { type Reach, type RecordRow, recordsOf } from '../../editing/index.ts'
import type { AnyDocument } from '../../record/index.ts'

/** One import from a source at a time: two would each find that a record is not here yet. */
export const lockSource = (trx: Trx, council: string, source: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`import ${council} ${source}`}, 0))`.execute(trx)

/** A record that came from a source, held, with the version that was imported last. */
export async function findImported(
  trx: Trx,
  reach: Reach,
  council: string,
  source: { name: string; id: string },
): Promise<{ record: RecordRow; number: number; document: AnyDocument } | undefined> {
  const record = (await recordsOf(trx, reach, council)
    .where('directory_record.source', '=', source.name)
    .where('directory_record.source_id', '=', source.id)
    .forUpdate('directory_record')
    .executeTakeFirst()) as RecordRow | undefined
  if (record === undefined) return undefined
  const { number, document } = await trx
    .selectFrom('directory_event as event')
    .innerJoin('directory_version as version', (join) =>
      join
        .onRef('version.council_id', '=', 'event.council_id')
        .onRef('version.record_id', '=', 'event.record_id')
        .onRef('version.number', '=', 'event.number'),
    )
    .select(['version.number', 'version.document'])
    .where('event.council_id', '=', council)
    .where('event.record_id', '=', record.id)
    .where('event.type', '=', 'record.imported')
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { record, number, document: JSON.parse(document) as AnyDocument }
}

/** Undoes what was done since, and nothing before. */
export async function undone<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint dry_run`.execute(trx)
  const result = await work()
  await sql`rollback to savepoint dry_run`.execute(trx)
  return result
}
