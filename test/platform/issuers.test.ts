import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import * as jose from 'jose'
import t from 'tap'
import { remoteIssuer } from '#platform/issuers.ts'

/** Long enough for a busy machine, short enough for a test. */
const REFRESH_MS = 150

async function newKey(kid: string) {
  const { publicKey } = await jose.generateKeyPair('ES256', { extractable: true })
  return { ...(await jose.exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }
}

/** An identity provider whose keys can be changed, and which can be taken down. */
async function startProvider(t: { teardown(work: () => unknown): void }) {
  const state = { keys: [] as jose.JWK[], up: true, asked: 0 }
  const server = createServer((_request, response) => {
    state.asked += 1
    if (!state.up) return response.destroy()
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: state.keys }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  const trusted = {
    issuer: 'https://idp.example.org',
    audience: 'urn:front-door:api',
    jwksUri: `http://127.0.0.1:${port}/jwks`,
  }
  return { state, issuer: remoteIssuer(trusted, REFRESH_MS) }
}

t.test(
  'keys are rotated under way: the new one works, the one taken away does not, and an outage changes nothing',
  async (t) => {
    const { state, issuer } = await startProvider(t)
    const works = (kid: string) =>
      issuer.keyFor({ alg: 'ES256', kid }).then(
        () => true,
        () => false,
      )
    const until = async (kid: string, wanted: boolean) => {
      for (let tries = 0; tries < 40 && (await works(kid)) !== wanted; tries++) await sleep(REFRESH_MS / 2)
      return works(kid)
    }
    const [a, b] = [await newKey('a'), await newKey('b')]
    state.keys = [a]
    t.equal(await works('a'), true)

    state.keys = [a, b]
    t.equal(await until('b', true), true, 'a new key is found')
    t.equal(await works('a'), true, 'the old one still works')

    state.keys = [b]
    t.equal(await until('a', false), false, 'a key that was taken away stops working')
    t.equal(await works('b'), true)

    state.up = false
    await sleep(REFRESH_MS * 2)
    t.equal(await works('b'), true, 'known keys go on while the provider is down')
    await sleep(REFRESH_MS * 2)
    t.equal(await works('b'), true)
  },
)

t.test('after a quiet time the first request with a withdrawn key is refused too', async (t) => {
  const { state, issuer } = await startProvider(t)
  state.keys = [await newKey('a')]
  await issuer.keyFor({ alg: 'ES256', kid: 'a' })
  state.keys = [await newKey('b')]
  await sleep(REFRESH_MS * 3)
  await t.rejects(issuer.keyFor({ alg: 'ES256', kid: 'a' }))
})

t.test('keys nobody knows do not make us ask again and again', async (t) => {
  const { state, issuer } = await startProvider(t)
  state.keys = [await newKey('a')]
  await issuer.keyFor({ alg: 'ES256', kid: 'a' })
  const before = state.asked
  await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      issuer.keyFor({ alg: 'ES256', kid: `unknown-${n}` }).catch(() => undefined),
    ),
  )
  t.ok(state.asked - before <= 1, `${state.asked - before} requests for 50 unknown keys`)
})
