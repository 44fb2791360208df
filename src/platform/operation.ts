import type { Readable } from 'node:stream'
import type { Kysely, Transaction } from 'kysely'
import type { Static, TSchema } from 'typebox'
import type { Allow, Caller } from './access.ts'
import type { Config } from './config.ts'
import type { Limit } from './limits.ts'
import type { Refusal } from './problems.ts'
import type { Database } from './tables.ts'
import type { TokenIdentity } from './tokens.ts'

/** What an operation answers when it did what was asked. `json` is sent as it stands, `body` is turned into JSON. */
export type Answer = {
  readonly status: number
  readonly body?: unknown
  readonly json?: string | Buffer
  /** A plain-text or HTML answer. */
  readonly text?: { readonly type: string; readonly content: string }
  /** A long answer that is sent as it is made; the reader's pace is its own. */
  readonly stream?: { readonly type: string; readonly content: Readable }
  readonly headers?: Readonly<Record<string, string>>
  /** Members of the body that are sent once and never kept: a repeated request is answered without them. */
  readonly once?: Readonly<Record<string, string>>
}

/** What an audit event says the deed was about. Ids only. */
export type Concerns = {
  council?: string
  kind?:
    | 'referral'
    | 'draft'
    | 'account'
    | 'criteria'
    | 'disclosure'
    | 'family_link'
    | 'webhook_subscription'
    | 'directory_record'
    | 'directory_page'
    | 'directory_feedback'
  id?: string
}

export type Db = Kysely<Database>
export type Trx = Transaction<Database>

/** One call of an operation, with all that its handler may use. */
export type Call<Body = unknown, Params = unknown, Query = unknown> = {
  readonly body: Body
  /** The body letter for letter as it was sent. */
  readonly bodyText: string
  /** The same as it came over the wire: written to the database without being decoded and encoded again. */
  readonly bodyBytes: Buffer
  readonly params: Params
  readonly query: Query
  /**
   * Who is asking; operations that allow anyone have nobody here. Of operations for whoever is identified: their
   * account, or, where they have none, what it would be; `hasAccount` tells which.
   */
  readonly caller: Caller
  readonly hasAccount: boolean
  /** What the token says, on operations for whoever is identified. */
  readonly identity: TokenIdentity | null
  readonly now: Date
  readonly db: Db
  readonly config: Config
  readonly operation: string
  readonly tracedAs: string
  /** The caller's Idempotency-Key and what it was sent with, on operations that need one. */
  readonly idempotency: { readonly keyHash: string; readonly fingerprint: string } | null
  /** The version named by If-Match, on operations that need one. */
  readonly ifMatch: string
  /** The Cookie header as it came. Only a family's session is in one. */
  readonly cookie: string
  /**
   * Runs the work in one transaction as this caller, with its audit event and, where the operation takes an
   * Idempotency-Key, its first answer: all of it commits or none.
   */
  readonly transaction: (
    work: (trx: Trx, concerns: (what: Concerns) => void) => Promise<Answer | Refusal>,
  ) => Promise<Answer | Refusal>
  /** For a statement that writes its own audit event. */
  readonly markAudited: () => void
}

export type AnswerSchema = {
  readonly description: string
  readonly schema?: TSchema
  readonly contentType?: string
  readonly headers?: readonly ('Location' | 'ETag' | 'Link' | 'Cache-Control' | 'Idempotency-Replayed')[]
}

export type Operation<
  B extends TSchema = TSchema,
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
> = {
  /** Also the name of the file, in kebab-case. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly allow: Allow
  /** It reads what was disclosed to the caller and sees no council's rows: of the roles only being a recipient counts. */
  readonly as?: 'recipient'
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly bodyType?:
    | 'application/json'
    | 'application/merge-patch+json'
    | 'application/x-www-form-urlencoded'
    | 'text/csv'
  readonly bodyExamples?: Readonly<Record<string, { summary: string; value: unknown }>>
  /** With a 304 among them, a reader's `If-None-Match` is answered with it where nothing has changed. */
  readonly answers: Readonly<Record<number, AnswerSchema>>
  /** The refusals it may return besides those every operation has. */
  readonly problems?: readonly string[]
  /** It creates something lasting: an Idempotency-Key is needed. */
  readonly idempotent?: true
  /** How often it may be called: for what anybody may write. */
  readonly limit?: Limit
  /** It changes something: If-Match is needed. */
  readonly conditional?: true
  /** What a refused body must be told all the same, whatever else is wrong with it. */
  readonly adviseOnRefusal?: (body: unknown) => string | undefined
  readonly handle: (call: Call<Static<B>, Static<P>, Static<Q>>) => Promise<Answer | Refusal>
}

/** Types a route file's operation from its schemas. */
export const operation = <B extends TSchema, P extends TSchema, Q extends TSchema>(
  definition: Operation<B, P, Q>,
): Operation => definition as unknown as Operation
