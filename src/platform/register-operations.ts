import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { Caller } from './access.ts'
import { admit } from './admit.ts'
import { askingAsRecipient, askingFor } from './asking.ts'
import { writeAudit } from './audit.ts'
import { sha256 } from './canonical-json.ts'
import { unkeepableCharacters } from './characters.ts'
import { hoistComponents } from './components.ts'
import { sendRefusal } from './errors.ts'
import { fingerprintOf, IDEMPOTENCY_KEY } from './idempotency.ts'
import { limitOn } from './limits.ts'
import type { Answer, Call, Concerns, Operation } from './operation.ts'
import { responsesOf, routeSchemaOf } from './operation-schema.ts'
import { isStrongTag, namesTag } from './preconditions.ts'
import { isRefusal, type Refusal, refuse } from './problems.ts'
import { repeatedMembers } from './repeated-members.ts'
import { UUID } from './request-ids.ts'
import { inTransaction } from './transaction.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation
  }
  interface FastifyRequest {
    bodyText: string
    bodyBytes: Buffer | null
  }
}

/** Registers a feature's operations as routes. An operation that does not say who may call it does not boot. */
export function registerOperations(app: FastifyInstance, operations: readonly Operation[]): void {
  for (const operation of operations) {
    if (operation.allow === undefined || operation.allow.length === 0) {
      throw new Error(`${operation.id} does not say who may call it.`)
    }
    app.route(routeOf(app, operation))
  }
}

function routeOf(app: FastifyInstance, operation: Operation): RouteOptions {
  const { params, query, body } = operation
  return {
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { operation, ...limitOn(operation) },
    schema: {
      ...routeSchemaOf(operation),
      ...(params === undefined ? {} : { params: hoistComponents(app, params) }),
      ...(query === undefined ? {} : { querystring: hoistComponents(app, query) }),
      ...(body === undefined ? {} : { body: hoistComponents(app, body) }),
      response: hoistComponents(app, responsesOf(operation)),
    },
    onRequest: async (request, reply) => {
      const refusal = await admit(app, operation, request)
      if (refusal === undefined) return
      await auditRefusal(app, operation, request, refusal)
      return sendRefusal(reply, refusal)
    },
    preValidation: async (request, reply) => {
      const refusal = refuseBeforeValidation(operation, request)
      if (refusal !== undefined) return sendRefusal(reply, refusal)
    },
    handler: async (request, reply) => carryOut(app, operation, request, reply),
  }
}

/** What a header or the letters of the body tell, before their meaning is looked at. */
function refuseBeforeValidation(operation: Operation, request: FastifyRequest): Refusal | undefined {
  if (operation.idempotent && !IDEMPOTENCY_KEY.test(header(request, 'idempotency-key'))) {
    return refuse('idempotency-key-required')
  }
  if (operation.conditional && !isStrongTag(header(request, 'if-match')))
    return refuse('precondition-required')
  // What is not UTF-8 never comes so far; a zero byte in an address does, and no text of the database's has one.
  if (request.url.includes('%00')) {
    const read = operation.query === undefined ? {} : { querystring: request.query }
    const errors = unkeepableCharacters({ params: request.params, ...read })
    if (errors.length > 0) return refuse('invalid-request', { errors })
  }
  if (operation.body !== undefined) {
    const errors = repeatedMembers(request.bodyText, request.body)
    if (errors.length === 0 && /\\u|\0/.test(request.bodyText))
      errors.push(...unkeepableCharacters(request.body))
    if (errors.length > 0) return refuse('invalid-request', { errors })
  }
  return undefined
}

const NO_BODY = Buffer.alloc(0)

const header = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

async function carryOut(
  app: FastifyInstance,
  operation: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const call = callOf(app, operation, request)
  const outcome = await operation.handle(call)
  if (isRefusal(outcome)) {
    await auditRefusal(app, operation, request, outcome)
    return sendRefusal(reply, outcome)
  }
  if (operation.allow !== 'anyone' && !call.audited()) await auditDone(app, operation, request)
  if (isUnchanged(operation, outcome, request))
    return reply
      .code(304)
      .headers(outcome.headers ?? {})
      .send()
  return sendAnswer(reply, outcome)
}

/** What the reader has already is not sent again, where the operation says so. */
const isUnchanged = ({ answers }: Operation, { headers }: Answer, request: FastifyRequest): boolean =>
  304 in answers &&
  headers?.['ETag'] !== undefined &&
  namesTag(header(request, 'if-none-match'), headers['ETag'])

function callOf(
  app: FastifyInstance,
  operation: Operation,
  request: FastifyRequest,
): Call & { audited: () => boolean } {
  const now = app.clock()
  const caller = request.caller as Caller
  const audit = { caller, operation: operation.id, tracedAs: request.tracedAs, now }
  const key = operation.idempotent ? header(request, 'idempotency-key') : null
  const idempotency =
    key === null
      ? null
      : { keyHash: sha256(key), fingerprint: fingerprintOf(operation.id, request.url, request.body ?? null) }
  let audited = false
  return {
    body: request.body,
    bodyText: request.bodyText,
    bodyBytes: request.bodyBytes ?? NO_BODY,
    params: request.params,
    query: request.query,
    caller,
    hasAccount: request.hasAccount,
    identity: request.identity,
    now,
    db: app.db,
    config: app.config,
    operation: operation.id,
    tracedAs: request.tracedAs,
    idempotency,
    ifMatch: header(request, 'if-match'),
    cookie: header(request, 'cookie'),
    transaction: async (work) => {
      const outcome = await inTransaction(
        app.db,
        {
          asking:
            operation.as === 'recipient' ? askingAsRecipient(caller) : askingFor(caller, operation.allow),
          audit,
          idempotency,
        },
        work,
      )
      audited ||= !isRefusal(outcome) && outcome.headers?.['Idempotency-Replayed'] === undefined
      return outcome
    },
    markAudited: () => {
      audited = true
    },
    audited: () => audited,
  }
}

const subjectOf = (request: FastifyRequest): Concerns => {
  const { referralId, draftId } = (request.params ?? {}) as Record<string, unknown>
  if (isUuid(referralId)) return { kind: 'referral', id: referralId }
  if (isUuid(draftId)) return { kind: 'draft', id: draftId }
  return {}
}

const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value)

async function auditRefusal(
  app: FastifyInstance,
  operation: Operation,
  request: FastifyRequest,
  refusal: Refusal,
) {
  // Nobody is known by the id that a newcomer would have had.
  if (request.caller === null || !request.hasAccount) return
  await writeAudit(app.db, {
    ...eventOf(app, operation, request),
    concerns: subjectOf(request),
    refusal: refusal.refused,
  })
}

/** Answers made outside a transaction: repeated ones, and those that touch no rows. */
async function auditDone(app: FastifyInstance, operation: Operation, request: FastifyRequest) {
  await writeAudit(app.db, { ...eventOf(app, operation, request), concerns: subjectOf(request) })
}

const eventOf = (app: FastifyInstance, operation: Operation, request: FastifyRequest) => ({
  caller: request.caller as Caller,
  operation: operation.id,
  tracedAs: request.tracedAs,
  now: app.clock(),
})

function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.code(answer.status).headers(answer.headers ?? {})
  if (answer.text !== undefined) return reply.type(answer.text.type).send(answer.text.content)
  if (answer.stream !== undefined) return reply.type(answer.stream.type).send(answer.stream.content)
  if (answer.json !== undefined) return reply.type('application/json; charset=utf-8').send(answer.json)
  if (answer.body === undefined) return reply.send()
  const body = answer.once === undefined ? answer.body : { ...(answer.body as object), ...answer.once }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body))
}
