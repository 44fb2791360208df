import { createHash } from 'node:crypto'

/** Before a release: `FRONT_DOOR_TEST_FULL=1` asks everything there is to ask. Every change is asked a share of it. */
export const FULL = process.env['FRONT_DOOR_TEST_FULL'] === '1'

/** How many: for every change, and before a release. */
export const sized = (change: number, full: number): number => (FULL ? full : change)

/** What a share is drawn by: the day, so that every day asks others. A failure of another day: `FRONT_DOOR_TEST_SEED=2026-11-23`. */
export const SEED = process.env['FRONT_DOOR_TEST_SEED'] ?? new Date().toISOString().slice(0, 10)

/**
 * A share of the cells of a product that leaves out nothing by its parts: whatever `partsOf` says of any cell is
 * said of one in the share at least. Which of those that are alike is drawn by the seed; a full run has them all.
 */
export function shareOf<Cell>(
  cells: readonly Cell[],
  partsOf: (cell: Cell) => readonly string[],
): readonly Cell[] {
  if (FULL) return cells
  const drawn = cells
    .map((cell, at) => ({ cell, at, parts: partsOf(cell) }))
    .map((each) => ({ ...each, lot: lotOf(`${each.at} ${each.parts.join()}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
  const most = Math.max(0, ...drawn.map(({ parts }) => parts.length))
  const seen = new Set<string>()
  const share = new Set<Cell>()
  // Those first that bring most that is new: the share is smaller by a third.
  for (let news = most; news > 0; news--)
    for (const { cell, parts } of drawn) {
      if (parts.filter((part) => !seen.has(part)).length < news) continue
      share.add(cell)
      for (const part of parts) seen.add(part)
    }
  return cells.filter((cell) => share.has(cell))
}

const lotOf = (name: string) => createHash('sha256').update(`${SEED} ${name}`).digest('hex')

const figure = (number: number) => number.toLocaleString('en-GB')

/** For the name of a test: how much of it is asked, and by which day's draw. */
export const inWords = (share: number, all: number): string =>
  FULL || share === all
    ? `all ${figure(all)}`
    : `${figure(share)} of ${figure(all)}, drawn for ${SEED}; FRONT_DOOR_TEST_FULL=1: all`
