import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { LoadOrder, LoadResult } from './load.ts'

export type Generator = { run(order: LoadOrder): Promise<LoadResult>; close(): void }

/** The load generator in a process of its own. */
export function startGenerator(): Generator {
  const child = fork(new URL('./load.ts', import.meta.url))
  return {
    async run(order) {
      child.send(order)
      const [result] = (await once(child, 'message')) as [LoadResult]
      return result
    },
    close: () => child.disconnect(),
  }
}
