import { setTimeout as sleep } from 'node:timers/promises'
import { Off } from './scene.ts'

const TRIES = 150
const PAUSE_MS = 200

/** What comes within half a minute. The feeds wait for work that is still under way, and webhooks for the worker. */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await look()
    if (found !== undefined) return found
    await sleep(PAUSE_MS)
  }
  throw new Off(`It does not come: ${what}.`)
}
