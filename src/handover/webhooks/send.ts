import http from 'node:http'
import https from 'node:https'
import type { LookupFunction, TcpNetConnectOpts } from 'node:net'
import { checkDestination, type Destination, type DestinationOptions } from './destination.ts'

export type WebhookRequest = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** How far it went without an answer. */
export type SendFailure =
  | 'destination_refused'
  | 'name_not_found'
  | 'not_connected'
  | 'tls_failed'
  | 'no_answer'
  | 'timed_out'

/** Any answer, redirects too, with what it says in `Retry-After`; or why there is none. */
export type WebhookAnswer =
  | { readonly status: number; readonly retryAfter?: string }
  | { readonly failure: SendFailure }

export type SendOptions = DestinationOptions & {
  /** For all of it together: looking the name up, connecting, sending, and the answer. */
  readonly timeoutMs?: number
  /** Trusted instead of the usual authorities; certificates are checked in any case. */
  readonly ca?: string
}

const TIMEOUT_MS = 15_000
/** So much of an answer's body is let through before the line is cut. None of it is kept. */
const BODY_LIMIT = 1024
const HEADER_LIMIT = 8192
/** Where a name has several addresses, how long one of them may keep the next from being tried. */
const ADDRESS_MS = 2_000

/**
 * Posts a message. Resolves the name itself, checks every address and connects to those and no others: there is no
 * second look-up that could be answered differently. Follows no redirect, uses no proxy and no connection that was
 * opened before, and never throws for what a receiver or a network does.
 */
export async function send(request: WebhookRequest, options: SendOptions = {}): Promise<WebhookAnswer> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), options.timeoutMs ?? TIMEOUT_MS)
  try {
    const destination = await Promise.race([checkDestination(request.url, options), ended(deadline.signal)])
    if (destination === undefined) return { failure: 'timed_out' }
    if (destination.ok) return await exchange(destination, request, deadline.signal, options.ca)
    const nowhere = destination.refusal === 'name_not_found'
    return { failure: nowhere ? 'name_not_found' : 'destination_refused' }
  } finally {
    clearTimeout(timer)
  }
}

const ended = (signal: AbortSignal) =>
  new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined)))

type Checked = Extract<Destination, { ok: true }>

function exchange(
  destination: Checked,
  { headers, body }: WebhookRequest,
  signal: AbortSignal,
  ca: string | undefined,
): Promise<WebhookAnswer> {
  const url = new URL(destination.url)
  const secure = url.protocol === 'https:'
  const options: https.RequestOptions & Pick<TcpNetConnectOpts, 'autoSelectFamilyAttemptTimeout'> = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    // An agent of its own: the global one may hold open connections, and may go through a proxy.
    agent: false,
    lookup: only(destination),
    autoSelectFamilyAttemptTimeout: ADDRESS_MS,
    signal,
    maxHeaderSize: HEADER_LIMIT,
    // Said here, so that no environment variable can say otherwise.
    rejectUnauthorized: true,
    ...(ca === undefined ? {} : { ca }),
  }
  const outgoing = (secure ? https : http).request(url, options)
  return new Promise((resolve) => {
    let failure: SendFailure = 'not_connected'
    let answer: WebhookAnswer | undefined
    outgoing.on('socket', (socket) => {
      socket.once('connect', () => (failure = secure ? 'tls_failed' : 'no_answer'))
      socket.once('secureConnect', () => (failure = 'no_answer'))
    })
    outgoing.on('response', (response) => {
      answer = answerOf(response)
      let read = 0
      response.on('data', (chunk: Buffer) => {
        read += chunk.length
        if (read > BODY_LIMIT) response.destroy()
      })
      // The status has been said: what happens to the rest of the answer changes nothing.
      response.on('error', () => undefined)
    })
    outgoing.on('error', () => undefined)
    outgoing.on('close', () => resolve(answer ?? { failure: signal.aborted ? 'timed_out' : failure }))
    outgoing.end(body)
  })
}

function answerOf({ statusCode = 0, headers }: http.IncomingMessage): WebhookAnswer {
  const retryAfter = headers['retry-after']
  return { status: statusCode, ...(retryAfter === undefined ? {} : { retryAfter }) }
}

/** In the place of a look-up: the addresses that were checked. */
const only =
  ({ addresses }: Checked): LookupFunction =>
  (_name, { all }, callback) => {
    const [first] = addresses
    if (all === true) callback(null, [...addresses])
    else callback(null, first?.address ?? '', first?.family)
  }
