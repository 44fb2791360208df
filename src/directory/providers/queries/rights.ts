import type { Trx } from '#platform/operation.ts'
import '../../tables.ts'

type Record = { readonly council_id: string; readonly id: string; readonly organisation_id: string }

/** The organisations that may edit a record besides its owner, oldest right first; one more than `limit` where there are more. */
export const listRightRows = (
  trx: Trx,
  record: Record,
  { limit, from }: { limit: number; from: string | undefined },
) =>
  trx
    .selectFrom('directory_right')
    .innerJoin('organisation', 'organisation.id', 'directory_right.organisation_id')
    .select(['organisation.id', 'organisation.name', 'directory_right.granted_at'])
    .where('directory_right.council_id', '=', record.council_id)
    .where('directory_right.record_id', '=', record.id)
    .$if(from !== undefined, (query) => query.where('organisation.id', '>', from as string))
    .orderBy('organisation.id')
    .limit(limit + 1)
    .execute()

/** Whether an organisation owns a record or has a right to it, as far as it sees that itself. */
export const mayEdit = async (
  trx: Trx,
  { council, record, organisation }: { council: string; record: string; organisation: string },
): Promise<boolean> =>
  (await trx
    .selectFrom('directory_record')
    .select('id')
    .where('council_id', '=', council)
    .where('id', '=', record)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('organisation_id', '=', organisation),
        exists(
          selectFrom('directory_right as held')
            .select('held.record_id')
            .whereRef('held.council_id', '=', 'directory_record.council_id')
            .whereRef('held.record_id', '=', 'directory_record.id')
            .where('held.organisation_id', '=', organisation),
        ),
      ]),
    )
    .executeTakeFirst()) !== undefined

export const insertRight = (
  trx: Trx,
  record: Record,
  granted: { organisation: string; account: string; now: Date },
): Promise<unknown> =>
  trx
    .insertInto('directory_right')
    .values({
      council_id: record.council_id,
      record_id: record.id,
      owner_id: record.organisation_id,
      organisation_id: granted.organisation,
      granted_by: granted.account,
      granted_at: granted.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** Takes a right away; false where there was none. */
export const deleteRight = async (
  trx: Trx,
  record: Pick<Record, 'council_id' | 'id'>,
  organisation: string,
): Promise<boolean> => {
  const { numDeletedRows } = await trx
    .deleteFrom('directory_right')
    .where('council_id', '=', record.council_id)
    .where('record_id', '=', record.id)
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export const findOrganisation = (trx: Trx, id: string) =>
  trx.selectFrom('organisation').select(['id', 'name', 'kind']).where('id', '=', id).executeTakeFirst()
