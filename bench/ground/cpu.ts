import { readdir, readFile } from 'node:fs/promises'

/** Linux counts in hundredths of a second for everybody, whatever the kernel's own tick. */
const TICK_MICROSECONDS = 10_000

type Stat = { parent: number; own: number; buried: number }

async function statOf(pid: number | string): Promise<Stat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  // The name in brackets may hold anything; what follows it does not.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const at = (index: number) => fields[index] ?? 0
  return { parent: at(1), own: at(11) + at(12), buried: at(13) + at(14) }
}

/** The parent of a process; 0 where the machine does not tell. */
export const parentOf = async (pid: number): Promise<number> => (await statOf(pid))?.parent ?? 0

/** Processor time of one process so far, in microseconds; NaN where the machine does not tell. */
export async function cpuOf(pid: number): Promise<number> {
  const stat = await statOf(pid)
  return stat === undefined ? Number.NaN : stat.own * TICK_MICROSECONDS
}

/** Processor time of a process with its children, also those that have ended. */
export async function cpuOfFamily(pid: number): Promise<number> {
  const head = await statOf(pid)
  if (head === undefined) return Number.NaN
  const pids = (await readdir('/proc').catch((): string[] => [])).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(pids.map(statOf))
  const children = stats.filter((stat) => stat?.parent === pid)
  const ticks = children.reduce((sum, stat) => sum + (stat?.own ?? 0), head.own + head.buried)
  return ticks * TICK_MICROSECONDS
}
