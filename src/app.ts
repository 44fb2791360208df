import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { findCaller, mayBegin } from '#accounts/index.ts'
import { directoryOperations } from '#directory/index.ts'
import { handoverOperations } from '#handover/index.ts'
import type { Caller } from '#platform/access.ts'
import { installBodies } from '#platform/bodies.ts'
import type { Config } from '#platform/config.ts'
import type { Databases } from '#platform/database.ts'
import { whyNotSafe } from '#platform/durability.ts'
import { installErrorHandling, loggableError } from '#platform/errors.ts'
import { checkLiveness, checkReadiness } from '#platform/health.ts'
import type { Issuer } from '#platform/issuers.ts'
import { remoteIssuer } from '#platform/issuers.ts'
import { installLimits } from '#platform/limits.ts'
import { installMetrics } from '#platform/metrics.ts'
import { installOpenReading, withoutLastSlash } from '#platform/open-reading.ts'
import { installOpenApi } from '#platform/openapi.ts'
import type { Db } from '#platform/operation.ts'
import { getProblem, listProblems } from '#platform/problem-pages.ts'
import { registerOperations } from '#platform/register-operations.ts'
import { installRequestIds, requestIdOf } from '#platform/request-ids.ts'
import { installTokens, type TokenIdentity } from '#platform/tokens.ts'
import { unreadableRequests } from '#platform/unreadable-requests.ts'
import { type Compiled, schemaController } from '#platform/validation.ts'
import { installWriteGuard } from '#platform/write-guard.ts'
import { referenceOperations } from '#reference/index.ts'
import { referralOperations } from '#referrals/index.ts'
import { sharingOperations } from '#sharing/index.ts'
import { triageOperations } from '#triage/index.ts'

export type AppOptions = {
  config: Config
  databases: Databases
  clock: () => Date
  /** Issuers besides those of the configuration: the service itself, in demonstration mode. */
  issuers?: readonly Issuer[]
  /** Where log lines go; standard output by default. */
  logStream?: { write(line: string): void }
  /** Why the database may not be trusted with writes; tests run on one that is fast rather than durable. */
  whyNotSafe?: () => Promise<readonly string[]>
  /** When the schemas of requests are compiled; at the start by default. */
  schemas?: Compiled
}

declare module 'fastify' {
  interface FastifyInstance {
    config: Config
    db: Db
    clock: () => Date
    findCaller: (identity: TokenIdentity) => Promise<Caller | undefined>
    /** Whether somebody without an account may go on to one: their system is known, and they were not shut out. */
    mayBegin: (identity: TokenIdentity) => Promise<boolean>
    /** Set while the process stops: it takes no more work. */
    draining: boolean
  }
}

const MIB = 1024 * 1024

/** Builds the service: the platform, then the features. Never listens. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, databases } = options
  const app = fastify({
    logger: {
      level: config.logLevel,
      serializers: { err: loggableError },
      ...(options.logStream === undefined ? {} : { stream: options.logStream }),
    },
    logController: new LogController({ disableRequestLogging: true }),
    // Fastify would put the sender's own request id on every line; it may be somebody's name.
    childLoggerFactory: (logger) => logger,
    genReqId: requestIdOf,
    bodyLimit: MIB,
    ...(config.trustedProxies === undefined ? {} : { trustProxy: config.trustedProxies }),
    connectionTimeout: 30_000,
    requestTimeout: 20_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    rewriteUrl: withoutLastSlash,
    ...unreadableRequests,
    schemaController: schemaController(options.schemas),
  })
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.decorate('config', config)
  app.decorate('db', databases.app)
  app.decorate('clock', options.clock)
  app.decorate('draining', false)
  app.decorate('findCaller', (identity: TokenIdentity) => findCaller(databases.app, identity))
  app.decorate('mayBegin', (identity: TokenIdentity) => mayBegin(databases.app, identity))
  app.decorateRequest('caller', null)
  app.decorateRequest('identity', null)
  app.decorateRequest('hasAccount', false)

  const reasons = options.whyNotSafe ?? (() => whyNotSafe(databases.app))
  installRequestIds(app)
  installOpenReading(app)
  installErrorHandling(app)
  installBodies(app)
  installWriteGuard(app, reasons)
  installMetrics(app)
  await app.register(helmet, { contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } })
  await installLimits(app, { db: databases.app, clock: options.clock, key: config.key })
  await installTokens(app, [
    ...config.trustedIssuers.map((trusted) => remoteIssuer(trusted)),
    ...(options.issuers ?? []),
  ])
  await installOpenApi(app, config.publicUrl)

  const readiness = checkReadiness(async () => (app.draining ? ['It is stopping.'] : reasons()))
  registerOperations(app, [checkLiveness, readiness, listProblems, getProblem])
  registerOperations(app, referenceOperations)
  registerOperations(app, directoryOperations)
  registerOperations(app, referralOperations)
  registerOperations(app, triageOperations)
  registerOperations(app, sharingOperations)
  registerOperations(app, handoverOperations)
  return app
}
