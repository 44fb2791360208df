import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { councils } from '#councils/index.ts'
import { webhookWorkFor, workWebhooks } from '#handover/index.ts'
import type { Answered, callerOf } from '../helpers/call.ts'
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

export type Code = {
  id: string
  headers: IncomingHttpHeaders
  body: string
  data: { council: string; subscription: string; code: string; expiresAt: string; link: string }
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>

/** A receiver on this machine: keeps what comes, codes apart, and answers as it is told to. */
export async function startReceiver(t: Test) {
  const came: Came[] = []
  const codes: Code[] = []
  const receiver = { url: '', came, codes, reply: (_came: Came): Reply => 204, replyToCode: (): Reply => 204 }
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => '')
    const { headers } = request
    const id = String(headers['webhook-id'])
    const event = JSON.parse(body)
    const isCode = event.type === 'webhook.verification'
    const each: Came = { id, headers, body, event, accepted: false }
    if (isCode) codes.push({ id, headers, body, data: event.data })
    else came.push(each)
    const reply = isCode ? receiver.replyToCode() : receiver.reply(each)
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
export function isSigned({ headers, body }: Pick<Came, 'headers' | 'body'>, secret: string): boolean {
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

/** The latest code that has come for a subscription, by its address. */
export async function codeFor(receiver: Receiver, at: string): Promise<Code> {
  for (let tries = 0; tries < 1_000; tries++) {
    const code = receiver.codes.findLast(({ data }) => at.endsWith(data.subscription))
    if (code !== undefined) return code
    await sleep(10)
  }
  throw new Error('No code has come.')
}

/** Sends the code back that has come: events flow from then on. */
export async function verify(
  who: ReturnType<ReturnType<typeof callerOf>>,
  receiver: Receiver,
  at: string,
  ifMatch = '"1"',
): Promise<Answered> {
  const { code } = (await codeFor(receiver, at)).data
  const answer = await who.post(`${at}/verification`, { code }, { ifMatch })
  if (answer.status !== 200) throw new Error(`It was not verified: ${answer.status}`)
  return answer
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
  const working = workWebhooks({ ...work, tickMs: 50, ...other }, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await working
    },
  }
}
