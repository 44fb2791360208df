import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type BenchPostgres, startBenchPostgres } from '../ground/postgres.ts'
import { startService } from '../ground/service.ts'
import { type BenchOptions, type BenchResult, figure, median } from '../result.ts'
import { type Contender, contendersOn, SERVICE, type Stretch } from './contenders.ts'
import { startGenerator } from './generator.ts'
import { goalsOf } from './goals.ts'
import { type Measured, stretchesOf, toLimit } from './measured.ts'
import { countStatements, type Statements } from './plans.ts'
import { bodySize } from './request.ts'

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
    // The service's code is compiled as it is used: some thousand requests, or it is measured half asleep.
    for (const { name, run } of contenders) await run(16, options.quick ? 1 : name === SERVICE ? 12 : 2)
    // What autovacuum does within the minute: statements planned on empty tables are planned again.
    await sql`vacuum analyze`.execute(postgres.admin)
    const measured = await interleave(contenders, options)
    const submit = contenders.find(({ name }) => name === SERVICE) as Contender
    const counted = await countStatements(postgres, async () => (await submit.run(16, 2)).requests)
    return resultOf(measured, postgres, counted)
  } finally {
    generator.close()
    await service.close()
    await postgres.close()
  }
}

/** A B A B …: whatever else the machine does at a moment falls on all of them. */
async function interleave(
  contenders: readonly Contender[],
  { quick, progress }: BenchOptions,
): Promise<Measured> {
  const measured = new Map(contenders.map(({ name }) => [name, new Map<number, Stretch[]>()]))
  for (let round = 1; round <= (quick ? 1 : 7); round++) {
    for (const connections of quick ? [16] : [1, 16, 64]) {
      for (const { name, run } of contenders) {
        const stretch = await run(connections, 2)
        const byCount = measured.get(name)
        byCount?.set(connections, [...(byCount.get(connections) ?? []), stretch])
        progress(`round ${round}, ${connections} connections, ${name}: ${figure(stretch.perSecond)} a second`)
        await sleep(200)
      }
    }
  }
  return measured
}

function resultOf(measured: Measured, postgres: BenchPostgres, counted: Statements): BenchResult {
  const middle = (name: string, connections: number, of: keyof Stretch) =>
    median(stretchesOf(measured, name, connections).map((stretch) => stretch[of]))
  const counts = [...(measured.get(SERVICE)?.keys() ?? [])]
  const rows = counts.flatMap((connections) =>
    [...measured.keys()].map((name) => ({
      connections: String(connections),
      what: name,
      'x limit': figure(toLimit(measured, name, connections)),
      'a second': figure(middle(name, connections, 'perSecond')),
      'p50 ms': figure(middle(name, connections, 'p50')),
      'p99 ms': figure(middle(name, connections, 'p99')),
      'server us': figure(middle(name, connections, 'serverUs')),
      'PostgreSQL us': figure(middle(name, connections, 'postgresUs')),
    })),
  )
  const title = `PostgreSQL ${postgres.version} (fsync, synchronous_commit on), Node ${process.versions.node}, body ${bodySize()} bytes; medians of ${measured.get(SERVICE)?.get(16)?.length ?? 0} interleaved rounds`
  const notes = [
    `Round trips to PostgreSQL for one request: ${figure(counted.roundTrips)} (requests that arrive together share the look-up of their accounts).`,
    'The limit writes the same rows by the plainest statement, without row-level security and without looking for earlier referrals of the child.',
    'x limit is the middle of the ratios within each round. us is processor time per request. pgbench tells no p50: its mean is shown.',
  ]
  return { name: 'submit-referral', tables: [{ title, rows }], goals: goalsOf(measured, counted), notes }
}
