import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import fastify from 'fastify'
import * as jose from 'jose'
import t from 'tap'
import { localIssuer } from '#platform/issuers.ts'
import { installTokens } from '#platform/tokens.ts'
import { isProtected } from '../helpers/catalog.ts'
import { createStage } from '../helpers/stage.ts'
import { shareOf } from '../helpers/tiers.ts'

const AUDIENCE = 'urn:front-door:api'
const SECOND = 1_000
const seconds = () => Math.floor(Date.now() / SECOND)

async function newIssuer(name: string, kid = 'the-same-kid') {
  const { publicKey, privateKey } = await jose.generateKeyPair('ES256')
  const keys = { keys: [{ ...(await jose.exportJWK(publicKey)), kid, alg: 'ES256' }] }
  return {
    name,
    keys,
    issuer: {
      ...localIssuer(name, AUDIENCE, keys),
      keyFor: (header: jose.JWTHeaderParameters) => jose.createLocalJWKSet(keys)(header),
    },
    sign: (claims: jose.JWTPayload = {}) =>
      new jose.SignJWT({
        iss: name,
        aud: AUDIENCE,
        sub: 'somebody',
        client_id: 'a-client',
        exp: seconds() + 600,
        jti: randomUUID(),
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
        .sign(privateKey),
  }
}

/** The door alone: who a token says is calling, or nobody. */
async function createDoor(
  t: { teardown(work: () => Promise<void>): void },
  issuers: readonly Awaited<ReturnType<typeof newIssuer>>[],
) {
  const app = fastify()
  await installTokens(
    app,
    issuers.map(({ issuer }) => issuer),
  )
  app.get('/', async (request) => (await app.identify(request)) ?? { nobody: true })
  await app.ready()
  t.teardown(() => app.close())
  return async (token: string) =>
    (await app.inject({ url: '/', headers: { authorization: `Bearer ${token}` } })).json<{
      issuer?: string
    }>().issuer
}

t.test('each issuer’s key is good for its own name alone, also under the same kid', async (t) => {
  const [one, two] = [await newIssuer('https://one.example.org'), await newIssuer('https://two.example.org')]
  const ask = await createDoor(t, [one, two])
  t.equal(await ask(await one.sign()), one.name)
  t.equal(await ask(await two.sign()), two.name)
  t.equal(await ask(await one.sign({ iss: two.name })), undefined, 'one signs in the name of two')
  t.equal(await ask(await two.sign({ iss: one.name })), undefined, 'two signs in the name of one')
  t.equal(
    await ask(await one.sign({ iss: [one.name, two.name] as unknown as string })),
    undefined,
    'two names at once',
  )
})

t.test('exp and nbf hold to the second, with five seconds of patience', async (t) => {
  const one = await newIssuer('https://one.example.org')
  const ask = await createDoor(t, [one])
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -12, max: 12 }),
      fc.constantFrom('exp' as const, 'nbf' as const),
      async (offset, claim) => {
        // Within a second of the edge the clock may tick under the test.
        fc.pre(Math.abs(claim === 'exp' ? offset + 5 : offset - 5) > 2)
        const letIn = claim === 'exp' ? offset > -5 : offset < 5
        return ((await ask(await one.sign({ [claim]: seconds() + offset }))) !== undefined) === letIn
      },
    ),
    { numRuns: 40 },
  )
})

t.test(
  'a token is looked at anew within twenty seconds: a withdrawn key, an expiry, cannot hide in the cache',
  async (t) => {
    const one = await newIssuer('https://one.example.org')
    const ask = await createDoor(t, [one])
    const token = await one.sign()
    const short = await one.sign({ exp: seconds() + 8 })
    t.equal(await ask(token), one.name)
    t.equal(await ask(short), one.name)
    one.keys.keys.length = 0
    t.equal(await ask(await one.sign()), undefined, 'a token not seen before is refused at once')
    const realNow = Date.now
    t.teardown(() => {
      Date.now = realNow
    })
    Date.now = () => realNow() + 14 * SECOND
    t.equal(await ask(short), undefined, 'expired')
    Date.now = () => realNow() + 21 * SECOND
    t.equal(await ask(token), undefined, 'its key is gone')
  },
)

t.test('every protected operation has this door', async (t) => {
  const stage = await createStage(t)
  const stranger = await newIssuer('urn:front-door:demonstration')
  const good = await stage.token('referrer')
  const [head, payload, signature] = good.split('.') as [string, string, string]
  const attacks = [
    await stranger.sign(),
    await stranger.sign({ sub: 'referrer', client_id: 'demonstration-front-end' }),
    `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`,
    `${head}.${payload}.`,
    `${head}.${payload}.${Buffer.alloc(64).toString('base64url')}`,
    `${head}.${Buffer.from('{"sub":"organisation_lead"}').toString('base64url')}.${signature}`,
    'garbage',
    'x'.repeat(8_000),
  ]
  const bodies = new Set<string>()
  const all = stage.operations
    .filter(isProtected)
    .flatMap((operation) => attacks.map((attack, way) => ({ operation, attack, way })))
  // Each operation has the door, and the door withstands each attack, at something of every tag.
  for (const { operation, attack, way } of shareOf(all, ({ operation: { id, tag }, way }) => [
    id,
    `${tag} ${way}`,
  ])) {
    const answer = await stage.as('referrer', operation.id, {
      params: { referralId: randomUUID(), draftId: randomUUID() },
      authorization: `Bearer ${attack}`,
      headers: { 'x-request-id': 'same' },
    })
    t.equal(answer.statusCode, 401, `${operation.id}: attack ${way}`)
    t.equal(answer.headers['www-authenticate'], 'Bearer')
    bodies.add(answer.body)
  }
  t.equal(bodies.size, 1, 'and one answer for all')
})
