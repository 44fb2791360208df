import { Type } from 'typebox'
import type { Answer } from '#platform/operation.ts'

/** As the standard has it, and a way on that misses nothing. */
export const HsdsPage = Type.Object(
  {
    total_items: Type.Integer({ minimum: 0 }),
    total_pages: Type.Integer({ minimum: 1 }),
    page_number: Type.Integer({ minimum: 1 }),
    size: Type.Integer({ minimum: 0, description: 'How many are on this page.' }),
    first_page: Type.Boolean(),
    last_page: Type.Boolean(),
    empty: Type.Boolean(),
    contents: Type.Array(
      Type.Object({ id: Type.String({ format: 'uuid' }) }, { additionalProperties: true }),
    ),
    next: Type.Optional(
      Type.String({
        format: 'uri-reference',
        description:
          'Not in the standard: where to go on. Unlike the next number it leaves nothing out and gives nothing twice when records come and go meanwhile. With `modified_after` it is always there: what is changed later is found from it.',
      }),
    ),
  },
  { $id: 'HsdsPage', additionalProperties: false, description: 'A page by HSDS 3.0.' },
)

/** What a page of any list is asked for with. */
export const pageParameters = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, default: 1 })),
  per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 50 })),
}

export type PageAsked = { readonly page?: number; readonly per_page?: number }

export const numbersOf = ({ page = 1, per_page = 50 }: PageAsked) => ({ page, perPage: per_page })

type Listed = {
  asked: PageAsked
  total: number
  contents: readonly object[]
  /** The members of the address that goes on; none on the last page. */
  next: Readonly<Record<string, unknown>> | undefined
  path: string
}

export function pageOf({ asked, total, contents, next, path }: Listed): Answer {
  const { page, perPage } = numbersOf(asked)
  const pages = Math.max(1, Math.ceil(total / perPage))
  return {
    status: 200,
    body: {
      total_items: total,
      total_pages: pages,
      page_number: page,
      size: contents.length,
      first_page: page === 1,
      last_page: page >= pages,
      empty: contents.length === 0,
      contents,
      ...(next === undefined ? {} : { next: `${path}?${search(next)}` }),
    },
    headers: { 'Cache-Control': 'public, max-age=60' },
  }
}

function search(members: Readonly<Record<string, unknown>>): string {
  const all = Object.entries(members).filter(([, value]) => value !== undefined)
  return new URLSearchParams(all.map(([name, value]) => [name, String(value)])).toString()
}

/** A page of what is in memory already. */
export function pageInMemory(path: string, asked: PageAsked, all: readonly object[]): Answer {
  const { page, perPage } = numbersOf(asked)
  const contents = all.slice((page - 1) * perPage, page * perPage)
  const next = page * perPage < all.length ? { ...asked, page: page + 1 } : undefined
  return pageOf({ asked, total: all.length, contents, next, path })
}
