import { expressionBuilder, type Selectable, sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { Database } from '#platform/tables.ts'
import type { Reach } from '../sides.ts'
import '../../tables.ts'
import type { DirectoryRecordTable } from '../../tables.ts'

export type RecordRow = Selectable<DirectoryRecordTable> & {
  owner_name: string
  /** Whether the caller's organisation was given a right to it. */
  held: boolean
}

const record = expressionBuilder<Database, 'directory_record'>()

const isHeld = ({ organisation }: Reach) =>
  record.exists(
    record
      .selectFrom('directory_right as granted')
      .select(sql`1`.as('one'))
      .whereRef('granted.council_id', '=', 'directory_record.council_id')
      .whereRef('granted.record_id', '=', 'directory_record.id')
      .where('granted.organisation_id', '=', organisation),
  )

/** By their ids, so that a provider's few are found among all of a council's without looking at each. */
const ownOrHeld = (organisation: string) =>
  record('directory_record.id', 'in', (query) =>
    query
      .selectFrom('directory_record as own')
      .select('own.id')
      .where('own.organisation_id', '=', organisation)
      .unionAll(
        query
          .selectFrom('directory_right as granted')
          .select('granted.record_id as id')
          .where('granted.organisation_id', '=', organisation),
      ),
  )

/** A council's editors reach all of its records; a provider, their organisation's and those it has a right to. */
function mayRead(reach: Reach, council: string) {
  if (reach.councils.includes(council)) return record.lit(true)
  return reach.organisation === null ? record.lit(false) : ownOrHeld(reach.organisation)
}

/** Records of a council within the caller's reach. */
export const recordsOf = (trx: Trx, reach: Reach, council: string) =>
  trx
    .selectFrom('directory_record')
    .innerJoin('organisation', 'organisation.id', 'directory_record.organisation_id')
    .selectAll('directory_record')
    .select('organisation.name as owner_name')
    .select(isHeld(reach).as('held'))
    .where('directory_record.council_id', '=', council)
    .where(mayRead(reach, council))

/**
 * A record within the caller's reach; undefined whether it is out of reach or was never there. Locked, it is held
 * against every other change until the transaction ends.
 */
export async function findRecord(
  trx: Trx,
  reach: Reach,
  { councilId, recordId }: { readonly councilId: string; readonly recordId: string },
  lock?: 'locked',
): Promise<RecordRow | undefined> {
  const read = () =>
    recordsOf(trx, reach, councilId)
      .where('directory_record.id', '=', recordId)
      .$if(lock !== undefined, (query) => query.forUpdate('directory_record'))
      .executeTakeFirst()
  // Given to others while the lock was waited for, it has no row with the owner it had: then it is looked for anew.
  const row = (await read()) ?? (lock === undefined ? undefined : await read())
  return row as RecordRow | undefined
}
