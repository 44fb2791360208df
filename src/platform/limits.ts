import { createHmac, randomBytes } from 'node:crypto'
import rateLimit, {
  type FastifyRateLimitStore,
  type FastifyRateLimitStoreCtor,
  normalizeIP,
} from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { countRequest } from './limits/count-request.ts'
import type { Db, Operation } from './operation.ts'
import { type Refusal, refuse } from './problems.ts'

/** How often an operation may be called by everybody behind one address together, however many processes serve it. */
export type Limit = { readonly per: 'address'; readonly max: number; readonly windowSeconds: number }

/** What the route of an operation says to the limiter; nothing where it has no limit. */
export const limitOn = ({ limit }: Operation) =>
  limit === undefined ? {} : { rateLimit: { max: limit.max, timeWindow: limit.windowSeconds * 1000 } }

/** Thrown by the limiter, caught by the error handler. */
export class TooManyRequests extends Error {
  readonly refusal: Refusal
  constructor(afterMs: number) {
    super('too many requests')
    const seconds = Math.max(1, Math.ceil(afterMs / 1000))
    this.refusal = refuse('too-many-requests', { headers: { 'retry-after': String(seconds) } })
  }
}

type Options = { readonly db: Db; readonly clock: () => Date; readonly key: Buffer | undefined }

/**
 * Counts the calls of the operations that have a limit, in the database, so that all processes count together. An
 * address is personal data: what is kept of it is a hash under the service's key, until its window is over. Without a
 * key each process has one of its own, and counts for itself.
 */
export async function installLimits(app: FastifyInstance, { db, clock, key }: Options): Promise<void> {
  const secret = key ?? randomBytes(32)
  const store: FastifyRateLimitStore = {
    incr: (hash, done, windowMs = 0) => {
      const now = clock()
      countRequest(db, { hash, now, until: new Date(now.getTime() + windowMs) }).then(
        ({ count, until }) => done(null, { current: count, ttl: until.getTime() - now.getTime() }),
        (error) => done(error as Error),
      )
    },
    child: () => store,
  }
  await app.register(rateLimit, {
    global: false,
    store: function Store() {
      return store
    } as unknown as FastifyRateLimitStoreCtor,
    keyGenerator: (request) =>
      createHmac('sha256', secret)
        .update(`${request.routeOptions.config.operation?.id} ${normalizeIP(request.ip)}`)
        .digest('base64url'),
    errorResponseBuilder: (_request, { ttl }) => new TooManyRequests(ttl),
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': true,
    },
  })
}
