import fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Config } from '#platform/config.ts'
import type { Databases } from '#platform/database.ts'
import { whyNotSafe } from '#platform/durability.ts'
import { installErrorHandling, loggableError } from '#platform/errors.ts'
import { checkLiveness, checkReadiness } from '#platform/health.ts'
import { installMetrics } from '#platform/metrics.ts'
import { registerOperations } from '#platform/register-operations.ts'
import { installRequestIds, requestIdOf } from '#platform/request-ids.ts'
import { schemaController } from '#platform/validation.ts'

/** What a worker answers: whether it lives, whether it works, and its metrics. Nothing of the API. */
export async function buildWorkerApp(
  config: Config,
  databases: Databases,
  clock: () => Date,
): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: config.logLevel, serializers: { err: loggableError } },
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    genReqId: requestIdOf,
    forceCloseConnections: true,
    schemaController: schemaController(),
  })
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.decorate('config', config)
  app.decorate('db', databases.app)
  app.decorate('clock', clock)
  app.decorate('draining', false)
  app.decorateRequest('caller', null)
  app.decorateRequest('identity', null)
  app.decorateRequest('hasAccount', false)
  installRequestIds(app)
  installErrorHandling(app)
  installMetrics(app)
  const reasonsAgainst = async () => (app.draining ? ['It is stopping.'] : whyNotSafe(databases.app))
  registerOperations(app, [checkLiveness, checkReadiness(reasonsAgainst)])
  return app
}
