import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as jose from 'jose'
import { type Issuer, localIssuer } from '#platform/issuers.ts'

export const DEMONSTRATION_ISSUER = 'urn:front-door:demonstration'
export const DEMONSTRATION_AUDIENCE = 'urn:front-door:api'

/** In demonstration mode the service is its own issuer: it keeps the key beside its data and signs tokens with it. */
export type DemonstrationIssuer = Issuer & { sign: (subject: string, client: string) => Promise<string> }

/** Opens the demonstration's signing key in `dataDir`, making one the first time. */
export async function demonstrationIssuer(dataDir: string): Promise<DemonstrationIssuer> {
  const jwk = await readOrMakeKey(join(dataDir, 'demonstration-key.json'), dataDir)
  const { d: _secret, ...publicJwk } = jwk
  const key = await jose.importJWK(jwk, 'ES256')
  const issuer = localIssuer(DEMONSTRATION_ISSUER, DEMONSTRATION_AUDIENCE, { keys: [publicJwk] })
  return {
    ...issuer,
    sign: (subject, client) =>
      new jose.SignJWT({ client_id: client })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: jwk.kid as string })
        .setIssuer(DEMONSTRATION_ISSUER)
        .setAudience(DEMONSTRATION_AUDIENCE)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('12h')
        .sign(key),
  }
}

async function readOrMakeKey(path: string, dataDir: string): Promise<jose.JWK> {
  const kept = await readFile(path, 'utf8').catch(() => undefined)
  if (kept !== undefined) return JSON.parse(kept) as jose.JWK
  const { privateKey } = await jose.generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await jose.exportJWK(privateKey)), alg: 'ES256', use: 'sig' }
  const withId = { ...jwk, kid: await jose.calculateJwkThumbprint(jwk) }
  await mkdir(dataDir, { recursive: true })
  // wx: of two processes that start at once, the second reads what the first has written.
  const made = await writeFile(path, JSON.stringify(withId), { mode: 0o600, flag: 'wx' }).then(
    () => true,
    () => false,
  )
  if (!made) return JSON.parse(await readFile(path, 'utf8')) as jose.JWK
  await chmod(path, 0o600)
  return withId
}
