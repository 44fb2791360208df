import { type Static, type TSchema, Type } from 'typebox'
import type { Caller } from './access.ts'
import { canonicalJson, sha256 } from './canonical-json.ts'
import type { Answer } from './operation.ts'
import { isRefusal, type Refusal, refuse } from './problems.ts'

export const pageQuery = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, default: 25, description: 'How many at most.' }),
  ),
  cursor: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      pattern: '^[A-Za-z0-9_-]+$',
      description: 'From the `next` link of the page before.',
    }),
  ),
}

export const PageLinks = Type.Object(
  {
    next: Type.Optional(
      Type.String({
        format: 'uri-reference',
        description:
          'The next page; absent on the last. Of a feed: where to go on from, also when nothing more has come yet.',
      }),
    ),
  },
  { $id: 'PageLinks', additionalProperties: false },
)
export type PageLinks = Static<typeof PageLinks>

/** Where a page ended: the sort keys of its last row. */
export type Position = readonly (string | number | boolean)[]

/** The schema of a page of a list. */
export const pageOf = <const Id extends string, S extends TSchema>(id: Id, item: S) =>
  Type.Object({ items: Type.Array(item), links: PageLinks }, { $id: id, additionalProperties: false })

/** What a list is asked for, and what its cursors are bound to: its caller, its operation and its filter. */
export type ListCall = {
  /** Nobody where anyone may ask. */
  readonly caller: Caller | null
  readonly operation: string
  readonly query: { readonly limit?: number; readonly cursor?: string; readonly [name: string]: unknown }
}

/** Reads `limit` and `cursor`: the position to go on from, none on the first page. */
export function readPage(
  call: ListCall,
  filter: unknown,
): { limit: number; position: Position | undefined } | Refusal {
  const limit = call.query.limit ?? 25
  if (call.query.cursor === undefined) return { limit, position: undefined }
  const position = readCursor(call.caller, call.operation, filter, call.query.cursor)
  return isRefusal(position) ? position : { limit, position }
}

type Page<Row> = {
  path: string
  filter: unknown
  limit: number
  /** One row more than the limit where there is a next page. */
  rows: readonly Row[]
  /** A row as the text of its JSON. */
  item: (row: Row) => string
  position: (row: Row) => Position
  /** A list that grows at its end: whoever has read all of it is told where to go on from. */
  feed?: true
  /** Members beside `items` and `links`. */
  more?: Readonly<Record<string, unknown>>
}

/** The address of the next page; undefined on the last. */
export function nextPage<Row>(
  call: ListCall,
  { path, filter, limit, rows, position, feed }: Omit<Page<Row>, 'item' | 'more'>,
): string | undefined {
  const last = rows.slice(0, limit).at(-1)
  const goesOn = feed === true || rows.length > limit
  const end =
    last === undefined ? call.query.cursor : makeCursor(call.caller, call.operation, filter, position(last))
  return goesOn && end !== undefined ? nextLink(path, call.query, end) : undefined
}

export const linkTo = (next: string | undefined): Record<string, string> =>
  next === undefined ? {} : { Link: `<${next}>; rel="next"` }

/** The answer of a list: its items, and the link to the next page in the body and the header. */
export function pageAnswer<Row>(call: ListCall, page: Page<Row>): Answer {
  const next = nextPage(call, page)
  const links: PageLinks = next === undefined ? {} : { next }
  const beside = JSON.stringify({ links, ...page.more }).slice(1)
  return {
    status: 200,
    json: `{"items":[${page.rows.slice(0, page.limit).map(page.item).join(',')}],${beside}`,
    headers: linkTo(next),
  }
}

type ById<Row> = Pick<Page<Row>, 'path' | 'item'> & {
  /** From the row of this id on, without it, in the list's own order; one more than `limit` where there are more. */
  rows: (page: { limit: number; from: string | undefined }) => Promise<readonly Row[]>
}

/** A page of what belongs to the thing in the address, in the order of its rows' ids: oldest or newest first. */
export async function pageById<Row extends { id: string }>(
  call: ListCall & { readonly params: unknown },
  { path, rows, item }: ById<Row>,
): Promise<Answer | Refusal> {
  const page = readPage(call, call.params)
  if (isRefusal(page)) return page
  const from = page.position === undefined ? undefined : String(page.position[0])
  return pageAnswer(call, {
    path,
    filter: call.params,
    limit: page.limit,
    rows: await rows({ limit: page.limit, from }),
    item,
    position: (row) => [row.id],
  })
}

/** A cursor holds only for the caller and the filter it was made for, and only as it was made. */
const binding = (caller: Caller | null, operation: string, filter: unknown, position: Position) =>
  sha256(`${caller?.account ?? ''} ${operation} ${canonicalJson([filter, position])}`).slice(0, 16)

const makeCursor = (caller: Caller | null, operation: string, filter: unknown, position: Position): string =>
  Buffer.from(JSON.stringify([binding(caller, operation, filter, position), ...position])).toString(
    'base64url',
  )

/** The position a cursor stands for, or a refusal when it was made for somebody or something else. */
function readCursor(
  caller: Caller | null,
  operation: string,
  filter: unknown,
  cursor: string,
): Position | Refusal {
  const [bound, ...position] = parse(cursor) ?? []
  return bound === binding(caller, operation, filter, position) ? position : refuse('cursor-not-valid')
}

function parse(cursor: string): (string | number | boolean)[] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const scalar = (part: unknown) => ['string', 'number', 'boolean'].includes(typeof part)
    return Array.isArray(value) && value.every(scalar) ? value : undefined
  } catch {
    return undefined
  }
}

/** The address of the next page: the same query with the new cursor. */
function nextLink(path: string, query: Readonly<Record<string, unknown>>, cursor: string): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (name !== 'cursor') for (const each of [value ?? []].flat()) search.append(name, String(each))
  search.append('cursor', cursor)
  return `${path}?${search}`
}
