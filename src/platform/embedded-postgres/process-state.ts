import { readFileSync } from 'node:fs'

/** Is there a process of this number, be it dead and not buried yet? */
export function isListed(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Does a process of this number run, and under this name where one is asked for and the system tells? */
export function isAlive(pid: number, name = '.*'): boolean {
  if (!isListed(pid)) return false
  try {
    // Linux: "123 (postgres) S …", with Z for one that is dead and that nobody has buried.
    return new RegExp(`^\\d+ \\(${name}\\) [^ZX]`).test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}
