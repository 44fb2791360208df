import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import { type Reach, recordsOf } from '../../editing/index.ts'

/** The services within the caller's reach after one, each in the version that is worked on, in the order of creation. */
export async function recordsToExport(
  trx: Trx,
  reach: Reach,
  council: string,
  { after, limit }: { after: string | undefined; limit: number },
) {
  const rows = await recordsOf(trx, reach, council)
    .innerJoin('directory_version as version', (join) =>
      join
        .onRef('version.council_id', '=', 'directory_record.council_id')
        .onRef('version.record_id', '=', 'directory_record.id')
        .on(
          'version.number',
          '=',
          sql<number>`case when directory_record.change = 'none'
            then coalesce(directory_record.published_number, directory_record.newest_number)
            else directory_record.newest_number end`,
        ),
    )
    .select('version.document')
    .where('directory_record.kind', '=', 'service')
    .where('directory_record.publication', '!=', 'archived')
    .$if(after !== undefined, (query) => query.where('directory_record.id', '>', after ?? ''))
    .orderBy('directory_record.id')
    .limit(limit)
    .execute()
  return rows.map(({ id, version, document }) => ({ id, version, document: JSON.parse(document) as never }))
}
