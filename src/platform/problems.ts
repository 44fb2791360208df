import { type Static, Type } from 'typebox'
import type { Fault } from './faults.ts'

/** A kind of refusal: its page is served at /problems/<code>. */
export type ProblemKind = {
  readonly status: number
  readonly title: string
  /** What it means and what to do about it, for the page. */
  readonly help: string
}

/** The refusals every operation may answer with. Features add their own with `defineProblems`. */
const platformProblems = {
  'invalid-request': {
    status: 400,
    title: 'The request is not as the OpenAPI file says',
    help: 'Each entry of `errors` has a JSON pointer to the place, a code and what is expected there. Nothing was recorded. Correct the request and send it again.',
  },
  'malformed-request': {
    status: 400,
    title: 'The request cannot be read',
    help: 'The body is no JSON in UTF-8, or the address or a header is malformed. Nothing was recorded.',
  },
  'not-authenticated': {
    status: 401,
    title: 'A valid access token is needed',
    help: 'Send `Authorization: Bearer <token>` with a token from an issuer this service trusts, for an account it knows.',
  },
  'not-allowed': {
    status: 403,
    title: 'Your account may not do this',
    help: 'None of the roles of your account allows this operation. The operation’s page in the OpenAPI file names the roles that do.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    help: 'There is nothing here that you may see.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take that method',
    help: 'The `Allow` header names the methods it takes.',
  },
  'request-timeout': {
    status: 408,
    title: 'The request did not arrive in time',
    help: 'The whole request, head and body, has to arrive within twenty seconds. Nothing was recorded. Send it again with the same Idempotency-Key.',
  },
  'payload-too-large': {
    status: 413,
    title: 'The body is too large',
    help: 'A form may have up to 1 MiB. Send attachments by reference.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body’s media type is not supported',
    help: 'Send `Content-Type: application/json`, or `application/merge-patch+json` where the operation says so.',
  },
  'precondition-required': {
    status: 428,
    title: 'Say which version you change',
    help: 'Send `If-Match` with the `ETag` of the version you have read.',
  },
  'precondition-failed': {
    status: 412,
    title: 'It has changed since you read it',
    help: 'Read it again, look at what changed, and send your change with the new `ETag`.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many of these came from your address',
    help: 'This can be called so often in so long, by everybody behind one address together; the operation’s page says how often. Wait as long as `Retry-After` says. Nothing was recorded.',
  },
  'idempotency-key-required': {
    status: 400,
    title: 'An Idempotency-Key is needed',
    help: 'Send a new `Idempotency-Key` (a UUID will do) with each new piece of work, and the same one again whenever you repeat it: the work is then done once.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used for something else',
    help: 'The key came before with another body or for another operation. Nothing was recorded. Use a new key for new work.',
  },
  'idempotency-key-in-progress': {
    status: 409,
    title: 'The first request with this Idempotency-Key is still running',
    help: 'Wait as long as `Retry-After` says and send it again with the same key.',
  },
  'cursor-not-valid': {
    status: 400,
    title: 'This cursor does not belong to this list',
    help: 'A cursor holds for the caller and the filters it was made for. Start from the first page.',
  },
  'service-unavailable': {
    status: 503,
    title: 'The service cannot do this at the moment',
    help: 'It is safe to send the same request again with the same Idempotency-Key, after `Retry-After` seconds.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side',
    help: 'It is safe to send the same request again with the same Idempotency-Key. If it lasts, tell us the `X-Request-Id` of the answer.',
  },
} as const satisfies Record<string, ProblemKind>

const catalogue = new Map<string, ProblemKind>(Object.entries(platformProblems))

/** Adds a feature's refusals to the catalogue. */
export function defineProblems<const P extends Record<string, ProblemKind>>(problems: P): P {
  for (const [code, kind] of Object.entries(problems)) {
    if (catalogue.has(code) && catalogue.get(code) !== kind)
      throw new Error(`Two problems are both called ${code}.`)
    catalogue.set(code, kind)
  }
  return problems
}

export const problemKinds = (): ReadonlyMap<string, ProblemKind> => catalogue

export const problemKind = (code: string): ProblemKind => {
  const kind = catalogue.get(code)
  if (kind === undefined) throw new Error(`There is no problem called ${code}.`)
  return kind
}

export const FaultSchema = Type.Object(
  {
    pointer: Type.String({ description: 'A JSON pointer to the place; "" is the whole.' }),
    code: Type.String({ description: 'The rule that was broken.' }),
    message: Type.String({ description: 'What is expected there. Never the value that was sent.' }),
  },
  { $id: 'Fault', additionalProperties: false },
)

const reason = { code: Type.String(), text: Type.String() }

/** Why something may not be shared: the row of the table, the promise it keeps, and what would allow it. */
const SharingDenied = Type.Object(
  {
    row: Type.Integer({ minimum: 1, maximum: 18, description: 'The row of the decision table.' }),
    sentence: Type.Object(
      { id: Type.String(), text: Type.String({ description: 'Letter for letter.' }) },
      { additionalProperties: false },
    ),
    reasons: Type.Array(
      Type.Object(
        {
          ...reason,
          subject: Type.Optional(Type.String()),
          pointer: Type.Optional(Type.String()),
          words: Type.Optional(Type.String({ description: 'As they were recorded, letter for letter.' })),
        },
        { additionalProperties: false },
      ),
    ),
    toAllow: Type.Array(Type.Object(reason, { additionalProperties: false }), {
      description: 'What would allow it, each by itself.',
    }),
  },
  { $id: 'SharingDenied', additionalProperties: false },
)

/** RFC 9457 problem details. Members beyond the standard's five are named by the problem's page. */
export const Problem = Type.Object(
  {
    type: Type.String({
      format: 'uri-reference',
      description: 'Identifies the kind; its page is served there.',
    }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.Optional(Type.String()),
    instance: Type.Optional(Type.String({ description: 'The request’s own id.' })),
    errors: Type.Optional(Type.Array(FaultSchema)),
    currentState: Type.Optional(
      Type.String({ description: 'The state that does not allow what was asked.' }),
    ),
    possibleActions: Type.Optional(
      Type.Array(Type.String(), { description: 'What could be done instead, by operationId.' }),
    ),
    existing: Type.Optional(
      Type.String({ format: 'uri-reference', description: 'Where that which is already there can be read.' }),
    ),
    latest: Type.Optional(
      Type.String({ format: 'uuid', description: 'The id of the newer one that takes its place.' }),
    ),
    sharing: Type.Optional(SharingDenied),
  },
  { $id: 'Problem', additionalProperties: false, description: 'RFC 9457 problem details.' },
)
export type Problem = Static<typeof Problem>

/** What a handler returns instead of an answer. */
export type Refusal = {
  readonly refused: string
  readonly detail?: string
  readonly errors?: Fault[]
  readonly headers?: Readonly<Record<string, string>>
  readonly members?: Pick<Problem, 'currentState' | 'possibleActions' | 'existing' | 'latest' | 'sharing'>
}

export const refuse = (code: string, more: Omit<Refusal, 'refused'> = {}): Refusal => ({
  refused: code,
  ...more,
})

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value

export const problemPath = (code: string): string => `/problems/${code}`

/** The document of a refusal. */
export function problemDocument(refusal: Refusal, requestId: string): Problem {
  const kind = problemKind(refusal.refused)
  return {
    type: problemPath(refusal.refused),
    title: kind.title,
    status: kind.status,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    instance: `urn:request:${encodeURIComponent(requestId)}`,
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
    ...refusal.members,
  }
}
