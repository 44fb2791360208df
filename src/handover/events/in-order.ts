import type { EventRow } from './queries/read-events.ts'

const comesBefore = (a: EventRow, b: EventRow): number => {
  const [first, second] = [BigInt(a.xid), BigInt(b.xid)]
  if (first !== second) return first < second ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Two readings of the feed as one, each event once: for whoever both sends to a council and is its case system. */
export const inOrder = (
  one: readonly EventRow[],
  other: readonly EventRow[],
  limit: number,
): readonly EventRow[] =>
  [...new Map([...one, ...other].map((row) => [row.id, row])).values()].sort(comesBefore).slice(0, limit)
