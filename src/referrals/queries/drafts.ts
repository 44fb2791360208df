import type { Selectable } from 'kysely'
import { expressionBuilder } from 'kysely'
import type { LocalDate } from '#calendar/index.ts'
import type { Trx } from '#platform/operation.ts'
import type { Database } from '#platform/tables.ts'
import type { Reach } from '../permissions.ts'
import '../tables.ts'
import type { DraftTable } from '../tables.ts'

export type DraftRow = Selectable<DraftTable>

/** A draft is its author's, and the lead's of the author's organisation. */
function mayWrite(reach: Reach) {
  const eb = expressionBuilder<Database, 'draft'>()
  return eb.or([
    eb('account_id', '=', reach.account),
    ...(reach.organisation === null ? [] : [eb('organisation_id', '=', reach.organisation)]),
  ])
}

export const insertDraft = (trx: Trx, row: DraftRow): Promise<unknown> =>
  trx.insertInto('draft').values(row).execute()

/** A draft of the caller's that has not expired; locked, it is held until the transaction ends. */
export const findDraft = (
  trx: Trx,
  reach: Reach,
  id: string,
  today: LocalDate,
  lock?: 'locked',
): Promise<DraftRow | undefined> =>
  trx
    .selectFrom('draft')
    .selectAll()
    .where('id', '=', id)
    .where('expires_on', '>=', today)
    .where(mayWrite(reach))
    .$if(lock !== undefined, (query) => query.forUpdate())
    .executeTakeFirst()

/** The caller's drafts, newest first. One row more than asked for. */
export const listDraftRows = (
  trx: Trx,
  reach: Reach,
  today: LocalDate,
  page: { limit: number; before: string | undefined },
): Promise<DraftRow[]> =>
  trx
    .selectFrom('draft')
    .selectAll()
    .where(mayWrite(reach))
    .where('expires_on', '>=', today)
    .$if(page.before !== undefined, (query) => query.where('id', '<', page.before as string))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()

type DraftKey = Pick<DraftRow, 'council_id' | 'id'>

export const updateDraftForm = (
  trx: Trx,
  draft: DraftKey,
  changes: Pick<DraftRow, 'form' | 'version' | 'updated_at'>,
): Promise<unknown> =>
  trx
    .updateTable('draft')
    .set(changes)
    .where('council_id', '=', draft.council_id)
    .where('id', '=', draft.id)
    .execute()

export const deleteDraftRow = (trx: Trx, draft: DraftKey): Promise<unknown> =>
  trx.deleteFrom('draft').where('council_id', '=', draft.council_id).where('id', '=', draft.id).execute()
