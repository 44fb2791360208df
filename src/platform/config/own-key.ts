import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The demonstration's own key of 32 bytes under a name in `dataDir`; made the first time. */
export async function ownKey(dataDir: string, name: string): Promise<Buffer> {
  const path = join(dataDir, name)
  await mkdir(dataDir, { recursive: true })
  // wx: of two processes that start at once, the second reads what the first has written.
  await writeFile(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' }).catch(
    () => undefined,
  )
  return Buffer.from(await readFile(path, 'utf8'), 'base64')
}
