import { once } from 'node:events'
import http, { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { type Resolve, type SendOptions, send, type WebhookAnswer } from '#handover/webhooks/index.ts'
import { certificateFor } from './webhooks-certificate.ts'

const NAME = 'receiver.example.org'
const LOOPBACK = '127.0.0.1'
const here: Resolve = async () => [{ address: LOOPBACK, family: 4 }]

async function listening(server: Server): Promise<number> {
  server.listen(0, LOOPBACK)
  await once(server, 'listening')
  t.teardown(() => server.close())
  return (server.address() as AddressInfo).port
}

let caught = 0
const trap = createTcpServer((socket) => {
  caught += 1
  socket.destroy()
})
const trapPort = await listening(trap)

const closed = createTcpServer()
const closedPort = await listening(closed)
closed.close()

type Received = { request: IncomingMessage; body: string }
const received: Received[] = []
let written = 0

/** What a receiver can do to us, by path. */
const behaviours: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => unknown>> =
  {
    '/fine': (response) => response.writeHead(204).end(),
    '/body': (response) => response.writeHead(200).end('x'.repeat(500)),
    '/gone': (response) => response.writeHead(410).end(),
    '/busy': (response) => response.writeHead(503, { 'retry-after': '120' }).end(),
    '/hints': (response) => {
      response.writeEarlyHints({ link: '</x>; rel=preload' })
      response.writeHead(202).end()
    },
    '/hang': () => undefined,
    '/reset': (_, { socket }) => socket.resetAndDestroy(),
    '/no-answer': (_, { socket }) => socket.destroy(),
    '/half-a-line': (_, { socket }) => socket.end('HTTP/1.1 20'),
    '/half-of-the-headers': (_, { socket }) => socket.end('HTTP/1.1 200 OK\r\nContent-Le'),
    '/half-a-body': (response, { socket }) => {
      response.writeHead(200, { 'content-length': 900 }).write('x'.repeat(10))
      setTimeout(() => socket.resetAndDestroy(), 20)
    },
    '/not-http': (_, { socket }) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
    '/huge-headers': (response) => response.writeHead(200, { 'x-a': 'x'.repeat(20_000) }).end(),
    '/switch': (_, { socket }) =>
      socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    '/drip': (_, { socket }) => {
      const letters = [...`HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(500)}\r\n`]
      const timer = setInterval(() => socket.write(letters.shift() ?? ''), 10)
      socket.on('close', () => clearInterval(timer))
    },
    '/endless': async (response, { socket }) => {
      response.writeHead(200)
      socket.on('error', () => undefined)
      while (!socket.destroyed) {
        written += 1024
        response.write('x'.repeat(1024))
        await sleep(2)
      }
    },
    '/drip-body': (response, { socket }) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'), 20)
      socket.on('close', () => clearInterval(timer))
    },
  }

const handle = async (request: IncomingMessage, response: ServerResponse) => {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  received.push({ request, body })
  const redirect = /^\/redirect\/(\d+)$/.exec(request.url ?? '')
  const location = `http://${LOOPBACK}:${trapPort}/`
  if (redirect !== null) return response.writeHead(Number(redirect[1]), { location }).end()
  behaviours[request.url ?? '']?.(response, request)
}

const port = await listening(createServer(handle))
const certificate = certificateFor(NAME)
const tlsPort = await listening(https.createServer(certificate, handle))

const body = '{"note":"Zoë, 子供, 👧🏽"}'
/** For what never ends; all else has the time of a busy machine. */
const SHORT_MS = 300
const LONG_MS = 8_000
const CEILING_MS = 4_000

const post = (url: string, options: SendOptions = {}) =>
  send(
    { url, headers: { 'content-type': 'application/json' }, body },
    { allowLocal: true, resolve: here, timeoutMs: LONG_MS, ...options },
  )

t.test('the body arrives byte for byte, for the name, at the address that was checked', async (t) => {
  let asked = 0
  const resolve: Resolve = async (name) => {
    asked += 1
    t.equal(name, NAME)
    return asked === 1 ? here(name) : [{ address: '127.0.0.2', family: 4 }]
  }
  // The name leads elsewhere for everybody else: that it arrives here shows whose answer was used.
  t.strictSame(await post(`http://${NAME}:${port}/fine`, { resolve }), { status: 204 })
  t.equal(asked, 1, 'resolved once: there is no second answer to be different')
  const [found] = received.splice(0)
  t.equal(found?.body, body)
  t.equal(found?.request.method, 'POST')
  t.strictSame(found?.request.headers, {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    host: `${NAME}:${port}`,
    connection: 'close',
  })
})

t.test('where a name has several addresses, the next is tried', async (t) => {
  const resolve: Resolve = async () => [
    { address: '127.0.0.3', family: 4 },
    { address: LOOPBACK, family: 4 },
  ]
  t.strictSame(await post(`http://${NAME}:${port}/fine`, { resolve }), { status: 204 })
})

const answers: readonly (readonly [path: string, answer: WebhookAnswer])[] = [
  ['/body', { status: 200 }],
  ['/gone', { status: 410 }],
  ['/busy', { status: 503, retryAfter: '120' }],
  ['/hints', { status: 202 }],
  ['/half-a-body', { status: 200 }],
  ['/reset', { failure: 'no_answer' }],
  ['/no-answer', { failure: 'no_answer' }],
  ['/half-a-line', { failure: 'no_answer' }],
  ['/half-of-the-headers', { failure: 'no_answer' }],
  ['/not-http', { failure: 'no_answer' }],
  ['/huge-headers', { failure: 'no_answer' }],
  ['/switch', { failure: 'no_answer' }],
  ['/hang', { failure: 'timed_out' }],
  ['/drip', { failure: 'timed_out' }],
]

t.test('whatever a receiver does, there is an answer or a reason, in time', async (t) => {
  for (const [path, answer] of answers) {
    const start = performance.now()
    const never = 'failure' in answer && answer.failure === 'timed_out'
    const options = never ? { timeoutMs: SHORT_MS } : {}
    t.strictSame(await post(`http://${NAME}:${port}${path}`, options), answer, path)
    t.ok(performance.now() - start < CEILING_MS, 'in time')
  }
  t.strictSame(await post(`http://${NAME}:${closedPort}/`), { failure: 'not_connected' })
})

t.test('of a body no more is taken than a kilobyte, and no longer than the time allows', async (t) => {
  t.strictSame(await post(`http://${NAME}:${port}/endless`), { status: 200 })
  await sleep(20)
  t.ok(written < 64 * 1024, `the line was cut after ${written} bytes`)
  const start = performance.now()
  const dripped = await post(`http://${NAME}:${port}/drip-body`, { timeoutMs: 1_000 })
  t.strictSame(dripped, { status: 200 }, 'the status had been said')
  t.ok(performance.now() - start < CEILING_MS)
})

t.test('redirects are answers like others, and lead nowhere', async (t) => {
  for (const status of [300, 301, 302, 303, 304, 305, 307, 308])
    t.strictSame(await post(`http://${NAME}:${port}/redirect/${status}`), { status })
  t.equal(caught, 0)
})

t.test('a look-up that never ends, fails, or finds nothing', async (t) => {
  const url = `http://${NAME}:${port}/fine`
  const failing: readonly (readonly [Resolve, string])[] = [
    [() => new Promise(() => undefined), 'timed_out'],
    [() => Promise.reject(new Error('SERVFAIL')), 'name_not_found'],
    [async () => [], 'name_not_found'],
  ]
  for (const [resolve, failure] of failing)
    t.strictSame(await post(url, { resolve, timeoutMs: SHORT_MS }), { failure })
})

t.test('certificates are checked, whatever the environment says', async (t) => {
  const url = `https://${NAME}:${tlsPort}/fine`
  const { cert: ca } = certificate
  const other = certificateFor('other.example.org')
  const late = certificateFor(NAME, -1)
  const otherPort = await listening(https.createServer(other, handle))
  const latePort = await listening(https.createServer(late, handle))
  received.length = 0
  t.strictSame(await post(url, { ca }), { status: 204 })
  t.equal(received.splice(0).length, 1)

  const refusals = async () => {
    t.strictSame(await post(url), { failure: 'tls_failed' }, 'of nobody we know')
    t.strictSame(await post(`https://${NAME}:${otherPort}/fine`, { ca: other.cert }), {
      failure: 'tls_failed',
    })
    t.strictSame(await post(`https://${NAME}:${latePort}/fine`, { ca: late.cert }), { failure: 'tls_failed' })
    t.strictSame(await post(`https://${NAME}:${port}/fine`, { ca }), { failure: 'tls_failed' }, 'none at all')
  }
  await refusals()
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED']
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
  await refusals()
  if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
  else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before
  t.strictSame(received, [], 'nothing was sent to them')
})

t.test('no proxy of the process is used', async (t) => {
  const proxyEnv = { HTTP_PROXY: `http://${LOOPBACK}:${trapPort}` }
  const before = http.globalAgent
  http.globalAgent = new http.Agent({ proxyEnv })
  t.teardown(() => {
    http.globalAgent = before
  })
  await new Promise((resolve) => http.get(`http://${NAME}/`).on('error', resolve))
  t.equal(caught, 1, 'others go through it')
  t.strictSame(await post(`http://${NAME}:${port}/fine`), { status: 204 })
  t.equal(caught, 1)
})
