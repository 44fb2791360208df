import * as jose from 'jose'
import type { TrustedIssuer } from './config.ts'

/** An issuer of tokens with the keys it signs with. */
export type Issuer = {
  readonly issuer: string
  readonly audience: string
  /** RFC 9068 access tokens say `at+jwt`; some identity providers say `JWT`. */
  readonly typ: string
  readonly keyFor: (header: jose.JWTHeaderParameters) => Promise<CryptoKey>
}

const REFRESH_AFTER_MS = 30_000

/**
 * An issuer whose keys are fetched from its JWKS address and looked up again every 30 seconds, in the background
 * while there is traffic; after a quiet time the first request waits for it, so that a withdrawn key does not come
 * back once more. While the address cannot be reached the known keys go on. A key nobody knows is asked for at most
 * every 30 seconds.
 */
export function remoteIssuer(trusted: TrustedIssuer, refreshAfterMs = REFRESH_AFTER_MS): Issuer {
  const keys = jose.createRemoteJWKSet(new URL(trusted.jwksUri), {
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: refreshAfterMs,
    timeoutDuration: 2_000,
  })
  let askedAt = 0
  let settled: Promise<void> = Promise.resolve()
  return {
    issuer: trusted.issuer,
    audience: trusted.audience,
    typ: trusted.typ ?? 'at+jwt',
    keyFor: async (header) => {
      const age = Date.now() - askedAt
      if (age >= refreshAfterMs) {
        askedAt = Date.now()
        const reloaded = keys.reload().catch(() => undefined)
        if (age >= 2 * refreshAfterMs) settled = reloaded
      }
      await settled
      return keys(header)
    },
  }
}

/** An issuer whose public keys are at hand: the service itself, in demonstration mode. */
export function localIssuer(issuer: string, audience: string, jwks: jose.JSONWebKeySet): Issuer {
  const keys = jose.createLocalJWKSet(jwks)
  return { issuer, audience, typ: 'at+jwt', keyFor: (header) => keys(header) }
}
