import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { SET_RANDOM } from './new-each-time.ts'

const execute = promisify(execFile)

/** A statement for pgbench, with the values of its `:name` variables. */
export type Script = { readonly sql: string; readonly variables: Readonly<Record<string, string>> }

export type PgbenchResult = { perSecond: number; meanMs: number; failed: number }
export type Pgbench = (clients: number, seconds: number) => Promise<PgbenchResult>

/** The version of pgbench on the path; undefined where there is none. */
export const pgbenchVersion = (): Promise<string | undefined> =>
  execute('pgbench', ['--version']).then(
    ({ stdout }) => /\d+(\.\d+)?/.exec(stdout)?.[0],
    () => undefined,
  )

/** A runner of one statement, prepared, as the role of the address. */
export function pgbenchOf(url: string, { sql, variables }: Script): Pgbench {
  const { hostname, port, username, password, pathname } = new URL(url)
  const values = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])
  return async (clients, seconds) => {
    const folder = await mkdtemp(join(tmpdir(), 'front-door-bench-'))
    const file = join(folder, 'statement.sql')
    await writeFile(file, `${SET_RANDOM}\n${sql};\n`)
    const args = [
      '-n',
      '-M',
      'prepared',
      '-f',
      file,
      '-c',
      String(clients),
      '-j',
      '1',
      '-T',
      String(seconds),
      ...values,
    ]
    const address = ['-h', hostname, '-p', port, '-U', username, pathname.slice(1)]
    const env = { ...process.env, PGPASSWORD: decodeURIComponent(password), PGOPTIONS: '' }
    const { stdout } = await execute('pgbench', [...args, ...address], { env })
      .catch((error: { stderr?: string }) => {
        // Its message would be the whole command, with both documents.
        throw new Error(`pgbench failed: ${(error.stderr ?? '').slice(0, 400)}`)
      })
      .finally(() => rm(folder, { recursive: true }))
    const found = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? Number.NaN)
    return {
      perSecond: found(/tps = ([\d.]+)/),
      meanMs: found(/latency average = ([\d.]+)/),
      failed: found(/failed transactions: (\d+)/) || 0,
    }
  }
}
