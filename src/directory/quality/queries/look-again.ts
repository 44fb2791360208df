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
    with due as materialized (
      select r.* from directory_record r
       where r.council_id = ${council} and (r.publication <> 'archived' or r.change <> 'none')
         and r.id > ${after ?? NOTHING}::uuid
         -- Looked up for one record after the other, also where nothing is known yet of how many there are.
         and coalesce((select coalesce(q.holds_until, 'infinity') from directory_quality q
               where q.council_id = r.council_id and q.record_id = r.id and q.lack = ''), '-infinity') < ${today}::date
       order by r.id limit ${limit} for no key update of r skip locked)
    select due.*, (select v.document::text from directory_version v
                    where v.council_id = due.council_id and v.record_id = due.id
                      and v.number = case when due.change = 'none' then coalesce(due.published_number, due.newest_number)
                                          else due.newest_number end) as document
      from due order by due.id`.execute(trx)
  return rows
}

/** Before every id. */
const NOTHING = '00000000-0000-0000-0000-000000000000'
