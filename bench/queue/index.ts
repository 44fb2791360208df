import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { Connection } from '../ground/connection.ts'
import { type BenchPostgres, startBenchPostgres } from '../ground/postgres.ts'
import { type BenchService, startService } from '../ground/service.ts'
import { lookAt } from '../reads/look.ts'
import { type BenchOptions, type BenchResult, figure, median } from '../result.ts'
import { fill, OPEN_SHARE } from './fill.ts'
import { type QueueRead, readsOf } from './queue-reads.ts'

type Kind = 'large' | 'small' | 'open alone'
type Size = { kind: Kind; postgres: BenchPostgres; service: BenchService; reads: QueueRead[] }
type Taken = { ms: number; statementUs: number }
type Measured = Map<string, Record<Kind, Taken[]>>
type Looked = { roundTrips: number; rows: number; entries: number }

/** The triage queue at a million referrals, at ten thousand, and with its open ones alone and no history. */
export async function queue(options: BenchOptions): Promise<BenchResult> {
  const [small, large] = options.quick ? [1_000, 20_000] : [10_000, 1_000_000]
  const sizes: Size[] = []
  try {
    sizes.push(await prepare('small', small, options))
    sizes.push(await prepare('large', large, options))
    sizes.push(await prepare('open alone', Math.round((large / 10) * OPEN_SHARE), options))
    const measured = await interleave(sizes, options)
    // Counting takes seconds a read, as PostgreSQL reports once a second.
    const looked = options.quick
      ? new Map<string, Looked>()
      : await lookAtAll(sizes.find(({ kind }) => kind === 'large') as Size)
    return resultOf(sizes, { small, large }, measured, looked)
  } finally {
    for (const { service, postgres } of sizes) {
      await service.close()
      await postgres.close()
    }
  }
}

async function prepare(kind: Kind, count: number, { progress }: BenchOptions): Promise<Size> {
  const postgres = await startBenchPostgres()
  let service: BenchService | undefined
  try {
    service = await startService(postgres)
    await fill(postgres, count, kind === 'open alone' ? 'the open ones alone' : 'with their history')
    progress(`filled with ${count} referrals`)
    return { kind, postgres, service, reads: await readsOf(postgres, service) }
  } catch (error) {
    await service?.close()
    await postgres.close()
    throw error
  }
}

/** Rounds of the same read at one size, then at the next. The first warms the code, the caches and the plans. */
async function interleave(sizes: readonly Size[], { quick }: BenchOptions): Promise<Measured> {
  const measured: Measured = new Map()
  const rounds = quick ? 2 : 7
  for (let round = 0; round < rounds; round++) {
    for (const [at, { name }] of (sizes[0]?.reads ?? []).entries()) {
      for (const { kind, postgres, service, reads } of sizes) {
        const taken = await time(postgres, service, reads[at] as QueueRead, quick ? 8 : 25)
        const all = measured.get(name) ?? { large: [], small: [], 'open alone': [] }
        if (round > 0) all[kind].push(taken)
        measured.set(name, all)
      }
    }
  }
  return measured
}

/** The middle of some requests over the socket, and what PostgreSQL took on average for the queue's own statement. */
async function time(
  postgres: BenchPostgres,
  service: BenchService,
  read: QueueRead,
  times: number,
): Promise<Taken> {
  await sql`select pg_stat_statements_reset()`.execute(postgres.admin)
  const ms = median(await send(service, read, times))
  const { rows } = await sql<{ us: number }>`
    select 1000 * sum(total_exec_time + total_plan_time) / sum(calls) as us from pg_stat_statements
    where query like '%not r.withheld%' and query not like '%pg_stat_statements%'`.execute(postgres.admin)
  return { ms, statementUs: rows[0]?.us ?? Number.NaN }
}

async function send(service: BenchService, read: QueueRead, times: number): Promise<number[]> {
  const connection = new Connection(service.port)
  const taken: number[] = []
  for (let at = 0; at < times; at++) {
    const start = performance.now()
    const { status } = await connection.send(read.request)
    taken.push(performance.now() - start)
    if (status !== 200) throw new Error(`${read.name} was answered ${status}.`)
  }
  connection.close()
  return taken
}

/** Per request: round trips, rows of `referral` fetched from the table, entries read of the queue's index. */
async function lookAtAll({ postgres, service, reads }: Size): Promise<Map<string, Looked>> {
  const entries = async () => {
    const { rows } = await sql<{ read: number }>`
      select idx_tup_read::float8 as read from pg_stat_user_indexes where indexrelname = 'referral_queue'`.execute(
      postgres.admin,
    )
    return rows[0]?.read ?? Number.NaN
  }
  const looked = new Map<string, Looked>()
  // Idle connections report what they read ten seconds on: it would be counted with what is asked now.
  await sleep(11_000)
  for (const read of reads) {
    const before = await entries()
    const { roundTrips, rowsRead } = await lookAt(postgres, 20, (requests) => send(service, read, requests))
    // One request before and one after the twenty that are counted.
    looked.set(read.name, { roundTrips, rows: rowsRead, entries: ((await entries()) - before) / 22 })
  }
  return looked
}

function resultOf(
  sizes: readonly Size[],
  { small, large }: { small: number; large: number },
  measured: Measured,
  looked: Map<string, Looked>,
): BenchResult {
  const middle = (name: string, kind: Kind, of: keyof Taken) =>
    median(measured.get(name)?.[kind].map((taken) => taken[of]) ?? [])
  // The middle of the ratios within each round: what a busy machine does to one it does to all.
  const ratio = (name: string, to: Kind, of: keyof Taken) =>
    median(
      (measured.get(name)?.large ?? []).map(
        (taken, at) => taken[of] / (measured.get(name)?.[to][at]?.[of] ?? Number.NaN),
      ),
    )
  const names = [...measured.keys()]
  const rows = names.map((name) => ({
    read: name,
    [`${large} / ${small}`]: figure(ratio(name, 'small', 'ms')),
    [`${large} / its open ones alone`]: figure(ratio(name, 'open alone', 'ms')),
    [`p50 ms at ${small}`]: figure(middle(name, 'small', 'ms')),
    [`p50 ms at ${large}`]: figure(middle(name, 'large', 'ms')),
    [`statement us at ${small}`]: figure(middle(name, 'small', 'statementUs')),
    [`at ${large}`]: figure(middle(name, 'large', 'statementUs')),
    'with its open ones alone': figure(middle(name, 'open alone', 'statementUs')),
    'round trips': figure(looked.get(name)?.roundTrips ?? Number.NaN),
    'rows fetched': figure(looked.get(name)?.rows ?? Number.NaN),
    'index entries': figure(looked.get(name)?.entries ?? Number.NaN),
  }))
  const goals = names.flatMap((name) => [
    {
      text: `${name}: within 2 x from ${small} to ${large}`,
      measured: figure(ratio(name, 'small', 'ms')),
      holds: ratio(name, 'small', 'ms') <= 2,
    },
    {
      text: `${name}: within 2 x of the open ones without a history`,
      measured: figure(ratio(name, 'open alone', 'ms')),
      holds: ratio(name, 'open alone', 'ms') <= 2,
    },
  ])
  const title = `PostgreSQL ${sizes[0]?.postgres.version}, Node ${process.versions.node}, one connection, everything on; three services side by side, interleaved`
  const notes = [
    'Statement: what PostgreSQL took for the queue’s own statement, planning included. Rows, entries and round trips are per request, at the larger size.',
  ]
  return { name: 'queue', tables: [{ title, rows }], goals, notes }
}
