import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { giveTo } from './account.ts'
import { program } from './binaries.ts'
import type { Place } from './place.ts'
import { run } from './run.ts'

export const dataOf = (place: Place) => join(place.folder, 'data')

/** A password kept beside the data, for its owner only; made when it is first asked for. */
export async function password(place: Place, role: 'postgres' | 'front_door_app'): Promise<string> {
  const path = join(place.folder, `password-${role}`)
  if (!existsSync(path)) {
    // Whole or not at all: a half-written password would lock its own service out.
    await writeFile(`${path}.new`, randomBytes(24).toString('base64url'), { mode: 0o600 })
    await giveTo(place.account, `${path}.new`)
    await rename(`${path}.new`, path)
  }
  return readFile(path, 'utf8')
}

/** Makes the data folder when there is none. True when it did. */
export async function initialise(place: Place, durable: boolean): Promise<boolean> {
  const data = dataOf(place)
  if (existsSync(join(data, 'PG_VERSION'))) return false
  await password(place, 'postgres')
  // Under another name until it is whole, and under one of our own: an initdb whose service was killed may
  // still be writing to its folder.
  await removeHalves(place)
  const half = `${data}.new-${process.pid}`
  await run(
    program(place.binaries, 'initdb'),
    [
      ...['-D', half, '-U', 'postgres', '-A', 'scram-sha-256', '-E', 'UTF8', '--no-instructions'],
      `--pwfile=${join(place.folder, 'password-postgres')}`,
      ...(await locale(place)),
      ...(durable ? [] : ['--no-sync']),
    ],
    place.account,
  )
  await rename(half, data)
  return true
}

async function removeHalves(place: Place): Promise<void> {
  for (const name of await readdir(place.folder)) {
    if (!name.startsWith('data.new')) continue
    await rm(join(place.folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** The same order and the same letter cases on every machine; PostgreSQL carries its own from 17 on. */
async function locale(place: Place): Promise<readonly string[]> {
  const version = await run(program(place.binaries, 'initdb'), ['--version'], place.account)
  const major = Number(/(\d+)/.exec(version)?.[1])
  return major >= 17
    ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    : ['--locale=C.UTF-8']
}
