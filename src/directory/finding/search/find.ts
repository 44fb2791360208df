import type { Db } from '#platform/operation.ts'
import type { Schedule } from '../../record/schedule.ts'
import { type FoundRow, findAmongFew, findAmongMany, type Keys, withCards } from '../queries/find-services.ts'
import { type Asked, MOST_COUNTED, MOST_ORDERED } from './asked.ts'

/** Where a page ended, and how its list was put in order. */
export type Place = {
  readonly among: 'few' | 'many'
  readonly total: number
  readonly isCapped: boolean
  readonly keys: Keys
}

export type Found = {
  /** One more than the limit where there are more. */
  readonly rows: readonly FoundRow[]
  readonly among: Place['among']
  /** As it was counted for the first page; at least so many where it is capped. */
  readonly total: number
  readonly isCapped: boolean
  /** All that match, where they had to be looked at one by one. */
  readonly looked?: readonly FoundRow[]
}

/** How many rows are looked at at a time, where the hours decide and the first look did not fill the page. */
const BATCH = 250

/** A page of what is asked for. */
export async function find(db: Db, asked: Asked, limit: number, after?: Place): Promise<Found> {
  const found = await findRows(db, asked, limit, after)
  if (asked.opening === undefined || found.rows.length === 0) return found
  const rows = await withCards(db, asked, found.rows)
  // One was withdrawn in between: without it the page would look like the last.
  return rows.length < found.rows.length ? find(db, asked, limit, after) : { ...found, rows }
}

async function findRows(db: Db, asked: Asked, limit: number, after?: Place): Promise<Found> {
  if (after?.among === 'many') return amongMany(db, asked, limit, after)
  if (after !== undefined) return restOfFew(db, asked, limit, after)
  const all = asked.opening !== undefined
  // To look at hours takes longer than to put in order.
  const most = all ? MOST_COUNTED : MOST_ORDERED
  const few = await findAmongFew(db, asked, { limit: all ? most + 1 : limit + 1 }, most)
  const looked = all ? few.rows.filter((row) => isOpen(asked, row)) : undefined
  const total = Math.min(looked?.length ?? few.matches, MOST_COUNTED)
  const isCapped = few.matches > MOST_COUNTED
  if (few.matches > most)
    return { ...(await amongMany(db, asked, limit, { total, isCapped })), ...(looked && { looked }) }
  const rows = (looked ?? few.rows).slice(0, limit + 1)
  return { rows, among: 'few', total, isCapped, ...(looked && { looked }) }
}

/** However many match by now: the order of the first page holds to the end. */
async function restOfFew(db: Db, asked: Asked, limit: number, after: Place): Promise<Found> {
  const all = asked.opening !== undefined
  const wanted = { limit: all ? MOST_COUNTED * 10 : limit + 1, after: after.keys }
  const { rows } = await findAmongFew(db, asked, wanted, null)
  const open = rows.filter((row) => isOpen(asked, row)).slice(0, limit + 1)
  return { rows: open, among: 'few', total: after.total, isCapped: after.isCapped }
}

async function amongMany(
  db: Db,
  asked: Asked,
  limit: number,
  { total, isCapped, keys }: Omit<Place, 'among' | 'keys'> & { keys?: Keys },
): Promise<Found> {
  // Most that may be open by their slots are.
  let batch = asked.opening === undefined ? limit + 1 : (limit + 1) * 2
  const rows: FoundRow[] = []
  for (let after = keys; ; batch = Math.max(BATCH, limit + 1)) {
    const next = await findAmongMany(db, asked, { limit: batch, after })
    rows.push(...next.filter((row) => isOpen(asked, row)))
    after = next.at(-1)
    if (rows.length > limit || next.length < batch)
      return { rows: rows.slice(0, limit + 1), among: 'many', total, isCapped }
  }
}

/** Open there, and at no nearer place of the same service: that is where it was found. */
function isOpen({ opening }: Asked, { hours, nearer, council_id }: FoundRow): boolean {
  if (opening === undefined) return true
  const open = (schedules: readonly Schedule[]) => opening.isOpen(schedules, council_id)
  if (!open(JSON.parse(hours ?? '[]') as Schedule[])) return false
  return nearer === null || !(JSON.parse(nearer) as Schedule[][]).some(open)
}
