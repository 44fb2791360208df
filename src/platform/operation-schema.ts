import { Type } from 'typebox'
import type { Allow } from './access.ts'
import type { AnswerSchema, Operation } from './operation.ts'
import { Problem, problemKind } from './problems.ts'

/** The parts of a route's schema that only the OpenAPI file reads. */
export const routeSchemaOf = (operation: Operation) => ({
  operationId: operation.id,
  tags: [operation.tag],
  summary: operation.summary,
  description: descriptionOf(operation),
  security: operation.allow === 'anyone' ? [] : [{ accessToken: [] }],
  ...(operation.body === undefined ? {} : { consumes: [operation.bodyType ?? 'application/json'] }),
})

function descriptionOf(operation: Operation): string {
  return [operation.description, whoMayCall(operation.allow), limitOf(operation)]
    .filter((part) => part !== undefined)
    .join('\n\n')
}

function whoMayCall(allow: Allow): string {
  if (allow === 'anyone') return 'Anybody may call this, without a token.'
  if (allow === 'identified')
    return 'Anybody with a valid token of a registered client may call this, also without an account.'
  return `Roles: ${allow.map((role) => `\`${role}\``).join(', ')}.`
}

const limitOf = ({ limit }: Operation): string | undefined =>
  limit === undefined
    ? undefined
    : `At most ${limit.max} requests from one address in ${limit.windowSeconds / 60} minutes.`

/** The refusals an operation can answer with: those of its own and those its shape brings. */
export function problemsOf(operation: Operation): string[] {
  const hasInput =
    operation.body !== undefined || operation.params !== undefined || operation.query !== undefined
  return [
    'malformed-request',
    ...(hasInput ? ['invalid-request'] : []),
    ...(operation.body === undefined ? [] : ['payload-too-large', 'unsupported-media-type']),
    ...(operation.allow === 'anyone' ? [] : ['not-authenticated']),
    ...(typeof operation.allow === 'string' ? [] : ['not-allowed']),
    ...(operation.params === undefined ? [] : ['not-found']),
    ...(operation.conditional ? ['precondition-required', 'precondition-failed'] : []),
    ...(operation.idempotent
      ? ['idempotency-key-required', 'idempotency-key-reused', 'idempotency-key-in-progress']
      : []),
    ...(operation.problems ?? []),
    ...(operation.limit === undefined ? [] : ['too-many-requests']),
    'internal-error',
    'service-unavailable',
  ]
}

/** Flat: @fastify/swagger itself parts the description from the schema. */
const HEADERS = {
  Location: { description: 'Where what was made can be read.', type: 'string', format: 'uri-reference' },
  ETag: { description: 'The version; send it in `If-Match` to change it.', type: 'string' },
  'Cache-Control': { description: 'How long it may be kept by whoever passes it on.', type: 'string' },
  Link: { description: 'The next page, as `rel="next"`.', type: 'string' },
  'Idempotency-Replayed': {
    description: '`true` when this is the first answer again.',
    type: 'string',
    enum: ['true'],
  },
} as const

/** The responses of an operation by status: its answers, and every documented refusal. */
export function responsesOf(operation: Operation): Record<string, unknown> {
  const answers = Object.entries(operation.answers).map(([status, answer]) => [
    status,
    answerResponse(operation, answer),
  ])
  const byStatus = Map.groupBy(problemsOf(operation), (code) => problemKind(code).status)
  const refusals = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `${problemKind(code).title} (\`${code}\`).`).join(' '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ])
  return Object.fromEntries([...answers, ...refusals])
}

function answerResponse(operation: Operation, answer: AnswerSchema) {
  const names = [
    ...(answer.headers ?? []),
    ...(operation.idempotent ? (['Idempotency-Replayed'] as const) : []),
  ]
  return {
    description: answer.description,
    ...(names.length === 0
      ? {}
      : { headers: Object.fromEntries(names.map((name) => [name, HEADERS[name]])) }),
    ...(answer.schema === undefined && answer.contentType === undefined
      ? // How @fastify/swagger is told that there is no body.
        { type: 'null' }
      : {
          content: { [answer.contentType ?? 'application/json']: { schema: answer.schema ?? Type.String() } },
        }),
  }
}
