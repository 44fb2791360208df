import type { Position } from '#platform/paging.ts'
import { UUID } from '#platform/request-ids.ts'
import type { FoundRow } from '../queries/find-services.ts'
import type { Found, Place } from './find.ts'

/** What a cursor of a search holds. */
export type SearchCursor = {
  readonly after: Place
  /** The words that were taken in place of those typed. */
  readonly instead: string | undefined
}

type Counted = Pick<Found, 'among' | 'total' | 'isCapped'> & { instead: string | undefined }

export const positionOf = (
  { key, name, id }: FoundRow,
  { among, total, isCapped, instead }: Counted,
): Position => [among, total, isCapped, instead ?? '', key, name, id]

/** Cursors are signed by nothing that is secret: whoever makes one up may ask by it, and breaks nothing. */
export function readPosition(position: Position): SearchCursor | undefined {
  const [among, total, isCapped, instead, key, name, id, ...more] = position
  if (among !== 'few' && among !== 'many') return undefined
  if (typeof total !== 'number' || !Number.isInteger(total) || total < 0 || total > 1_000) return undefined
  if (typeof isCapped !== 'boolean' || typeof key !== 'number' || !Number.isFinite(key)) return undefined
  if (!isText(instead, 400) || !isText(name, 1_000) || !isText(id, 36) || !UUID.test(id)) return undefined
  if (more.length > 0) return undefined
  const after: Place = { among, total, isCapped, keys: { key, name, id } }
  return { after, instead: instead === '' ? undefined : instead }
}

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most && value.isWellFormed() && !value.includes('\0')
