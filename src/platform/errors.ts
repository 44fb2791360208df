import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { faultsOf } from './faults.ts'
import { TooManyRequests } from './limits.ts'
import { problemDocument, type Refusal, refuse } from './problems.ts'

/** Sends a refusal as application/problem+json. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { id, body, routeOptions } = reply.request
  const advice = routeOptions.config?.operation?.adviseOnRefusal?.(body)
  const detail = [advice, refusal.detail].filter((text) => text !== undefined).join(' ')
  const document = problemDocument(detail === '' ? refusal : { ...refusal, detail }, String(id))
  return reply
    .code(document.status)
    .headers(refusal.headers ?? {})
    .type('application/problem+json')
    .send(JSON.stringify(document))
}

/** SQLSTATE classes and codes after which the same request may succeed: connection, resources, shutdown, time-outs, read-only. */
const PASSING = /^(08|53|57P|58|55P03|57014|25006|40)/

const REFUSALS_OF_FASTIFY: Record<string, string> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_HANDLER_TIMEOUT: 'service-unavailable',
}

/**
 * Cursors are signed by nothing that is secret: of one that somebody made up, it is the database that says that what
 * it holds is no id or no number (SQLSTATE class 22).
 */
const isMadeUpCursor = ({ code }: FastifyError, { query }: FastifyRequest): boolean =>
  code?.startsWith('22') === true && (query as { cursor?: unknown } | undefined)?.cursor !== undefined

function refusalOf(error: FastifyError, request: FastifyRequest): Refusal {
  if (error.validation !== undefined) return validationRefusal(error)
  if (error instanceof TooManyRequests) return error.refusal
  const known = REFUSALS_OF_FASTIFY[error.code]
  if (known !== undefined) return refuse(known)
  if (isMadeUpCursor(error, request)) return refuse('cursor-not-valid')
  if (isPassing(error)) return refuse('service-unavailable', { headers: { 'retry-after': '2' } })
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return refuse('malformed-request')
  return refuse('internal-error')
}

function validationRefusal(error: FastifyError): Refusal {
  const errors = faultsOf((error.validation ?? []) as Parameters<typeof faultsOf>[0])
  const at =
    error.validationContext === undefined || error.validationContext === 'body'
      ? ''
      : `/${error.validationContext}`
  return refuse('invalid-request', {
    errors: errors.map((fault) => ({ ...fault, pointer: `${at}${fault.pointer}` })),
  })
}

/** pg's pool and socket errors carry no SQLSTATE. */
const isPassing = (error: FastifyError): boolean =>
  PASSING.test(error.code ?? '') ||
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(error.code ?? '') ||
  /timeout exceeded when trying to connect|Connection terminated|not queryable|Query read timeout/.test(
    error.message,
  )

/**
 * What of an error may be logged: its kind and the place in our code. Its message may hold what was sent
 * (PostgreSQL quotes the row it refused), so it stays out.
 */
export function loggableError(error: unknown): {
  type: string
  message: string
  stack: string
  [key: string]: unknown
} {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const more = error as { code?: unknown; constraint?: unknown; table?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    message: '',
    stack: frames.slice(0, 8).join('\n'),
    ...(typeof more.code === 'string' ? { code: more.code } : {}),
    ...(typeof more.constraint === 'string' ? { constraint: more.constraint } : {}),
    ...(typeof more.table === 'string' ? { table: more.table } : {}),
  }
}

/** The one error handler: every error leaves as a documented problem, and nothing of its inside with it. */
export function installErrorHandling(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error, request)
    if (refusal.refused === 'internal-error')
      request.log.error({ err: error, request: request.tracedAs }, 'unexpected error')
    else if (refusal.refused === 'service-unavailable')
      request.log.warn({ err: error, request: request.tracedAs }, 'temporarily unavailable')
    return sendRefusal(reply, refusal)
  })
  const routes: { method: string; url: string }[] = []
  app.addHook('onRoute', ({ method, url }) => void routes.push({ method: String(method), url }))
  app.setNotFoundHandler((request, reply) => {
    const allowed = routes.filter(({ url }) => leadsTo(url, pathOf(request))).map(({ method }) => method)
    if (allowed.length === 0) return sendRefusal(reply, refuse('not-found'))
    return sendRefusal(reply, refuse('method-not-allowed', { headers: { allow: allowed.join(', ') } }))
  })
}

/** Whether an address is one of a route's: `:name` stands for one segment of it. */
function leadsTo(route: string, path: string): boolean {
  const given = path.split('/')
  const wanted = route.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((segment, at) => segment.startsWith(':') || segment === given[at])
  )
}

const pathOf = (request: FastifyRequest) => request.url.split('?')[0] ?? '/'
