import { performance } from 'node:perf_hooks'
import { Connection } from '../ground/connection.ts'
import { requestWriter } from './request.ts'

/** What the load generator is asked to do: a process of its own, so that it does not wait for the service's work. */
export type LoadOrder = { port: number; tokens: string[]; connections: number; seconds: number; from: number }
export type LoadResult = {
  sent: number
  perSecond: number
  p50: number
  p99: number
  statuses: Record<string, number>
  failed: number
  bytes: number
}

/** Submits over so many connections, each as soon as its last was answered, for so long. */
export async function load({ port, tokens, connections, seconds, from }: LoadOrder): Promise<LoadResult> {
  const times: number[] = []
  const statuses: Record<string, number> = {}
  let next = from
  let failed = 0
  let bytes = 0
  const start = performance.now()
  const end = start + seconds * 1000
  const run = async (token: string) => {
    const connection = new Connection(port)
    const write = requestWriter(token)
    while (performance.now() < end) {
      const sentAt = performance.now()
      const answer = await connection.send(write(next++)).catch(() => undefined)
      if (answer === undefined) {
        failed++
        break
      }
      times.push(performance.now() - sentAt)
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
      bytes = answer.bytes
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: connections }, (_, at) => run(tokens[at % tokens.length] as string)))
  const elapsed = (performance.now() - start) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    sent: times.length,
    perSecond: times.length / elapsed,
    p50: at(0.5),
    p99: at(0.99),
    statuses,
    failed,
    bytes,
  }
}

process.on('message', (order: LoadOrder) => {
  void load(order).then((result) => process.send?.(result))
})
