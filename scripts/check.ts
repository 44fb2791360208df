import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

interface Step {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  /** What mends it, or shows it again. */
  readonly remedy: string
  /** The step needs this file; it is left out, and said to be, where there is none. */
  readonly needs?: string
}

const ROOT = join(import.meta.dirname, '..')
const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name)

const STEPS: readonly Step[] = [
  { name: 'format and lint', command: [bin('biome'), 'check', '.'], remedy: 'npm run format' },
  { name: 'types', command: [bin('tsc'), '--noEmit'], remedy: 'npx tsc --noEmit' },
  {
    name: 'openapi.json and client are those of the routes',
    command: [process.execPath, 'scripts/openapi.ts', '--check'],
    remedy: 'npm run openapi',
    needs: 'scripts/openapi.ts',
  },
  {
    name: 'openapi.json without findings',
    command: [bin('redocly'), 'lint', 'openapi/openapi.json'],
    remedy: 'npx redocly lint openapi/openapi.json',
    needs: 'openapi/openapi.json',
  },
  {
    name: 'docs/lifecycle.md is that of the code',
    command: [process.execPath, 'scripts/lifecycle.ts', '--check'],
    remedy: 'npm run lifecycle',
    needs: 'scripts/lifecycle.ts',
  },
  {
    name: 'who may import whom',
    command: [process.execPath, 'test/architecture.test.ts'],
    remedy: 'node test/architecture.test.ts',
    needs: 'test/architecture.test.ts',
  },
]

const failed = STEPS.filter((step) => !passes(step))
for (const { name, remedy } of failed) process.stdout.write(`\nFailed: ${name}. Run: ${remedy}\n`)
process.exitCode = failed.length === 0 ? 0 : 1

function passes({ name, command: [file, ...args], needs }: Step): boolean {
  if (needs !== undefined && !existsSync(join(ROOT, needs))) {
    process.stdout.write(`-- ${name}: left out, there is no ${needs}\n`)
    return true
  }
  const start = performance.now()
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' },
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stdout.write(`${status === 0 ? 'ok' : 'NOT OK'} ${name} (${seconds} s)\n`)
  if (status !== 0) process.stdout.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`)
  return status === 0
}
