import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '#platform/embedded-postgres/free-port.ts'

/** Kept from test to test and from run to run, as `npm start` keeps it beside its data. */
export const NODE_COMPILE_CACHE = fileURLToPath(
  new URL('../../node_modules/.cache/front-door-test', import.meta.url),
)

interface Teardown {
  teardown(work: () => Promise<void>): void
}

export interface Service {
  readonly child: ChildProcess
  readonly baseUrl: string
  /** Everything it has printed so far. */
  said(): string
  /** Waits for its end: the exit code, or the signal that ended it. */
  ended(): Promise<number | NodeJS.Signals | null>
}

/** Runs the real process, as `npm start` does, with this environment on top of ours. Killed when the test ends. */
export async function runService(
  t: Teardown,
  environment: Record<string, string | undefined>,
): Promise<Service> {
  const port = await freePort()
  const child = spawn(process.execPath, ['src/server.ts'], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE, PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const closed = once(child, 'close')
  t.teardown(async () => {
    child.kill('SIGKILL')
    await closed
  })
  return {
    child,
    baseUrl: `http://127.0.0.1:${port}`,
    said: () => said,
    async ended() {
      const [code, signal] = await closed
      return code ?? signal
    },
  }
}

/** Waits until the service answers `path` with `status`; false when it ends first or takes too long. */
export async function answers(service: Service, path: string, status: number): Promise<boolean> {
  for (const start = Date.now(); Date.now() - start < 30_000; await sleep(30)) {
    if (service.child.exitCode !== null) return false
    const found = await fetch(service.baseUrl + path).then(
      (response) => response.status,
      () => undefined,
    )
    if (found === status) return true
  }
  return false
}
