import { Connection } from '../ground/connection.ts'
import { cpuOf, cpuOfFamily } from '../ground/cpu.ts'
import type { BenchPostgres } from '../ground/postgres.ts'
import type { BenchService } from '../ground/service.ts'
import type { Generator } from './generator.ts'
import { filledTables, limitScript } from './limit.ts'
import { olderTables } from './older-limit.ts'
import { ownStatement } from './own-statement.ts'
import { pgbenchOf, pgbenchVersion, type Script } from './pgbench.ts'
import { requestWriter } from './request.ts'

/** One stretch of load by one contender. */
export type Stretch = {
  perSecond: number
  p50: number
  p99: number
  serverUs: number
  postgresUs: number
  errors: number
  requests: number
}

/** Somebody who writes referrals as fast as it can over so many connections. */
export type Contender = { readonly name: string; run(connections: number, seconds: number): Promise<Stretch> }

export const LIMIT = 'limit: pgbench, one prepared statement'
export const OLDER = 'the same on documents as jsonb by pglz'
export const WALLED = 'pgbench, the service’s statement and walls'
export const SERVICE = 'submitReferral, everything on'

/** The service and, where pgbench is installed, the limit and the service's own statement without the service. */
export async function contendersOn(
  postgres: BenchPostgres,
  service: BenchService,
  generator: Generator,
): Promise<Contender[]> {
  const tokens = [await service.token('referrer'), await service.token('other-referrer')]
  const submit: Contender = { name: SERVICE, run: submitting(postgres, service, generator, tokens) }
  if ((await pgbenchVersion()) === undefined) return [submit]
  const before = await filledTables(postgres.admin)
  await submitOnce(service, tokens[0] as string)
  const limit = await limitScript(postgres.admin, before)
  return [
    { name: LIMIT, run: running(postgres, postgres.adminUrl, limit) },
    submit,
    { name: OLDER, run: running(postgres, await olderTables(postgres), limit) },
    { name: WALLED, run: running(postgres, postgres.appUrl, await ownStatement()) },
  ]
}

async function submitOnce(service: BenchService, token: string): Promise<void> {
  const connection = new Connection(service.port)
  const { status } = await connection.send(requestWriter(token)(0))
  connection.close()
  if (status !== 201) throw new Error(`The benchmark's form was answered ${status}.`)
}

function submitting(
  postgres: BenchPostgres,
  service: BenchService,
  generator: Generator,
  tokens: string[],
): Contender['run'] {
  let from = 1
  return (connections, seconds) =>
    withCpu(postgres, service, async () => {
      const result = await generator.run({ port: service.port, tokens, connections, seconds, from })
      from += result.sent + connections
      const good = result.statuses['201'] ?? 0
      const { sent, perSecond, p50, p99, failed } = result
      return { done: sent, perSecond: (perSecond * good) / sent, p50, p99, errors: failed + sent - good }
    })
}

function running(postgres: BenchPostgres, url: string, script: Script): Contender['run'] {
  const run = pgbenchOf(url, script)
  return (connections, seconds) =>
    withCpu(postgres, undefined, async () => {
      const { perSecond, meanMs, failed } = await run(connections, seconds)
      return { done: perSecond * seconds, perSecond, p50: meanMs, p99: Number.NaN, errors: failed }
    })
}

type Work = () => Promise<Omit<Stretch, 'serverUs' | 'postgresUs' | 'requests'> & { done: number }>

async function withCpu(
  postgres: BenchPostgres,
  service: BenchService | undefined,
  work: Work,
): Promise<Stretch> {
  const now = async () =>
    [await cpuOfFamily(postgres.pid), service === undefined ? Number.NaN : await cpuOf(service.pid)] as const
  const [postgresBefore, serverBefore] = await now()
  const { done, ...stretch } = await work()
  const [postgresAfter, serverAfter] = await now()
  return {
    ...stretch,
    requests: done,
    postgresUs: (postgresAfter - postgresBefore) / done,
    serverUs: (serverAfter - serverBefore) / done,
  }
}
