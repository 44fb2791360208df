import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'tap'
import { callerOf } from '../helpers/call.ts'
import { createService } from '../helpers/service.ts'
import { startReceiver, startWorker } from './webhook-world.ts'

export const SUBSCRIPTIONS = '/v1/councils/westminster/webhook-subscriptions'

/** A service, a receiver, and a worker that sends from the one to the other until the test is over. */
export async function webhookStage(t: Test) {
  const service = await createService(t)
  const receiver = await startReceiver(t)
  const logged: object[] = []
  const worker = startWorker(service, logged)
  t.teardown(() => worker.stop())
  /** By the service's clock. */
  const later = (seconds: number) => {
    service.clock.now = new Date(service.clock.now.getTime() + seconds * 1000)
  }
  return { service, admin: service.database.admin, as: callerOf(service), receiver, logged, worker, later }
}

/** Waits by the clock on the wall: the watermark waits for every transaction of the server, those of other tests too. */
export async function until(met: () => boolean | Promise<boolean>, seconds = 30): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(10))
    if (await met()) return true
  return false
}
