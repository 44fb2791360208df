import { type Static, Type } from 'typebox'
import type { Caller } from './access.ts'
import { canonicalJson, sha256 } from './canonical-json.ts'
import { type Refusal, refuse } from './problems.ts'

export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25, description: 'How many at most.' })),
  cursor: Type.Optional(
    Type.String({ minLength: 1, maxLength: 500, pattern: '^[A-Za-z0-9_-]+$', description: 'From the `next` link of the page before.' }),
  ),
}

export const PageLinks = Type.Object(
  { next: Type.Optional(Type.String({ format: 'uri-reference', description: 'The next page; absent on the last.' })) },
  { $id: 'PageLinks', additionalProperties: false },
)
export type PageLinks = Static<typeof PageLinks>

/** Where a page ended: the sort keys of its last row. */
export type Position = readonly (string | number | boolean)[]

/** A cursor holds only for the caller and the filter it was made for. */
const binding = (caller: Caller, operation: string, filter: unknown) =>
  sha256(`${caller.account} ${operation} ${canonicalJson(filter)}`).slice(0, 16)

export const makeCursor = (caller: Caller, operation: string, filter: unknown, position: Position): string =>
  Buffer.from(JSON.stringify([binding(caller, operation, filter), ...position])).toString('base64url')

/** The position a cursor stands for, or a refusal when it was made for somebody or something else. */
export function readCursor(caller: Caller, operation: string, filter: unknown, cursor: string): Position | Refusal {
  const parts = parse(cursor)
  if (parts?.[0] !== binding(caller, operation, filter)) return refuse('cursor-not-valid')
  return parts.slice(1)
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
export function nextLink(path: string, query: Readonly<Record<string, unknown>>, cursor: string): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && name !== 'cursor') search.append(name, String(value))
  search.append('cursor', cursor)
  return `${path}?${search}`
}
