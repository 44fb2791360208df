import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Captured } from './captured.ts'

const execute = promisify(execFile)

/** A time-ordered id, made by the server: 48 bits of milliseconds, the rest random. */
const NEW_ID = `overlay(gen_random_uuid()::text placing
  overlay(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') placing '-' from 9 for 0) || '-7' from 1 for 15)::uuid`

/** What has to be new in every transaction, by its number in the service's statement; the rest is the same bytes. */
const NEW_EACH_TIME: Readonly<Record<number, string>> = {
  3: NEW_ID,
  4: `'FD-' || substr(md5(:r::bigint::text), 1, 14)`,
  17: NEW_ID,
  24: `array[rpad(md5(:r::bigint::text), 43, 'x'), rpad(md5((:r::bigint + 1)::text), 43, 'x'), rpad(md5((:r::bigint + 2)::text), 43, 'x')]`,
  26: NEW_ID,
  28: NEW_ID,
  31: NEW_ID,
  32: `md5(:r::bigint::text) || md5((:r::bigint + 1)::text)`,
}

export type PgbenchResult = { perSecond: number; meanMs: number; failed: number }
export type Pgbench = (clients: number, seconds: number) => Promise<PgbenchResult>

/** The version of pgbench on the path; undefined where there is none. */
export const pgbenchVersion = (): Promise<string | undefined> =>
  execute('pgbench', ['--version']).then(
    ({ stdout }) => /\d+(\.\d+)?/.exec(stdout)?.[0],
    () => undefined,
  )

/** A runner of one statement, prepared, as the role of the address. */
export function pgbenchOf(url: string, sql: string, { parameters }: Captured): Pgbench {
  const { hostname, port, username, password, pathname } = new URL(url)
  const variables = parameters.flatMap((value, at) =>
    at + 1 in NEW_EACH_TIME || value === null ? [] : ['-D', `p${at + 1}=${literal(value)}`],
  )
  const script = sql.replaceAll(/\$(\d+)/g, (_, number: string) => {
    const at = Number(number)
    if (parameters[at - 1] === null) return 'null'
    return NEW_EACH_TIME[at] === undefined ? `:p${at}` : `(${NEW_EACH_TIME[at]})`
  })
  return async (clients, seconds) => {
    const folder = await mkdtemp(join(tmpdir(), 'front-door-bench-'))
    const file = join(folder, 'statement.sql')
    await writeFile(file, `\\set r random(1, 9000000000000000000)\n${script};\n`)
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
      ...variables,
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

/** A parameter as the text a client would send for it. */
function literal(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map((item) => JSON.stringify(String(item))).join(',')}}`
  return String(value)
}
