import { Readable } from 'node:stream'
import type { Db } from '#platform/operation.ts'
import { serviceOf } from './feed.ts'
import { walkServices } from './queries/walk-services.ts'

/** Each holds a connection for as long as its reader takes: never so many that others wait for one. */
const AT_ONCE = 2
let open = 0

/** Shorter than the database waits: whoever stands still is cut off by us, and makes room. */
const PATIENCE_MS = 10_000

/** Every service, a line each; undefined while as many are read as may be at once. */
export function streamServices(db: Db, patience = PATIENCE_MS): Readable | undefined {
  if (open >= AT_ONCE) return undefined
  open++
  const content = Readable.from(
    lines(db, () => watch.refresh()),
    { objectMode: false, highWaterMark: 64 * 1024 },
  )
  const watch = setTimeout(() => content.destroy(), patience)
  content.once('close', () => {
    clearTimeout(watch)
    open--
  })
  return content
}

async function* lines(db: Db, taken: () => void): AsyncGenerator<string> {
  for await (const { rows, terms } of walkServices(db)) {
    yield rows.map((row) => `${JSON.stringify(serviceOf(row, terms))}\n`).join('')
    taken()
  }
}
