import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { newSecret, signedHeaders } from '#handover/webhooks/index.ts'

const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
const now = () => new Date()

const verify = (secret: string, body: string, headers: object) =>
  new Webhook(secret).verify(body, headers as Record<string, string>)

t.test('signs as the public library does, to the letter', async (t) => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const body = '{"test": 2432232314}'
  const timestamp = new Date(1614265330_000)
  t.strictSame(signedHeaders({ id, timestamp, body, secrets: [secret] }), {
    'webhook-id': id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
  t.equal(new Webhook(secret).sign(id, timestamp, body), 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

t.test(
  'the public library verifies any body under any of the secrets, and nothing that was changed',
  async () => {
    const bodies = fc.record({ a: fc.string({ unit: 'binary' }), n: fc.integer() })
    fc.assert(
      fc.property(bodies, fc.integer({ min: 1, max: 3 }), (data, many) => {
        const body = JSON.stringify(data)
        const secrets = Array.from({ length: many }, newSecret)
        const headers = signedHeaders({ id, timestamp: now(), body, secrets })
        for (const secret of secrets) verify(secret, body, headers)
        const refuses = (secret: string, letters: string, also: object = {}) => {
          try {
            verify(secret, letters, { ...headers, ...also })
            return false
          } catch {
            return true
          }
        }
        const [secret = ''] = secrets
        const second = String(Number(headers['webhook-timestamp']) + 1)
        return (
          refuses(newSecret(), body) &&
          refuses(secret, `${body} `) &&
          refuses(secret, body, { 'webhook-id': `${id}x` }) &&
          refuses(secret, body, { 'webhook-timestamp': second })
        )
      }),
      { numRuns: 100 },
    )
  },
)

t.test('an old attempt is not taken for a new one', async (t) => {
  const secrets = [newSecret()]
  const at = (seconds: number) =>
    signedHeaders({ id, timestamp: new Date(Date.now() + seconds * 1000), body: '{}', secrets })
  t.throws(() => verify(secrets[0] ?? '', '{}', at(-310)), /too old/)
  t.throws(() => verify(secrets[0] ?? '', '{}', at(310)), /too new/)
  t.strictSame(verify(secrets[0] ?? '', '{}', at(-290)), {})
})

t.test('secrets are new each time, and 32 bytes', async (t) => {
  const secrets = new Set(Array.from({ length: 100 }, newSecret))
  t.equal(secrets.size, 100)
  for (const secret of secrets) t.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
})

t.test(
  'what the specification does not allow is not signed, and the error does not tell the secret',
  async (t) => {
    const bytes = (length: number) => `whsec_${Buffer.alloc(length, 7).toString('base64')}`
    const sign = (secrets: string[], as = id) =>
      signedHeaders({ id: as, timestamp: now(), body: '{}', secrets })
    for (const length of [24, 64]) t.ok(sign([bytes(length)]), `${length} bytes`)
    const bad = [
      bytes(23),
      bytes(65),
      bytes(32).slice(6),
      'whsec_',
      'whsec_~~~~',
      `${bytes(32)} `,
      'whsk_AAAA',
    ]
    for (const secret of bad) {
      const error = t.throws(() => sign([newSecret(), secret])) as Error
      t.notOk(error.message.includes(secret.slice(6, 20) || '~'), secret)
    }
    t.throws(() => sign([]), /at least one/)
    for (const as of ['', 'a.b', 'a b', 'a\r\nb', 'é', 'x'.repeat(129)])
      t.throws(() => sign([newSecret()], as), /message id/, JSON.stringify(as))
  },
)
