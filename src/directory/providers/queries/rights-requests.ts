import { expressionBuilder, type Selectable, sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { Database } from '#platform/tables.ts'
import type { Reach } from '../../editing/index.ts'
import type { RightsRequestTable } from '../tables.ts'
import '../tables.ts'
import '../../tables.ts'

const request = expressionBuilder<Database, 'rights_request'>()

const isOfOwn = (organisation: string) =>
  request.exists(
    request
      .selectFrom('directory_record as owned')
      .select(sql`1`.as('one'))
      .whereRef('owned.council_id', '=', 'rights_request.council_id')
      .whereRef('owned.id', '=', 'rights_request.record_id')
      .where('owned.organisation_id', '=', organisation),
  )

/** Those who asked, the owner of the record, and the council’s editors. */
const mayRead = ({ councils, organisation }: Reach) =>
  request.or([
    request('rights_request.council_id', '=', request.fn.any(sql.val([...councils]))),
    ...(organisation === null
      ? []
      : [request('rights_request.organisation_id', '=', organisation), isOfOwn(organisation)]),
  ])

const requestsOf = (trx: Trx, reach: Reach, council: string) =>
  trx
    .selectFrom('rights_request')
    .innerJoin('organisation', 'organisation.id', 'rights_request.organisation_id')
    .leftJoin('published_record as published', (join) =>
      join
        .onRef('published.council_id', '=', 'rights_request.council_id')
        .onRef('published.id', '=', 'rights_request.record_id'),
    )
    .selectAll('rights_request')
    .select([
      'organisation.name as organisation_name',
      sql<string | null>`published.document ->> 'name'`.as('record_name'),
    ])
    .where('rights_request.council_id', '=', council)
    .where(mayRead(reach))

export type RequestRow = Selectable<RightsRequestTable> & {
  readonly organisation_name: string
  /** Null once the record is withdrawn. */
  readonly record_name: string | null
}

/** Requests that the caller made or decides on, newest first; one more than `limit` where there are more. */
export const listRequestRows = (
  trx: Trx,
  reach: Reach,
  council: string,
  page: { limit: number; from: string | undefined; state: RightsRequestTable['state'] | undefined },
): Promise<RequestRow[]> =>
  requestsOf(trx, reach, council)
    .$if(page.state !== undefined, (query) =>
      query.where('rights_request.state', '=', page.state as RightsRequestTable['state']),
    )
    .$if(page.from !== undefined, (query) => query.where('rights_request.id', '<', page.from as string))
    .orderBy('rights_request.id', 'desc')
    .limit(page.limit + 1)
    .execute()

/** A request for a record, held until the transaction ends. */
export const holdRequest = (
  trx: Trx,
  reach: Reach,
  { councilId, recordId, requestId }: { councilId: string; recordId: string; requestId: string },
): Promise<RequestRow | undefined> =>
  requestsOf(trx, reach, councilId)
    .where('rights_request.record_id', '=', recordId)
    .where('rights_request.id', '=', requestId)
    .forUpdate('rights_request')
    .executeTakeFirst()

/** The name under which the public has a record; undefined where it has none. */
export const findPublishedName = async (
  trx: Trx,
  council: string,
  record: string,
): Promise<string | undefined> => {
  const row = await trx
    .selectFrom('published_record')
    .select(sql<string>`document ->> 'name'`.as('name'))
    .where('council_id', '=', council)
    .where('id', '=', record)
    .where('document', 'is not', null)
    .executeTakeFirst()
  return row?.name
}

/**
 * Adds a request; false where one of the same organisation is still open. The state stands in the statement: beside it,
 * once the plan is kept, the index that is only of open ones would not be recognised.
 */
export async function insertRequest(
  trx: Trx,
  row: Omit<Selectable<RightsRequestTable>, 'state' | 'decided_at' | 'decided_by' | 'decision_reasons'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('rights_request')
    .values({ ...row, state: 'open' })
    .onConflict((conflict) =>
      conflict
        .columns(['council_id', 'record_id', 'organisation_id'])
        .where('state', '=', sql.lit('open'))
        .doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const decideRequest = (
  trx: Trx,
  { council_id, id }: Pick<RequestRow, 'council_id' | 'id'>,
  decided: Pick<Selectable<RightsRequestTable>, 'state' | 'decided_at' | 'decided_by' | 'decision_reasons'>,
): Promise<unknown> =>
  trx
    .updateTable('rights_request')
    .set(decided)
    .where('council_id', '=', council_id)
    .where('id', '=', id)
    .execute()
