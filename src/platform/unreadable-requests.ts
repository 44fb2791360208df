import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { sendRefusal } from './errors.ts'
import { problemDocument, refuse } from './problems.ts'

const malformed = refuse('malformed-request')

/** Requests that never reach a route are refused as all others are: as a problem, and without what was sent. */
export const unreadableRequests: Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> = {
  frameworkErrors: (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    reply.header('x-request-id', String(request.id))
    sendRefusal(reply, malformed)
  },
  clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else socket.end(error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? TOO_SLOW : badRequest())
  },
}

const TOO_SLOW = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n'

function badRequest(): string {
  const id = uuidv7()
  const body = JSON.stringify(problemDocument(malformed, id))
  const headers = {
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    'X-Request-Id': id,
    Connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return ['HTTP/1.1 400 Bad Request', ...lines, '', body].join('\r\n')
}
