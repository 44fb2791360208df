import { performance } from 'node:perf_hooks'
import { type Kysely, sql } from 'kysely'
import { type Databases, openDatabases } from '#platform/database.ts'
import type { Database } from '#platform/tables.ts'
import { readNear } from '../../src/directory/finding/geography/near.ts'
import { askedFor } from '../../src/directory/finding/search/asked-for.ts'
import { find } from '../../src/directory/finding/search/find.ts'
import type { SearchQuery } from '../../src/directory/finding/search/search-query.ts'
import { Connection } from '../ground/connection.ts'
import { type BenchPostgres, startBenchPostgres } from '../ground/postgres.ts'
import { type BenchService, startService } from '../ground/service.ts'
import { type BenchOptions, type BenchResult, median } from '../result.ts'
import { fillDirectory } from './fill.ts'
import { type InMemory, inMemory } from './in-memory.ts'
import { resultOf } from './result-of.ts'
import { type Search, searchesIn, searchOf } from './searches.ts'

type Size = {
  services: number
  postgres: BenchPostgres
  databases: Databases
  service: BenchService
  memory: InMemory | undefined
  searches: Search[]
}

/** Of one round: the middle of the queries, and the slowest but one of a hundred of all. */
export type Taken = { http: number; sql: number; memory: number; floor: number; slow: number[] }
export type Measured = Map<string, Map<number, Taken[]>>

/** The public's search at three sizes, over HTTP, as the same statements alone, and against an engine in memory. */
export async function directory(options: BenchOptions): Promise<BenchResult> {
  const counts = options.quick ? [1_000, 5_000] : [10_000, 50_000, 100_000]
  const sizes: Size[] = []
  try {
    for (const count of counts) sizes.push(await prepare(count, options))
    const measured = await interleave(sizes, options)
    return resultOf(counts, measured, {
      version: sizes[0]?.postgres.version ?? '',
      hasMemory: sizes[0]?.memory !== undefined,
    })
  } finally {
    for (const { service, postgres, databases } of sizes) {
      await databases.close()
      await service.close()
      await postgres.close()
    }
  }
}

async function prepare(services: number, { progress, quick }: BenchOptions): Promise<Size> {
  const postgres = await startBenchPostgres()
  const databases = openDatabases(postgres.appUrl, { max: 1 })
  let service: BenchService | undefined
  try {
    service = await startService(postgres)
    const memory = await inMemory()
    const made = await fillDirectory(postgres.admin, services, { each: (each) => memory?.add(each) })
    progress(`filled with ${services} services`)
    return { services, postgres, databases, service, memory, searches: searchesIn(made, quick ? 10 : 40) }
  } catch (error) {
    await databases.close()
    await service?.close()
    await postgres.close()
    throw error
  }
}

/** The same search at one size, then at the next. The first round warms the code, the caches and the plans. */
async function interleave(sizes: readonly Size[], { quick, progress }: BenchOptions): Promise<Measured> {
  const measured: Measured = new Map()
  const rounds = quick ? 2 : 5
  for (let round = 0; round < rounds; round++) {
    progress(round === 0 ? 'the round that warms' : `round ${round} of ${rounds - 1}`)
    for (const [at, { name }] of (sizes[0]?.searches ?? []).entries())
      for (const size of sizes) {
        const taken = await time(size, size.searches[at] as Search)
        const bySize = measured.get(name) ?? new Map<number, Taken[]>()
        measured.set(name, bySize)
        if (round > 0) bySize.set(size.services, [...(bySize.get(size.services) ?? []), taken])
      }
  }
  return measured
}

async function time({ service, databases, memory }: Size, search: Search): Promise<Taken> {
  const db = databases.app
  const connection = new Connection(service.port)
  // Pages far down are walked to once: the walk is not what is measured.
  const paths = await pathsOf(service, search)
  const [http, alone, engine, floor]: [number[], number[], number[], number[]] = [[], [], [], []]
  // The other sizes had the processor in between: the first of each is not counted.
  await connection.send(`GET ${paths[0]} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
  if (search.deep === undefined && search.queries[0] !== undefined) await statements(db, search.queries[0])
  for (const [at, query] of search.queries.entries()) {
    const path = paths[at] as string
    const start = performance.now()
    const { status } = await connection.send(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
    http.push(performance.now() - start)
    if (status !== 200) throw new Error(`${search.name} was answered ${status}.`)
    floor.push(await taking(() => sql`select 1`.execute(db)))
    if (search.deep === undefined) alone.push(await taking(() => statements(db, query)))
    if (search.filtered && memory !== undefined) engine.push(await taking(async () => memory.search(query)))
  }
  connection.close()
  return {
    ...{ http: median(http), sql: median(alone), memory: median(engine), floor: median(floor) },
    slow: http,
  }
}

async function taking(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** What the service asks PostgreSQL for a first page, without the service around it. */
function statements(db: Kysely<Database>, query: SearchQuery) {
  const near = query.near === undefined ? undefined : readNear(query.near)
  const point = near?.kind === 'point' ? near.point : undefined
  return find(db, askedFor(query, point, new Date()), 25)
}

const walked = new Map<string, string>()

async function pathsOf(service: BenchService, search: Search): Promise<string[]> {
  const paths: string[] = []
  for (const query of search.queries) {
    const key = `${service.port} ${search.deep ?? 0} ${searchOf(query)}`
    const path = walked.get(key) ?? (await pathOf(service, search, query))
    walked.set(key, path)
    paths.push(path)
  }
  return paths
}

/** The first page's address, or that of one further down, as the service's own links lead to it. */
async function pathOf({ port }: BenchService, { deep = 0 }: Search, query: SearchQuery): Promise<string> {
  let path = `/v1/directory/services?${searchOf(query)}`
  for (let page = 0; page < deep; page++) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`)
    const { links } = (await answer.json()) as { links: { next?: string } }
    if (links.next === undefined) return path
    path = links.next
  }
  return path
}
