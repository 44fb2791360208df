import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { registerAccounts } from '#accounts/index.ts'
import { freePort } from '#platform/embedded-postgres/free-port.ts'
import { clientOf, demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import { BENCH_ISSUER, startIssuer } from './issuer.ts'
import type { BenchPostgres } from './postgres.ts'

const ROOT = new URL('../../', import.meta.url).pathname

/** The real service in a process of its own, in live mode, with everything on. */
export type BenchService = {
  readonly port: number
  readonly pid: number
  token(subject: string): Promise<string>
  close(): Promise<void>
}

/** Starts it on this database, with the made-up accounts under a trusted issuer. `nodeFlags` are for a profile. */
export async function startService(
  postgres: BenchPostgres,
  nodeFlags: readonly string[] = [],
): Promise<BenchService> {
  const { accounts, clients, organisations } = demonstrationAccounts
  await registerAccounts(postgres.admin, {
    organisations,
    accounts: accounts.map((account) => ({ ...account, issuer: BENCH_ISSUER })),
    clients: clients.map((client) => ({ ...client, issuer: BENCH_ISSUER })),
  })
  const issuer = await startIssuer()
  const port = await freePort()
  const log = `${ROOT}.data/bench-service.log`
  const output = openSync(log, 'w')
  const child = spawn(process.execPath, [...nodeFlags, 'src/server.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: postgres.appUrl,
      DATABASE_ADMIN_URL: postgres.adminUrl,
      TRUSTED_ISSUERS: issuer.trusted,
      // Jobs would run inside what is measured.
      FRONT_DOOR_PROCESS: 'api',
    },
    stdio: ['ignore', output, output],
  })
  const closed = once(child, 'close')
  await ready(port, () => child.exitCode !== null, log)
  return {
    port,
    pid: child.pid ?? 0,
    token: (subject) => issuer.token(subject, clientOf(subject)),
    async close() {
      child.kill('SIGTERM')
      await closed
      issuer.close()
    },
  }
}

async function ready(port: number, ended: () => boolean, log: string): Promise<void> {
  for (const start = Date.now(); Date.now() - start < 30_000; await sleep(50)) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (answer?.status === 200) return
    if (ended()) break
  }
  throw new Error(`The service did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`)
}
