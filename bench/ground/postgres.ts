import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { openDatabases } from '#platform/database.ts'
import { type Binaries, installedBinaries, packagedBinaries } from '#platform/embedded-postgres/binaries.ts'
import { startPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'
import type { Database } from '#platform/tables.ts'
import { parentOf } from './cpu.ts'

const DATA = new URL('../../.data/', import.meta.url).pathname
const DEBIAN_15 = '/usr/lib/postgresql/15/bin'

/** Sized so that neither side of a comparison waits for a checkpoint; what makes it durable is left on. */
const SETTINGS = {
  shared_buffers: '1GB',
  max_wal_size: '4GB',
  checkpoint_timeout: '30min',
  max_connections: '150',
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_planning': 'on',
}

/** A durable PostgreSQL of the benchmark's own, with every migration, gone when it ends. */
export type BenchPostgres = {
  readonly adminUrl: string
  readonly appUrl: string
  readonly admin: Kysely<Database>
  readonly version: string
  /** The postmaster, of which every backend is a child. */
  readonly pid: number
  close(): Promise<void>
}

/** Debian's PostgreSQL 15 where it is, as pgbench is then of the same version; else the packaged one. */
const binaries = (): Binaries => (existsSync(DEBIAN_15) ? installedBinaries(DEBIAN_15) : packagedBinaries())

/** Starts it on the disk under .data/, with fsync and synchronous_commit on. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  await mkdir(DATA, { recursive: true })
  const folder = await mkdtemp(join(DATA, 'bench-'))
  const server = await startPostgres(folder, { binaries: binaries(), settings: SETTINGS })
  await migrate(server.adminUrl, { appPassword: server.appPassword })
  const app = new URL(server.adminUrl)
  app.username = 'front_door_app'
  app.password = server.appPassword
  const owner = openDatabases(server.adminUrl, {
    max: 2,
    applicationName: 'front-door-bench',
    statementTimeout: 600_000,
  })
  await sql`create extension if not exists pg_stat_statements`.execute(owner.app)
  const { rows } = await sql<{ version: string; pid: number }>`
    select current_setting('server_version') as version, pg_backend_pid() as pid`.execute(owner.app)
  return {
    adminUrl: server.adminUrl,
    appUrl: app.href,
    admin: owner.app,
    version: rows[0]?.version.split(' ')[0] ?? '',
    pid: await parentOf(rows[0]?.pid ?? 0),
    async close() {
      await owner.close()
      await server.stop('immediate')
      await removeData(folder)
    },
  }
}

async function removeData(folder: string): Promise<void> {
  const note = await readFile(join(folder, 'postgres-is-elsewhere.txt'), 'utf8').catch(() => '')
  const elsewhere = note.split('\n')[0]
  if (elsewhere) await rm(elsewhere, { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
}
