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
 * An issuer whose keys are fetched from its JWKS address: kept while the address cannot be reached, looked
 * up again in the background every 30 seconds (a withdrawn key stops working), and asked at most every 30
 * seconds for a key nobody knows.
 */
export function remoteIssuer(trusted: TrustedIssuer, refreshAfterMs = REFRESH_AFTER_MS): Issuer {
  const keys = jose.createRemoteJWKSet(new URL(trusted.jwksUri), {
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: refreshAfterMs,
    timeoutDuration: 5_000,
  })
  let refreshAt = 0
  return {
    issuer: trusted.issuer,
    audience: trusted.audience,
    typ: trusted.typ ?? 'at+jwt',
    keyFor: (header) => {
      const now = Date.now()
      if (keys.jwks() !== undefined && now >= refreshAt) {
        refreshAt = now + refreshAfterMs
        keys.reload().catch(() => undefined)
      }
      return keys(header)
    },
  }
}

/** An issuer whose public keys are at hand: the service itself, in demonstration mode. */
export function localIssuer(issuer: string, audience: string, jwks: jose.JSONWebKeySet): Issuer {
  const keys = jose.createLocalJWKSet(jwks)
  return { issuer, audience, typ: 'at+jwt', keyFor: (header) => keys(header) }
}
