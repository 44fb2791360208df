import type { FastifyInstance } from 'fastify'
import { sendRefusal } from './errors.ts'
import { refuse } from './problems.ts'

const LOOK_AGAIN_MS = 15_000

/** Refuses every change while the database could lose it. */
export function installWriteGuard(app: FastifyInstance, whyNotSafe: () => Promise<readonly string[]>): void {
  let safe: Promise<boolean> | undefined
  let lookedAt = 0
  const isSafe = (): Promise<boolean> => {
    const now = Date.now()
    if (safe === undefined || now - lookedAt > LOOK_AGAIN_MS) {
      lookedAt = now
      safe = whyNotSafe().then(
        (reasons) => reasons.length === 0,
        () => {
          safe = undefined
          return false
        },
      )
    }
    return safe
  }
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    if (!(await isSafe()))
      return sendRefusal(reply, refuse('service-unavailable', { headers: { 'retry-after': '5' } }))
  })
}
