import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Schema } from '../../openapi/client/index.ts'

const PROGRAM = fileURLToPath(new URL('../../examples/webhook-receiver/receiver.js', import.meta.url))

/** A port that is free now: the receiver wants its secret when it starts, and that comes after its address is known. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** What it has verified: an event, or the code that comes first. */
export type Kept = {
  id: string
  event: Omit<Schema<'OutgoingEvent'>, 'data'> & { data: Schema<'OutgoingEvent'>['data'] & { code?: string } }
}

/** The example receiver, as somebody else would run it. It keeps only what it has verified. */
export async function startReceiver(port: number, secret: string) {
  const folder = mkdtempSync(join(tmpdir(), 'front-door-received-'))
  const store = join(folder, 'received.jsonl')
  const receiver = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env['PATH'], WEBHOOK_SECRET: secret, STORE: store, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await Promise.race([once(receiver.stdout, 'data'), once(receiver, 'exit')])
  return {
    kept: () => readLines(store).map((line) => JSON.parse(line) as Kept),
    stop: async () => {
      const gone = receiver.exitCode === null ? once(receiver, 'exit') : undefined
      receiver.kill()
      await gone
      rmSync(folder, { recursive: true })
    },
  }
}

/** Whole lines; the file is not there before the first. */
function readLines(store: string): string[] {
  try {
    return readFileSync(store, 'utf8')
      .split('\n')
      .filter((line) => line.endsWith('}'))
  } catch {
    return []
  }
}
