import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What any web page may read, by the beginning of its address: public data in a published standard. */
const OPEN = '/oruk/'

const isOpen = (url: string | undefined): boolean => `${url?.split('?')[0] ?? ''}/`.startsWith(OPEN)

/** Published walks of the standard ask for lists with and without a slash at the end: both are one address. */
export const withoutLastSlash = ({ url = '/' }: IncomingMessage): string =>
  isOpen(url) ? url.replace(/^([^?]*[^?/])\/+(?=\?|$)/, '$1') : url

/** Answers under an open address are for every origin, refusals too. */
export function allowEveryOrigin(request: FastifyRequest, reply: FastifyReply): void {
  if (isOpen(request.url)) reply.header('access-control-allow-origin', '*')
}

export function installOpenReading(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => allowEveryOrigin(request, reply))
}
