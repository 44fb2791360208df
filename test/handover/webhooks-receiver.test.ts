import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { deliver, newSecret, send, signedHeaders, type WebhookMessage } from '#handover/webhooks/index.ts'

const RECEIVER = join(import.meta.dirname, '../../examples/webhook-receiver/receiver.js')
const STORE = join(t.testdir({}), 'received.jsonl')
const [secret, next] = [newSecret(), newSecret()]

/** The example as somebody else would run it: a process of its own. */
async function startReceiver(withSecret = secret) {
  const receiver = spawn(process.execPath, [RECEIVER], {
    env: { PATH: process.env['PATH'], WEBHOOK_SECRET: withSecret, STORE, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => receiver.kill('SIGKILL'))
  const [line] = (await once(receiver.stdout.setEncoding('utf8'), 'data')) as [string]
  const kill = async () => {
    receiver.kill('SIGKILL')
    await once(receiver, 'exit')
  }
  return { url: `${/http\S+/.exec(line)?.[0]}/hooks`, kill }
}

type Kept = { id: string; event: unknown }

/** What it has kept; a line that a crash cut short is none. */
const kept = (): Kept[] =>
  readFileSync(STORE, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line))

const messageOf = (number: number): WebhookMessage => ({
  id: `evt_${number}`,
  body: JSON.stringify({ type: 'referral.received', data: { id: number, note: 'Zoë, 子供, 👧🏽 \u2028' } }),
  attempts: 0,
})

const clock = () => new Date()
const fetchLike = (message: Parameters<typeof send>[0]) => send(message, { allowLocal: true })
const deliverTo = (url: string, message: WebhookMessage, secrets: readonly string[] = [secret]) =>
  deliver(message, { url, secrets }, { clock, fetchLike })

/** Posts without any of our own code, as a stranger would. */
async function post(url: string, body: string, headers: object, method = 'POST') {
  const outgoing = request(url, { method, headers: { ...headers } })
  outgoing.end(body)
  const [response] = await once(outgoing, 'response')
  await text(response)
  return response.statusCode
}

t.test('the example receiver keeps each message once, also across a crash', async (t) => {
  let receiver = await startReceiver()
  for (const number of [1, 2, 3]) {
    const { outcome, log } = await deliverTo(receiver.url, messageOf(number))
    t.equal(outcome, 'delivered')
    t.match(log, { attempt: 1, status: 204 })
  }
  t.match(await deliverTo(receiver.url, { ...messageOf(2), attempts: 4 }), { outcome: 'delivered' }, 'again')
  t.strictSame(
    kept(),
    [1, 2, 3].map((number) => ({ id: `evt_${number}`, event: JSON.parse(messageOf(number).body) })),
  )

  await receiver.kill()
  const { outcome, log } = await deliverTo(receiver.url, messageOf(4))
  t.equal(outcome, 'retry')
  t.match(log, { attempt: 1, failure: 'not_connected' })
  appendFileSync(STORE, '\n{"id":"evt_5","ev')
  receiver = await startReceiver()
  for (const number of [1, 4, 5])
    t.match(await deliverTo(receiver.url, { ...messageOf(number), attempts: 1 }), { outcome: 'delivered' })
  t.strictSame(
    kept().map(({ id }) => id),
    ['evt_1', 'evt_2', 'evt_3', 'evt_4', 'evt_5'],
  )
  await receiver.kill()
})

t.test('while a secret is replaced, receivers with the old one and with the new one verify', async (t) => {
  const both = [next, secret]
  const turns: readonly (readonly [receivers: string, signedWith: readonly string[], outcome: string])[] = [
    [secret, both, 'delivered'],
    [next, both, 'delivered'],
    [next, [next], 'delivered'],
    [next, [secret], 'retry'],
  ]
  for (const [at, [theirs, secrets, outcome]] of turns.entries()) {
    const receiver = await startReceiver(theirs)
    t.match(await deliverTo(receiver.url, messageOf(10 + at), secrets), { outcome })
    await receiver.kill()
  }
  t.ok(kept().some(({ id }) => id === 'evt_12'))
  t.notOk(kept().some(({ id }) => id === 'evt_13'))
})

t.test('nothing that we did not sign is kept', async (t) => {
  const { url, kill } = await startReceiver()
  const before = kept().length
  const { id, body } = messageOf(99)
  const good = signedHeaders({ id, timestamp: clock(), body, secrets: [secret] })
  const old = signedHeaders({ id, timestamp: new Date(Date.now() - 600_000), body, secrets: [secret] })
  t.equal(await post(url, body, {}), 401, 'no signature')
  t.equal(await post(url, body, { ...good, 'webhook-signature': 'v1,AAAA' }), 401, 'another signature')
  t.equal(await post(url, `${body} `, good), 401, 'another body')
  t.equal(await post(url, body, { ...good, 'webhook-id': 'evt_100' }), 401, 'another id')
  t.equal(await post(url, body, old), 401, 'a copy of an old one')
  t.equal(await post(url, 'x'.repeat(70_000), good), 413)
  t.equal(await post(url, '', {}, 'GET'), 405)
  t.equal(kept().length, before)
  t.equal(await post(url, body, good), 204, 'and what we did sign is')
  t.equal(kept().length, before + 1)
  await kill()
})
