import { Ajv, type Options, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyServerOptions } from 'fastify'
import { type Fault, faultsOf } from './faults.ts'
import { UUID } from './request-ids.ts'
import { schemaBucket } from './schema-bucket.ts'

type SchemaInput = { schema: unknown; httpPart?: string | undefined }

const options: Options = {
  removeAdditional: false,
  useDefaults: false,
  allErrors: true,
  discriminator: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  // A price of 19.99 is so many pence: without this it is not, as 19.99 / 0.01 is 1998.9999999999998.
  multipleOfPrecision: 8,
  // Lengths in UTF-16 units: counting code points costs more than all other checks together.
  unicode: false,
  logger: false,
  // Tidying the code that it writes takes ajv a quarter of the compiling; checks run as fast without.
  code: { optimize: false },
}

function newAjv(external: Record<string, unknown>, coerceTypes: Options['coerceTypes']): Ajv {
  const ajv = new Ajv({
    ...options,
    useDefaults: coerceTypes !== false,
    // `1e400` is read as Infinity, and held against no limit where only finite numbers are.
    strictNumbers: coerceTypes === false,
    ...(coerceTypes === undefined ? {} : { coerceTypes }),
  })
  addFormats.default(ajv)
  // The package's own also takes `urn:uuid:…`, which PostgreSQL does not.
  ajv.addFormat('uuid', UUID)
  ajv.addFormat('date-time', instantOf(ajv.formats['date-time']))
  ajv.addKeyword('example')
  for (const [id, schema] of Object.entries(external)) ajv.addSchema(schema as object, id)
  return ajv
}

/** A leap second is an instant by RFC 3339; neither our clock nor the database's can say when it was. */
const instantOf = (format: unknown) => {
  const { validate } = format as { validate: (text: string) => boolean }
  return (text: string): boolean => validate(text) && !Number.isNaN(Date.parse(text))
}

/**
 * Validators for Fastify: bodies are taken as they are (nothing coerced, defaulted or dropped); what comes
 * as text (path, query, headers) is read as the type the schema names.
 */
const validatorOf = (compiled: Compiled) => (external: Record<string, unknown>) => {
  const { body, text, kept } = checkersOf(external)
  return ({ schema, httpPart }: SchemaInput) => {
    const compile = () => (httpPart === 'body' ? body : text).compile(schema as object)
    return compiled === 'at the start'
      ? compile()
      : whenAsked(() => keptOr(kept, `${httpPart}`, schema, compile))
  }
}

/** A schema that does not compile stops the start; tests start a hundred times, each to ask a few operations. */
export type Compiled = 'at the start' | 'when asked'

function keptOr(kept: Kept, part: string, schema: unknown, compile: () => ValidateFunction) {
  const key = `${part} ${JSON.stringify(schema)}`
  const known = kept.get(key) ?? compile()
  kept.set(key, known)
  return known
}

function whenAsked(compile: () => ValidateFunction): Validate {
  let validate: ValidateFunction | undefined
  const check: Validate = (data) => {
    validate ??= compile()
    const isValid = validate(data)
    check.errors = validate.errors
    return isValid
  }
  return check
}

type Validate = { (data: unknown): unknown; errors?: ValidateFunction['errors'] | undefined }

/** By what is checked and its letters: an app's schema is a copy of its own. */
type Kept = Map<string, ValidateFunction>
type Checkers = { body: Ajv; text: Ajv; kept: Kept }
const checkers = new Map<string, Checkers>()
let latest: { schemas: readonly unknown[]; made: Checkers } | undefined

/** Apps of one process, as the tests build many, share their schemas: what was compiled for one serves the next. */
function checkersOf(external: Record<string, unknown>): Checkers {
  // Fastify asks anew for every route, with a copy of the same list: writing all of it out each time took a second.
  const schemas = Object.values(external)
  if (latest?.schemas.length === schemas.length && schemas.every((each, at) => each === latest?.schemas[at]))
    return latest.made
  const key = JSON.stringify(external)
  const made = checkers.get(key) ?? {
    body: newAjv(external, false),
    text: newAjv(external, 'array'),
    kept: new Map(),
  }
  checkers.set(key, made)
  latest = { schemas, made }
  return made
}

/** Fastify's types say the compiler is handed a bare schema; it is handed the schema with its HTTP part. */
export const schemaController = (compiled: Compiled = 'at the start') =>
  ({
    bucket: schemaBucket,
    compilersFactory: { buildValidator: validatorOf(compiled) as unknown },
  }) as NonNullable<FastifyServerOptions['schemaController']>

/** A checker of answers against their schemas, for the tests. */
export const answerChecker = (external: Record<string, unknown>) => newAjv(external, false)

const compiledBodies = new WeakMap<object, ReturnType<Ajv['compile']>>()

/** What is wrong with a document by a schema, outside the routes' own validation. Compiled once per schema. */
export function faultsOfBody(schema: object, document: unknown): Fault[] {
  let validate = compiledBodies.get(schema)
  if (validate === undefined) {
    validate = newAjv({}, false).compile(withoutIds(schema) as object)
    compiledBodies.set(schema, validate)
  }
  return validate(document) ? [] : faultsOf(validate.errors ?? [])
}

/** Nested `$id`s would each claim to be a schema of their own, and one that occurs twice to be two. */
function withoutIds(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutIds)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (key === '$id' ? [] : [[key, withoutIds(value)]])),
  )
}
