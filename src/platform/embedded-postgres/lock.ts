import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './process-state.ts'

const PATIENCE = 60_000

/** Does `work` while no other process does any under the same lock. A lock whose holder died is taken over. */
export async function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true })
  for (const start = Date.now(); ; await sleep(50)) {
    const taken = await writeFile(path, String(process.pid), { flag: 'wx' }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
        return false
      },
    )
    if (taken) break
    if (await abandoned(path)) await rm(path, { force: true })
    else if (Date.now() - start > PATIENCE) throw new Error(`Another process holds ${path}. Stop it first.`)
  }
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
  }
}

async function abandoned(path: string): Promise<boolean> {
  const holder = await readFile(path, 'utf8').catch(() => '')
  // Empty for the moment between making the file and writing to it.
  return holder !== '' && !isAlive(Number(holder))
}
