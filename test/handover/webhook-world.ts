import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { councils } from '#councils/index.ts'
import { webhookWorkFor, workWebhooks } from '#handover/index.ts'
import type { TestService } from '../helpers/service.ts'

interface Test {
  teardown(work: () => Promise<void>): void
}

/** One message as it came, whatever was answered. */
export type Came = { id: string; headers: IncomingHttpHeaders; body: string; event: Told; accepted: boolean }
export type Told = {
  type: string
  timestamp: string
  data: { referral: string; council: string; event: string; link: string }
}

/** A status, with headers where there are any; or what else to do with the answer. */
export type Reply = number | ((response: ServerResponse) => void)

/** A receiver on this machine: keeps what comes and answers as it is told to. */
export async function startReceiver(t: Test) {
  const came: Came[] = []
  const receiver = { url: '', came, reply: (_came: Came): Reply => 204 }
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => '')
    const { headers } = request
    const each: Came = {
      id: String(headers['webhook-id']),
      headers,
      body,
      event: JSON.parse(body),
      accepted: false,
    }
    came.push(each)
    const reply = receiver.reply(each)
    if (typeof reply === 'function') reply(response)
    else {
      each.accepted = reply < 300
      response.writeHead(reply).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(async () => {
    server.closeAllConnections()
    server.close()
  })
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`
  return receiver
}

/** Whether somebody else's library takes the signature, at the time it was made. */
export function isSigned({ headers, body }: Came, secret: string): boolean {
  const at = Number(headers['webhook-timestamp']) * 1000
  const { now } = Date
  Date.now = () => at
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>)
    return true
  } catch {
    return false
  } finally {
    Date.now = now
  }
}

/** The worker in this process, by the service's clock. */
export function startWorker(
  { app, database, clock }: TestService,
  logged: object[] = [],
  other: Partial<Parameters<typeof workWebhooks>[0]> = {},
) {
  const stopping = new AbortController()
  const work = webhookWorkFor(app.config, {
    db: database.databases.app,
    councils: councils.map(({ id }) => id),
    clock: () => clock.now,
    log: { error: (what) => void logged.push(what) },
  })
  if (work === undefined) throw new Error('There is no key for the secrets.')
  const working = workWebhooks({ ...work, tickMs: 20, ...other }, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await working
    },
  }
}
