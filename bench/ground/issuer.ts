import { once } from 'node:events'
import { createServer } from 'node:http'
import * as jose from 'jose'

export const BENCH_ISSUER = 'urn:front-door:bench'
const AUDIENCE = 'urn:front-door:bench:api'

/** An identity provider with a key of its own, which the service looks up as it would any other's. */
export type BenchIssuer = {
  /** For TRUSTED_ISSUERS. */
  readonly trusted: string
  token(subject: string, client: string): Promise<string>
  close(): void
}

/** Serves its public key on this machine, and signs tokens. */
export async function startIssuer(): Promise<BenchIssuer> {
  const { privateKey, publicKey } = await jose.generateKeyPair('ES256')
  const kid = 'bench'
  const jwks = JSON.stringify({
    keys: [{ ...(await jose.exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }],
  })
  const server = createServer((_request, reply) =>
    reply.setHeader('content-type', 'application/json').end(jwks),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const jwksUri = `http://127.0.0.1:${port}/jwks`
  return {
    trusted: JSON.stringify([{ issuer: BENCH_ISSUER, audience: AUDIENCE, jwksUri }]),
    token: (subject, client) =>
      new jose.SignJWT({ client_id: client })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
        .setIssuer(BENCH_ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('2h')
        .sign(privateKey),
    close: () => server.close().closeAllConnections(),
  }
}
