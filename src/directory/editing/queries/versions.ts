import type { Trx } from '#platform/operation.ts'
import '../../tables.ts'
import type { RecordKey } from './write-record.ts'

type NewVersion = {
  number: number
  document: string
  basedOn: number | null
  account: string
  at: Date
}

export const insertVersion = (
  trx: Trx,
  { council_id, id }: RecordKey,
  version: NewVersion,
): Promise<unknown> =>
  trx
    .insertInto('directory_version')
    .values({
      council_id,
      record_id: id,
      number: version.number,
      document: version.document,
      based_on: version.basedOn,
      saved_by: version.account,
      saved_at: version.at,
    })
    .execute()

/** Versions of a record that the caller was found to reach, with who saved each. */
const versionsOf = (trx: Trx, { council_id, id }: RecordKey) =>
  trx
    .selectFrom('directory_version as version')
    .leftJoin('account', 'account.id', 'version.saved_by')
    .select(['number', 'based_on', 'saved_at', 'account.name', 'account.organisation_id'])
    .where('version.council_id', '=', council_id)
    .where('version.record_id', '=', id)

export const findVersions = (trx: Trx, key: RecordKey, numbers: readonly number[]) =>
  versionsOf(trx, key).select('document').where('number', 'in', numbers).execute()

export type VersionRow = Awaited<ReturnType<typeof findVersions>>[number]

/** Newest first, without what they hold. One row more than asked for. */
export const listVersions = (
  trx: Trx,
  key: RecordKey,
  page: { limit: number; before: number | undefined },
): Promise<Omit<VersionRow, 'document'>[]> =>
  versionsOf(trx, key)
    .$if(page.before !== undefined, (query) => query.where('number', '<', page.before as number))
    .orderBy('number', 'desc')
    .limit(page.limit + 1)
    .execute()
