import { Type } from 'typebox'
import type { Caller } from '#platform/access.ts'
import type { Answer, Concerns, Trx } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, type Refusal, refuse } from '#platform/problems.ts'
import { councilId, editorsCouncil } from '../council.ts'
import { findPage, type PageRow } from './queries/pages.ts'
import { managedPageJson } from './view.ts'

export const pageParams = Type.Object({
  councilId,
  pageId: Type.String({ format: 'uuid', description: 'The id of the page.' }),
})

type OfPage = {
  readonly caller: Caller
  readonly params: { readonly councilId: string; readonly pageId: string }
}

/** A page of the council whose editor asks. With `ifMatch` it is held for a change, in the version that was seen. */
export async function holdPage(
  { caller, params }: OfPage,
  trx: Trx,
  concerns: (what: Concerns) => void,
  ifMatch?: string,
): Promise<PageRow | Refusal> {
  const council = editorsCouncil(caller, params.councilId)
  if (isRefusal(council)) return council
  const lock = ifMatch === undefined ? undefined : 'locked'
  const row = await findPage(trx, { council, id: params.pageId }, lock)
  if (row === undefined) return refuse('not-found')
  concerns({ council, kind: 'directory_page', id: row.id })
  if (ifMatch !== undefined && ifMatch !== etag(row.version)) return refuse('precondition-failed')
  return row
}

export const managedPageAnswer = (row: PageRow, status: 200 | 201 = 200): Answer => ({
  status,
  json: managedPageJson(row),
  headers: {
    ETag: etag(row.version),
    ...(status === 201
      ? { Location: `/v1/councils/${row.council_id}/directory/managed-pages/${row.id}` }
      : {}),
  },
})
