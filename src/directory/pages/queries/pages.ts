import { sql } from 'kysely'
import type { Db, Trx } from '#platform/operation.ts'
import type { Audience, PageKind } from '../page.ts'
import '../tables.ts'
import type { PageState, PageTable } from '../tables.ts'

export type PageRow = PageTable
type Key = { council: string; id: string }

const columns = [
  'council_id',
  'id',
  'kind',
  'state',
  'audiences',
  'last_session_at',
  'version',
  'created_at',
  'updated_at',
] as const

/** The document as the text that was saved, not as the driver would read it. */
const pages = (db: Db, council: string) =>
  db
    .selectFrom('directory_page')
    .select(columns)
    .select(sql<string>`document::text`.as('document'))
    .where('council_id', '=', council)

export const findPage = (db: Db, { council, id }: Key, lock?: 'locked'): Promise<PageRow | undefined> =>
  pages(db, council)
    .where('id', '=', id)
    .$if(lock !== undefined, (query) => query.forUpdate())
    .executeTakeFirst()

type Wanted = {
  kind?: PageKind | undefined
  audience?: Audience | undefined
  state?: PageState | undefined
  /** Training whose last session begins before this is left out. */
  from?: Date | undefined
}

type Page = { limit: number; before: string | undefined }

/** Newest first. One row more than asked for. */
export const listPageRows = (
  db: Db,
  council: string,
  { kind, audience, state, from }: Wanted,
  { limit, before }: Page,
): Promise<PageRow[]> =>
  pages(db, council)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind as PageKind))
    .$if(state !== undefined, (query) => query.where('state', '=', state as PageState))
    .$if(audience !== undefined, (query) => query.where(sql<boolean>`${audience} = any (audiences)`))
    .$if(from !== undefined, (query) =>
      query.where(({ eb, or }) =>
        or([eb('last_session_at', 'is', null), eb('last_session_at', '>=', from as Date)]),
      ),
    )
    .$if(before !== undefined, (query) => query.where('id', '<', before as string))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()

/** Writes a page and the version that it is now, who saved it. */
export async function savePage(trx: Trx, row: PageRow, account: string): Promise<void> {
  const { council_id, id, kind: _kind, created_at: _created, ...changed } = row
  if (row.version === 1) await trx.insertInto('directory_page').values(row).execute()
  else
    await trx
      .updateTable('directory_page')
      .set(changed)
      .where('council_id', '=', council_id)
      .where('id', '=', id)
      .execute()
  await trx
    .insertInto('directory_page_version')
    .values({
      council_id,
      page_id: id,
      number: row.version,
      state: row.state,
      document: row.document,
      saved_by: account,
      saved_at: row.updated_at,
    })
    .execute()
}

export type PageVersionRow = {
  number: number
  state: PageState
  document: string
  saved_at: Date
  name: string | null
}

/** Newest first, with the names of those who saved them. One more than asked for. */
export const listPageVersionRows = (
  trx: Trx,
  { council, id }: Key,
  { limit, before }: { limit: number; before: number | undefined },
): Promise<PageVersionRow[]> =>
  trx
    .selectFrom('directory_page_version as v')
    .leftJoin('account as a', 'a.id', 'v.saved_by')
    .select(['v.number', 'v.state', 'v.saved_at', 'a.name'])
    .select(sql<string>`v.document::text`.as('document'))
    .where('v.council_id', '=', council)
    .where('v.page_id', '=', id)
    .$if(before !== undefined, (query) => query.where('v.number', '<', before as number))
    .orderBy('v.number', 'desc')
    .limit(limit + 1)
    .execute()
