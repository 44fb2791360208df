import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { sendRefusal } from './errors.ts'
import { allowEveryOrigin } from './open-reading.ts'
import { problemDocument, type Refusal, refuse } from './problems.ts'
import { echoIds } from './request-ids.ts'

const malformed = refuse('malformed-request')

/** Requests that never reach a route are refused as all others are: as a problem, and without what was sent. */
export const unreadableRequests: Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> = {
  frameworkErrors: (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    echoIds(request, reply)
    allowEveryOrigin(request, reply)
    sendRefusal(reply, malformed)
  },
  clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT')
      socket.end(answerTo('408 Request Timeout', refuse('request-timeout')))
    else socket.end(answerTo('400 Bad Request', malformed))
  },
}

function answerTo(status: string, refusal: Refusal): string {
  const id = uuidv7()
  const body = JSON.stringify(problemDocument(refusal, id))
  const headers = {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'x-request-id': id,
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status}`, ...lines, '', body].join('\r\n')
}
