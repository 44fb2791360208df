import type { webcrypto } from 'node:crypto'
import jwt from '@fastify/jwt'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as jose from 'jose'
import type { Issuer } from './issuers.ts'

/** What a verified token says about who is calling. */
export type TokenIdentity = { issuer: string; subject: string; client: string }

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: Record<string, unknown>
    user: Record<string, unknown>
  }
}

/** Asymmetric only: with a shared secret, whoever can check a token could also make one. */
const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA'] as const

type Decoded = { header: jose.JWTHeaderParameters & { typ?: string }; payload: { iss?: unknown } }

const spki = new WeakMap<CryptoKey, Promise<string>>()

function pemOf(key: CryptoKey): Promise<string> {
  const known = spki.get(key)
  if (known !== undefined) return known
  const made = jose.exportSPKI(key as webcrypto.CryptoKey)
  spki.set(key, made)
  return made
}

const sameTyp = (given: string | undefined, wanted: string) =>
  given?.toLowerCase().replace(/^application\//, '') === wanted.toLowerCase()

/**
 * Verifies bearer tokens with @fastify/jwt against the keys of the trusted issuers. Checked: signature,
 * algorithm, typ, iss, aud, exp, nbf, sub, client_id.
 */
export async function installTokens(app: FastifyInstance, issuers: readonly Issuer[]): Promise<void> {
  const byName = new Map(issuers.map((issuer) => [issuer.issuer, issuer]))
  await app.register(jwt, {
    decode: { complete: true },
    verify: {
      algorithms: [...ALGORITHMS],
      allowedIss: [...byName.keys()],
      requiredClaims: ['iss', 'aud', 'exp', 'sub', 'client_id'],
      clockTolerance: 5_000,
      cache: 5_000,
      cacheTTL: 15_000,
      errorCacheTTL: 0,
    },
    secret: async (_request: FastifyRequest, token: unknown) => {
      const { header, payload } = token as Decoded
      const issuer = typeof payload.iss === 'string' ? byName.get(payload.iss) : undefined
      if (issuer === undefined || typeof header.kid !== 'string' || !sameTyp(header.typ, issuer.typ))
        throw new Error('not a token of ours')
      return pemOf(await issuer.keyFor(header))
    },
  })

  app.decorate('identify', async (request: FastifyRequest): Promise<TokenIdentity | undefined> => {
    const claims = await request.jwtVerify<Record<string, unknown>>().catch(() => undefined)
    if (claims === undefined) return undefined
    const { iss, aud, sub, client_id: client } = claims
    const issuer = byName.get(String(iss))
    if (issuer === undefined || ![aud].flat().includes(issuer.audience)) return undefined
    if (typeof sub !== 'string' || typeof client !== 'string' || sub === '' || client === '') return undefined
    return { issuer: issuer.issuer, subject: sub, client }
  })
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Who the request's token says is calling; undefined for every token that is not good. */
    identify: (request: FastifyRequest) => Promise<TokenIdentity | undefined>
  }
}
