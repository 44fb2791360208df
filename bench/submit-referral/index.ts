import { setTimeout as sleep } from 'node:timers/promises'
import { cpuOf, cpuOfFamily } from '../ground/cpu.ts'
import { type BenchPostgres, startBenchPostgres } from '../ground/postgres.ts'
import { type BenchService, startService } from '../ground/service.ts'
import { type BenchOptions, type BenchResult, figure, median } from '../result.ts'
import { captureStatement } from './captured.ts'
import { type Generator, startGenerator } from './generator.ts'
import { goalsOf } from './goals.ts'
import { LIMIT_SQL } from './limit-sql.ts'
import { pgbenchOf, pgbenchVersion } from './pgbench.ts'
import { bodySize } from './request.ts'

/** One stretch of load by one contender. */
export type Stretch = {
  perSecond: number
  p50: number
  p99: number
  serverUs: number
  postgresUs: number
  errors: number
}
type Contender = { readonly name: string; run(connections: number, seconds: number): Promise<Stretch> }

export const LIMIT = 'limit: pgbench, one prepared statement'
export const WALLED = 'pgbench, the service’s statement and walls'
export const SERVICE = 'submitReferral, everything on'

/** submitReferral over a real socket against pgbench writing the same rows, in interleaved rounds. */
export async function submitReferral(options: BenchOptions): Promise<BenchResult> {
  const postgres = await startBenchPostgres()
  const service = await startService(postgres).catch(async (error) => {
    await postgres.close()
    throw error
  })
  const generator = startGenerator()
  try {
    const contenders = await contendersOn(postgres, service, generator)
    const measured = await interleave(contenders, options)
    return await resultOf(measured, postgres)
  } finally {
    generator.close()
    await service.close()
    await postgres.close()
  }
}

export type Measured = ReadonlyMap<string, ReadonlyMap<number, readonly Stretch[]>>

/** A B A B …: whatever else the machine does at a moment falls on all of them. */
async function interleave(
  contenders: readonly Contender[],
  { quick, progress }: BenchOptions,
): Promise<Measured> {
  const measured = new Map(contenders.map(({ name }) => [name, new Map<number, Stretch[]>()]))
  for (const { run } of contenders) await run(16, quick ? 1 : 3)
  for (let round = 1; round <= (quick ? 1 : 5); round++) {
    for (const connections of quick ? [16] : [1, 16, 64]) {
      for (const { name, run } of contenders) {
        const stretch = await run(connections, quick ? 2 : 3)
        const byCount = measured.get(name)
        byCount?.set(connections, [...(byCount.get(connections) ?? []), stretch])
        progress(`round ${round}, ${connections} connections, ${name}: ${figure(stretch.perSecond)} a second`)
        await sleep(200)
      }
    }
  }
  return measured
}

async function contendersOn(
  postgres: BenchPostgres,
  service: BenchService,
  generator: Generator,
): Promise<Contender[]> {
  const tokens = [await service.token('referrer'), await service.token('other-referrer')]
  let from = 1
  const submit: Contender = {
    name: SERVICE,
    run: (connections, seconds) =>
      withCpu(postgres, service, async () => {
        const result = await generator.run({ port: service.port, tokens, connections, seconds, from })
        from += result.sent + connections
        const good = result.statuses['201'] ?? 0
        return {
          done: result.sent,
          perSecond: good / (result.sent / result.perSecond),
          p50: result.p50,
          p99: result.p99,
          errors: result.failed + result.sent - good,
        }
      }),
  }
  if ((await pgbenchVersion()) === undefined) return [submit]
  const captured = await captureStatement()
  const pgbench = (name: string, url: string, sql: string): Contender => {
    const run = pgbenchOf(url, sql, captured)
    return {
      name,
      run: (connections, seconds) =>
        withCpu(postgres, undefined, async () => {
          const { perSecond, meanMs, failed } = await run(connections, seconds)
          return { done: perSecond * seconds, perSecond, p50: meanMs, p99: Number.NaN, errors: failed }
        }),
    }
  }
  return [
    pgbench(LIMIT, postgres.adminUrl, LIMIT_SQL),
    submit,
    pgbench(WALLED, postgres.appUrl, captured.sql),
  ]
}

type Work = () => Promise<Omit<Stretch, 'serverUs' | 'postgresUs'> & { done: number }>

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
    postgresUs: (postgresAfter - postgresBefore) / done,
    serverUs: (serverAfter - serverBefore) / done,
  }
}

async function resultOf(measured: Measured, postgres: BenchPostgres): Promise<BenchResult> {
  const middle = (name: string, connections: number, of: keyof Stretch) =>
    median((measured.get(name)?.get(connections) ?? []).map((stretch) => stretch[of]))
  const counts = [...(measured.get(SERVICE)?.keys() ?? [])]
  const rows = counts.flatMap((connections) =>
    [...measured.keys()].map((name) => ({
      connections: String(connections),
      what: name,
      'x limit': figure(middle(name, connections, 'perSecond') / middle(LIMIT, connections, 'perSecond')),
      'a second': figure(middle(name, connections, 'perSecond')),
      'p50 ms': figure(middle(name, connections, 'p50')),
      'p99 ms': figure(middle(name, connections, 'p99')),
      'server us': figure(middle(name, connections, 'serverUs')),
      'PostgreSQL us': figure(middle(name, connections, 'postgresUs')),
    })),
  )
  const title = `PostgreSQL ${postgres.version} (fsync, synchronous_commit on), Node ${process.versions.node}, body ${bodySize()} bytes; medians of ${measured.get(SERVICE)?.get(16)?.length ?? 0} interleaved rounds`
  const notes = [
    'The limit writes the same rows by the plainest statement, without row-level security and without looking for earlier referrals of the child.',
    'pgbench has no p50: its mean is shown. us is processor time per request.',
  ]
  return { name: 'submit-referral', tables: [{ title, rows }], goals: goalsOf(measured), notes }
}
