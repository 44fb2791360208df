import { performance } from 'node:perf_hooks'
import { Connection } from '../ground/connection.ts'
import { type BenchPostgres, startBenchPostgres } from '../ground/postgres.ts'
import { type BenchService, startService } from '../ground/service.ts'
import { type BenchOptions, type BenchResult, figure, type Goal, median } from '../result.ts'
import { fill } from './fill.ts'
import { type Looked, lookAt } from './look.ts'
import { type Read, readsOf } from './reads.ts'

type Size = { count: number; postgres: BenchPostgres; service: BenchService; reads: Read[] }
type Timed = { p50: number; p99: number }

/** getReferral and listReferrals at two sizes: what a read costs must not grow with what is kept. */
export async function reads(options: BenchOptions): Promise<BenchResult> {
  const counts = options.quick ? [1_000, 10_000] : [10_000, 100_000]
  const sizes: Size[] = []
  try {
    for (const count of counts) sizes.push(await prepare(count, options))
    const timed = await interleave(sizes, options)
    const looked = await lookAtAll(sizes.at(-1) as Size)
    return resultOf(sizes, timed, looked)
  } finally {
    for (const { service, postgres } of sizes) {
      await service.close()
      await postgres.close()
    }
  }
}

async function prepare(count: number, { progress }: BenchOptions): Promise<Size> {
  const postgres = await startBenchPostgres()
  let service: BenchService | undefined
  try {
    service = await startService(postgres)
    await fill(postgres, service, count)
    progress(`filled with ${count} referrals`)
    return { count, postgres, service, reads: await readsOf(postgres, service) }
  } catch (error) {
    await service?.close()
    await postgres.close()
    throw error
  }
}

/** Rounds of the same read at one size, then at the other. */
async function interleave(sizes: readonly Size[], { quick }: BenchOptions): Promise<Map<string, Timed>> {
  const times = new Map<string, number[]>()
  const rounds = quick ? 2 : 6
  for (let round = 0; round < rounds; round++) {
    for (const { name } of sizes[0]?.reads ?? []) {
      for (const { count, service, reads: all } of sizes) {
        const read = all.find((each) => each.name === name) as Read
        const taken = await time(service, read, quick ? 50 : 100)
        // The first round warms the code and the caches.
        if (round > 0) times.set(`${name} ${count}`, [...(times.get(`${name} ${count}`) ?? []), ...taken])
      }
    }
  }
  const at = (list: number[], share: number) =>
    [...list].sort((a, b) => a - b)[Math.floor(list.length * share)] ?? Number.NaN
  return new Map([...times].map(([key, list]) => [key, { p50: median(list), p99: at(list, 0.99) }]))
}

async function time(service: BenchService, read: Read, times: number): Promise<number[]> {
  const connection = new Connection(service.port)
  const taken: number[] = []
  for (let at = 0; at < times; at++) {
    const start = performance.now()
    const { status } = await connection.send(read.request(at))
    taken.push(performance.now() - start)
    if (status !== 200) throw new Error(`${read.name} was answered ${status}.`)
  }
  connection.close()
  return taken
}

async function lookAtAll({ postgres, service, reads: all }: Size): Promise<Map<string, Looked>> {
  const looked = new Map<string, Looked>()
  for (const read of all)
    looked.set(read.name, await lookAt(postgres, 50, (requests) => time(service, read, requests)))
  return looked
}

function resultOf(
  sizes: readonly Size[],
  timed: Map<string, Timed>,
  looked: Map<string, Looked>,
): BenchResult {
  const [small, large] = sizes.map(({ count }) => count) as [number, number]
  const names = sizes[0]?.reads.map(({ name }) => name) ?? []
  const ratio = (name: string) =>
    (timed.get(`${name} ${large}`)?.p50 ?? 0) / (timed.get(`${name} ${small}`)?.p50 ?? 0)
  const rows = names.map((name) => ({
    read: name,
    [`${large} / ${small}`]: figure(ratio(name)),
    [`p50 ms at ${small}`]: figure(timed.get(`${name} ${small}`)?.p50 ?? Number.NaN),
    [`p50 ms at ${large}`]: figure(timed.get(`${name} ${large}`)?.p50 ?? Number.NaN),
    [`p99 ms at ${large}`]: figure(timed.get(`${name} ${large}`)?.p99 ?? Number.NaN),
    'round trips': figure(looked.get(name)?.roundTrips ?? Number.NaN),
    'rows of referral read': figure(looked.get(name)?.rowsRead ?? Number.NaN),
  }))
  const deep = (timed.get(`${names[2]} ${large}`)?.p50 ?? 0) / (timed.get(`${names[1]} ${large}`)?.p50 ?? 0)
  const scans = [...looked.values()].reduce((sum, { scannedRows }) => sum + scannedRows, 0)
  const goals: Goal[] = [
    ...names.map((name) => ({
      text: `${name}: within 2 x from ${small} to ${large}`,
      measured: figure(ratio(name)),
      holds: ratio(name) <= 2,
    })),
    { text: 'a deep page within 2 x of the first', measured: figure(deep), holds: deep <= 2 },
    { text: 'no row found by reading a whole table', measured: `${scans} rows`, holds: scans === 0 },
  ]
  const title = `PostgreSQL ${sizes[0]?.postgres.version}, Node ${process.versions.node}, one connection, everything on; two services side by side, interleaved`
  const notes = ['Rows read and round trips are per request, counted by PostgreSQL at the larger size.']
  return { name: 'reads', tables: [{ title, rows }], goals, notes }
}
