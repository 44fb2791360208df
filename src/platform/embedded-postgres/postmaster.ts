import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, isListed } from './process-state.ts'

const PATIENCE = 60_000

/** The port of the server that runs on this data, once it takes connections; undefined when none runs. */
export async function runningPort(data: string): Promise<number | undefined> {
  for (const start = Date.now(); Date.now() - start < PATIENCE; await sleep(50)) {
    const [pid, , , port, , , , status] = await pidFile(data)
    if (pid === undefined || !isAlive(Number(pid), 'postgres')) return undefined
    if (status?.trim() === 'ready') return Number(port)
  }
  throw new Error(`PostgreSQL on ${data} runs and does not become ready`)
}

/**
 * Lets a new server start where the old one was killed and its number still looks alive: taken by another
 * program, or kept by a container whose first process buries no dead. The rest of the file stays, because by
 * it PostgreSQL makes sure that none of the old server's processes is left.
 */
export async function buryDead(data: string): Promise<void> {
  const [pid, ...rest] = await pidFile(data)
  if (pid === undefined || !isListed(Number(pid))) return
  const gone = spawnSync(process.execPath, ['--version']).pid
  await writeFile(join(data, 'postmaster.pid'), [gone, ...rest].join('\n'))
}

const pidFile = (data: string): Promise<readonly string[]> =>
  readFile(join(data, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  )
