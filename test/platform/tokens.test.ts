import { createHmac, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as jose from 'jose'
import t from 'tap'
import { DEMONSTRATION_ISSUER } from '#accounts/index.ts'
import { DEMONSTRATION_CLIENT } from '../../src/demonstration/accounts.ts'
import { createService, type TestService } from '../helpers/service.ts'

const AUDIENCE = 'urn:front-door:api'
const now = () => Math.floor(Date.now() / 1000)

type Claims = Record<string, unknown>

const claims = (): Claims => ({
  iss: DEMONSTRATION_ISSUER,
  aud: AUDIENCE,
  sub: 'referrer',
  client_id: DEMONSTRATION_CLIENT,
  iat: now(),
  exp: now() + 600,
})

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The right key of the issuer, and keys and letters that are not. */
async function keysOf(service: TestService) {
  const jwk = JSON.parse(
    await readFile(join(service.issuerFolder, 'demonstration-key.json'), 'utf8'),
  ) as jose.JWK
  const stranger = await jose.generateKeyPair('ES256', { extractable: true })
  const rsa = await jose.generateKeyPair('RS256', { extractable: true })
  return {
    kid: jwk.kid as string,
    jwk,
    right: (await jose.importJWK(jwk, 'ES256')) as jose.CryptoKey,
    publicPem: await jose.exportSPKI(
      (await jose.importJWK({ ...jwk, d: undefined } as unknown as jose.JWK, 'ES256')) as jose.CryptoKey,
    ),
    stranger,
    rsa,
  }
}

type Keys = Awaited<ReturnType<typeof keysOf>>

const sign = (
  keys: Keys,
  payload: Claims,
  header: Record<string, unknown> = {},
  key: jose.CryptoKey = keys.right,
) =>
  new jose.SignJWT(payload)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: keys.kid, ...header } as jose.JWTHeaderParameters)
    .sign(key)

const without = (claim: string): Claims =>
  Object.fromEntries(Object.entries(claims()).filter(([name]) => name !== claim))

/** Everything that must not open the door, by name. */
async function attacks(keys: Keys): Promise<Record<string, string | undefined>> {
  const good = await sign(keys, claims())
  const [head, body, signature] = good.split('.') as [string, string, string]
  const hs = (header: object, secret: string) => {
    const input = `${part(header)}.${part(claims())}`
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
  }
  const bearer = (token: string) => `Bearer ${token}`
  const none = (alg: string) => bearer(`${part({ alg, typ: 'at+jwt', kid: keys.kid })}.${part(claims())}.`)
  const other: Record<string, string | undefined> = {
    'no header': undefined,
    'an empty header': '',
    'the scheme alone': 'Bearer',
    'the scheme and a space': 'Bearer ',
    'another scheme': `Basic ${good}`,
    'a token without a scheme': good,
    'two tokens': `Bearer ${good} ${good}`,
    'two spaces': `Bearer  ${good}`,
    garbage: 'Bearer garbage',
    'three dots': 'Bearer ...',
    'five parts': bearer(`${good}.x.y`),
    'no signature': bearer(`${head}.${body}`),
    'an empty signature': bearer(`${head}.${body}.`),
    'a cut signature': bearer(`${head}.${body}.${signature.slice(0, -4)}`),
    'a signature of zeros': bearer(`${head}.${body}.${Buffer.alloc(64).toString('base64url')}`),
    'another payload under the signature': bearer(
      `${head}.${part({ ...claims(), sub: 'organisation_lead' })}.${signature}`,
    ),
    'another header under the signature': bearer(
      `${part({ alg: 'ES256', typ: 'at+jwt', kid: keys.kid, x: 1 })}.${body}.${signature}`,
    ),
    'alg none': none('none'),
    'alg None': none('None'),
    'alg NONE': none('NONE'),
    'no alg': bearer(`${part({ typ: 'at+jwt', kid: keys.kid })}.${body}.${signature}`),
    'HS256 with the public key as the secret': bearer(
      hs({ alg: 'HS256', typ: 'at+jwt', kid: keys.kid }, keys.publicPem),
    ),
    'HS256 with the public JWK as the secret': bearer(
      hs({ alg: 'HS256', typ: 'at+jwt', kid: keys.kid }, JSON.stringify({ ...keys.jwk, d: undefined })),
    ),
    'HS256 with an empty secret': bearer(hs({ alg: 'HS256', typ: 'at+jwt', kid: keys.kid }, '')),
    'very long': bearer('x'.repeat(10_000)),
    'a header that is no JSON': bearer(`${Buffer.from('nope').toString('base64url')}.${body}.${signature}`),
    'a payload that is no JSON': bearer(`${head}.${Buffer.from('nope').toString('base64url')}.${signature}`),
    'a payload that is a list': bearer(`${head}.${part([])}.${signature}`),
  }
  const signed: Record<string, () => Promise<string>> = {
    'a stranger’s key': () => sign(keys, claims(), {}, keys.stranger.privateKey),
    'a stranger’s key with his jwk in the header': async () =>
      sign(keys, claims(), { jwk: await jose.exportJWK(keys.stranger.publicKey) }, keys.stranger.privateKey),
    'a stranger’s key with a jku in the header': () =>
      sign(keys, claims(), { jku: 'https://attacker.example.org/jwks' }, keys.stranger.privateKey),
    'a stranger’s key with an x5u in the header': () =>
      sign(keys, claims(), { x5u: 'https://attacker.example.org/x5u' }, keys.stranger.privateKey),
    'RS256 with a stranger’s key under our kid': () =>
      sign(keys, claims(), { alg: 'RS256' }, keys.rsa.privateKey),
    'an unknown kid': () => sign(keys, claims(), { kid: 'unknown' }),
    'no kid': () => sign(keys, claims(), { kid: undefined }),
    'a kid that is a path': () => sign(keys, claims(), { kid: '../../etc/passwd' }, keys.stranger.privateKey),
    'typ JWT': () => sign(keys, claims(), { typ: 'JWT' }),
    'typ id_token': () => sign(keys, claims(), { typ: 'id_token+jwt' }),
    'no typ': () => sign(keys, claims(), { typ: undefined }),
    'a critical extension': () => sign(keys, claims(), { crit: ['exp'], exp: 1 }).catch(() => 'x.y.z'),
    'another issuer': () => sign(keys, { ...claims(), iss: 'https://attacker.example.org' }),
    'an issuer that only begins alike': () =>
      sign(keys, { ...claims(), iss: `${DEMONSTRATION_ISSUER}.attacker` }),
    'another audience': () => sign(keys, { ...claims(), aud: 'urn:another:api' }),
    'audiences without ours': () => sign(keys, { ...claims(), aud: ['urn:a', 'urn:b'] }),
    'an audience that only begins alike': () => sign(keys, { ...claims(), aud: `${AUDIENCE}/admin` }),
    'expired an hour ago': () => sign(keys, { ...claims(), exp: now() - 3600 }),
    'expired a minute ago': () => sign(keys, { ...claims(), exp: now() - 60 }),
    'not yet valid': () => sign(keys, { ...claims(), nbf: now() + 3600 }),
    'exp that is text': () => sign(keys, { ...claims(), exp: 'never' }),
    'no iss': () => sign(keys, without('iss')),
    'no aud': () => sign(keys, without('aud')),
    'no exp': () => sign(keys, without('exp')),
    'no sub': () => sign(keys, without('sub')),
    'no client_id': () => sign(keys, without('client_id')),
    'an empty sub': () => sign(keys, { ...claims(), sub: '' }),
    'a sub that is a list': () => sign(keys, { ...claims(), sub: ['referrer'] }),
    'a client_id that is a number': () => sign(keys, { ...claims(), client_id: 7 }),
    'an unknown account': () => sign(keys, { ...claims(), sub: 'nobody' }),
    'an unknown client': () => sign(keys, { ...claims(), client_id: 'nobody' }),
  }
  for (const [name, make] of Object.entries(signed)) other[name] = bearer(await make())
  return other
}

t.test('nothing but a good token opens a door, and every refusal is the same', async (t) => {
  const service = await createService(t)
  const keys = await keysOf(service)
  const good = await sign(keys, claims())
  const ask = (url: string, authorization: string | undefined, method: 'GET' | 'POST' = 'GET') =>
    service.app.inject({
      method,
      url,
      headers: {
        'x-request-id': 'same',
        'idempotency-key': randomUUID(),
        ...(authorization === undefined ? {} : { authorization }),
      },
      ...(method === 'POST' ? { payload: {} } : {}),
    })
  t.equal((await ask('/v1/referrals', `Bearer ${good}`)).statusCode, 200, 'the good token is good')
  t.equal(
    (await ask('/v1/referrals', `bearer ${good}`)).statusCode,
    200,
    'the scheme is not case-sensitive (RFC 9110)',
  )
  t.equal(
    (await ask('/v1/referrals', `Bearer ${await sign(keys, { ...claims(), aud: ['urn:a', AUDIENCE] })}`))
      .statusCode,
    200,
    'one of several audiences',
  )

  const all = await attacks(keys)
  t.ok(Object.keys(all).length >= 45, `${Object.keys(all).length} attacks`)
  const bodies = new Set<string>()
  for (const [name, authorization] of Object.entries(all)) {
    for (const [url, method] of [
      ['/v1/referrals', 'GET'],
      [`/v1/referrals/${randomUUID()}`, 'GET'],
      ['/v1/referrals', 'POST'],
      ['/v1/drafts', 'GET'],
    ] as const) {
      const answer = await ask(url, authorization, method)
      t.equal(answer.statusCode, 401, `${name}: ${method} ${url}`)
      t.equal(answer.headers['www-authenticate'], 'Bearer')
      bodies.add(answer.body)
    }
  }
  t.equal(bodies.size, 1, 'one body for all')
  t.equal((await ask('/v1/referrals', `Bearer ${good}`)).statusCode, 200, 'and the good token still is')
})

t.test('a role, an account or a client that is taken away is gone with the next request', async (t) => {
  const service = await createService(t)
  const ask = async () =>
    (
      await service.app.inject({
        url: '/v1/referrals',
        headers: { authorization: `Bearer ${await service.token('referrer')}` },
      })
    ).statusCode
  const { admin } = service.database
  const account = await admin
    .selectFrom('account')
    .select('id')
    .where('subject', '=', 'referrer')
    .executeTakeFirstOrThrow()
  t.equal(await ask(), 200)
  await admin.updateTable('account').set({ disabled_at: new Date() }).where('id', '=', account.id).execute()
  t.equal(await ask(), 401)
  await admin.updateTable('account').set({ disabled_at: null }).where('id', '=', account.id).execute()
  t.equal(await ask(), 200)
  await admin
    .updateTable('client_system')
    .set({ disabled_at: new Date() })
    .where('client_id', '=', DEMONSTRATION_CLIENT)
    .execute()
  t.equal(await ask(), 401)
  await admin
    .updateTable('client_system')
    .set({ disabled_at: null })
    .where('client_id', '=', DEMONSTRATION_CLIENT)
    .execute()
  await admin.deleteFrom('membership').where('account_id', '=', account.id).execute()
  t.equal(await ask(), 403)
})
