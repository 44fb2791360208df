import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { uuidv7 } from 'uuidv7'

declare module 'fastify' {
  interface FastifyRequest {
    /** The id under which this request is logged and audited: ours, or the sender's where it is a UUID. */
    tracedAs: string
  }
}

/** What can be sent back in a header as it came. */
const ECHOABLE = /^[\x21-\x7e]{1,200}$/
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const header = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && ECHOABLE.test(value) ? value : undefined

/** The sender's X-Request-Id, or a new one. */
export const requestIdOf = (request: IncomingMessage): string =>
  header(request.headers['x-request-id']) ?? uuidv7()

/**
 * Echoes X-Request-Id and X-Correlation-Id on every answer. Logs and audit get the id only where it is a
 * UUID: anything else a sender chose may be somebody's name.
 */
export function installRequestIds(app: FastifyInstance): void {
  app.decorateRequest('tracedAs', '')
  app.addHook('onRequest', async (request, reply) => {
    request.tracedAs = UUID.test(String(request.id)) ? String(request.id) : uuidv7()
    echoIds(request, reply)
  })
}

/** For answers that no hook sees as well. */
export function echoIds(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', String(request.id))
  const correlation = header(request.headers['x-correlation-id'])
  if (correlation !== undefined) reply.header('x-correlation-id', correlation)
}
