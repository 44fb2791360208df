import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Binaries, packagedBinaries, program } from './embedded-postgres/binaries.ts'
import { dataOf, initialise, password } from './embedded-postgres/cluster.ts'
import { explain } from './embedded-postgres/failure.ts'
import { freePort } from './embedded-postgres/free-port.ts'
import { alone } from './embedded-postgres/lock.ts'
import { findPlace, type Place } from './embedded-postgres/place.ts'
import { buryDead, runningPort } from './embedded-postgres/postmaster.ts'
import { run } from './embedded-postgres/run.ts'

/** A PostgreSQL of the service's own, on this machine. */
export interface EmbeddedPostgres {
  /** As its owner. */
  readonly adminUrl: string
  /** The password of `front_door_app`, kept beside the data; the migration runner gives it to the role. */
  readonly appPassword: string
  readonly folder: string
  readonly fresh: boolean
  /** It was running already: a service before this one was killed, or runs still. */
  readonly reused: boolean
  stop(mode?: 'fast' | 'immediate'): Promise<void>
}

export interface EmbeddedOptions {
  readonly binaries?: Binaries
  /** False only for data that may be lost: tests. */
  readonly durable?: boolean
  readonly settings?: Readonly<Record<string, string>>
  /** Told what takes long. */
  readonly progress?: (line: string) => void
}

/** Starts the PostgreSQL whose data is under `dataDir`, making it first if need be, or finds it running. */
export async function startPostgres(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const durable = options.durable ?? true
  const binaries = options.binaries ?? packagedBinaries()
  const place = await findPlace(dataDir, binaries).catch(async (error) => {
    throw await explain(error)
  })
  const log = join(place.folder, 'postgres.log')
  try {
    // One at a time: two that start together must not both make the data.
    return await alone(join(place.folder, 'starting.lock'), async () => {
      const data = dataOf(place)
      const fresh = await initialise(place, durable)
      if (fresh) options.progress?.(`made a new database in ${data}`)
      const found = await runningPort(data)
      if (found === undefined) await start(place, log, durable, options.settings ?? {})
      const port = found ?? (await runningPort(data))
      return {
        adminUrl: `postgres://postgres:${await password(place, 'postgres')}@127.0.0.1:${port}/postgres`,
        appPassword: await password(place, 'front_door_app'),
        folder: place.folder,
        fresh,
        reused: found !== undefined,
        stop: (mode = 'fast') => stop(place, mode),
      }
    })
  } catch (error) {
    throw await explain(error, log)
  }
}

async function start(
  place: Place,
  log: string,
  durable: boolean,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  await buryDead(dataOf(place))
  const lax = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  for (let attempt = 1; ; attempt++) {
    const all: Record<string, string> = {
      port: String(await freePort()),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      ...(durable ? {} : lax),
      ...settings,
    }
    const flags = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`)
    try {
      await run(
        program(place.binaries, 'pg_ctl'),
        ['start', '-w', '-s', '-D', dataOf(place), '-l', log, '-o', flags.join(' ')],
        place.account,
      )
      return
    } catch (error) {
      // Another program may have taken the port in between.
      if (attempt === 3 || !/Address already in use/.test(await readFile(log, 'utf8').catch(() => '')))
        throw error
    }
  }
}

async function stop(place: Place, mode: 'fast' | 'immediate'): Promise<void> {
  if ((await runningPort(dataOf(place))) === undefined) return
  await run(
    program(place.binaries, 'pg_ctl'),
    ['stop', '-w', '-s', '-t', '60', '-m', mode, '-D', dataOf(place)],
    place.account,
  )
}
