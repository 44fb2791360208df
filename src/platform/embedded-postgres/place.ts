import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, giveTo, postgresAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import { canEnter, canRun } from './reachable.ts'

/** Where one PostgreSQL lives and who runs it. */
export interface Place {
  /** Holds the data, the passwords and the log. */
  readonly folder: string
  readonly account: Account
  readonly binaries: Binaries
}

const NOTE = 'postgres-is-elsewhere.txt'
const ELSEWHERE = '/var/lib'

/**
 * A place under `dataDir` where the account may go, or, where the checkout lies in a folder that other
 * accounts cannot enter, one under /var/lib, with a note in `dataDir` that says so.
 */
export async function findPlace(dataDir: string, wanted: Binaries): Promise<Place> {
  await mkdir(dataDir, { recursive: true })
  const root = await realpath(dataDir)
  const near = join(root, 'postgres')
  const noted = await readNote(root)
  const account = await postgresAccount(join(noted ?? near, 'data'))
  const binaries = (await canRun(wanted, account)) ? wanted : await copyOf(wanted)
  if (noted !== undefined) return { folder: noted, account, binaries }
  if (await canEnter(root, account)) return { folder: await folderFor(near, account), account, binaries }
  const far = join(ELSEWHERE, `front-door-${short(root)}`)
  await folderFor(far, account)
  await writeFile(join(far, 'belongs-to'), root)
  await writeFile(
    join(root, NOTE),
    `${far}\n\nThe data of this service's PostgreSQL is kept there, because the account it runs under ` +
      'may not enter this folder. Remove that folder and this note together.\n',
  )
  return { folder: far, account, binaries }
}

/** The folder the note names, unless the note came along with a copy of somebody else's checkout. */
async function readNote(root: string): Promise<string | undefined> {
  const folder = (await readText(join(root, NOTE)))?.split('\n')[0]
  if (!folder) return undefined
  const owner = await readText(join(folder, 'belongs-to'))
  if (owner === undefined) return undefined
  if (owner === root) return folder
  if ((await readText(join(owner, NOTE)))?.split('\n')[0] === folder) return undefined
  // The checkout was moved and took its note with it.
  await writeFile(join(folder, 'belongs-to'), root)
  return folder
}

async function folderFor(folder: string, account: Account): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await giveTo(account, folder)
  return folder
}

/** The binaries once more, where every account may read them; put there whole or not at all. */
async function copyOf(binaries: Binaries): Promise<Binaries> {
  // One copy for every checkout on the machine that has the same package.
  const which = (await readText(join(binaries.home, '..', 'package.json'))) ?? binaries.home
  const home = join(ELSEWHERE, `front-door-postgres-${short(which)}`)
  const copied = await stat(home).then(
    () => true,
    () => false,
  )
  if (!copied) {
    const half = `${home}.${process.pid}`
    await cp(binaries.home, half, { recursive: true, verbatimSymlinks: true })
    await rename(half, home).catch(() => rm(half, { recursive: true, force: true }))
  }
  return { home, bin: join(home, 'bin') }
}

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

const readText = (path: string) =>
  readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )
