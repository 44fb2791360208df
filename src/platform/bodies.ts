import type { FastifyInstance, FastifyRequest } from 'fastify'

/**
 * Reads JSON bodies and keeps their letters beside the parsed document: what was sent is what is kept.
 * Members named __proto__ or constructor are refused.
 */
export function installBodies(app: FastifyInstance): void {
  app.decorateRequest('bodyText', '')
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'string' },
    (request: FastifyRequest, body: string, done) => {
      request.bodyText = body
      parse(request, body, done)
    },
  )
  // Nothing that was asked for in private stays in a cache on the way.
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config?.operation?.id
    request.log.info(
      {
        operation,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        request: request.tracedAs,
        account: request.caller?.account,
      },
      'answered',
    )
  })
}
