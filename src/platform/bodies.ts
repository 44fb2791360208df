import { isUtf8 } from 'node:buffer'
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify'

const FORM = 'application/x-www-form-urlencoded'
const CSV = 'text/csv'

/**
 * Reads JSON bodies and keeps their letters beside the parsed document: what was sent is what is kept.
 * Members named __proto__ or constructor are refused.
 */
export function installBodies(app: FastifyInstance): void {
  app.decorateRequest('bodyText', '')
  app.decorateRequest('bodyBytes', null)
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done) => {
      // Decoding would put U+FFFD for what is not UTF-8, and a name would be kept as another than was sent.
      if (!isUtf8(body)) return done(Object.assign(new Error('not UTF-8'), { statusCode: 400 }))
      request.bodyBytes = body
      request.bodyText = body.toString('utf8')
      parse(request, request.bodyText, done)
    },
  )
  // A page without scripts has forms to send; operations that take none refuse one as any other media type.
  app.addContentTypeParser(FORM, { parseAs: 'string' }, (request: FastifyRequest, body: string, done) => {
    if (request.routeOptions.config?.operation?.bodyType !== FORM)
      return done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE())
    const fields = Object.fromEntries(new URLSearchParams(body))
    request.bodyText = JSON.stringify(fields)
    done(null, fields)
  })
  app.addContentTypeParser(CSV, { parseAs: 'buffer' }, (request: FastifyRequest, body: Buffer, done) => {
    if (request.routeOptions.config?.operation?.bodyType !== CSV)
      return done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE())
    if (!isUtf8(body)) return done(Object.assign(new Error('not UTF-8'), { statusCode: 400 }))
    const text = body.toString('utf8')
    request.bodyText = JSON.stringify(text)
    done(null, text)
  })
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
