import { type Selectable, sql } from 'kysely'
import type { LocalDate } from '#calendar/index.ts'
import type { Trx } from '#platform/operation.ts'
import '../../tables.ts'
import type { DirectoryRecordTable } from '../../tables.ts'
import '../tables.ts'

export type ToLookAt = Selectable<DirectoryRecordTable> & { document: string }

/**
 * Records whose day is over or that were never looked at, from an id on, each held until the transaction ends, with
 * the version that is worked on. What somebody is changing at this moment they look at themselves.
 */
export async function holdToLookAt(
  trx: Trx,
  council: string,
  { today, after, limit }: { today: LocalDate; after: string | undefined; limit: number },
): Promise<ToLookAt[]> {
  const { rows } = await sql<ToLookAt>`
    select r.*, v.document::text as document
      from directory_record r
      join directory_version v on v.council_id = r.council_id and v.record_id = r.id
       and v.number = case when r.change = 'none' then coalesce(r.published_number, r.newest_number)
                           else r.newest_number end
     where r.council_id = ${council} and (r.publication <> 'archived' or r.change <> 'none') and r.id > ${after ?? NOTHING}::uuid
       and not exists (select from directory_quality q where q.council_id = r.council_id and q.record_id = r.id
             and q.lack = '' and (q.holds_until is null or q.holds_until >= ${today}::date))
     order by r.id limit ${limit} for no key update of r skip locked`.execute(trx)
  return rows
}

/** Before every id. */
const NOTHING = '00000000-0000-0000-0000-000000000000'
