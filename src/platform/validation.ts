import { Ajv, type Options } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyServerOptions } from 'fastify'

type SchemaInput = { schema: unknown; httpPart?: string | undefined }

const options: Options = {
  removeAdditional: false,
  useDefaults: false,
  allErrors: true,
  discriminator: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  // Lengths in UTF-16 units: counting code points costs more than all other checks together.
  unicode: false,
  logger: false,
}

function newAjv(external: Record<string, unknown>, coerceTypes: Options['coerceTypes']): Ajv {
  const ajv = new Ajv({
    ...options,
    useDefaults: coerceTypes !== false,
    ...(coerceTypes === undefined ? {} : { coerceTypes }),
  })
  addFormats.default(ajv)
  ajv.addKeyword('example')
  for (const [id, schema] of Object.entries(external)) ajv.addSchema(schema as object, id)
  return ajv
}

/**
 * Validators for Fastify: bodies are taken as they are (nothing coerced, defaulted or dropped); what comes
 * as text (path, query, headers) is read as the type the schema names.
 */
function buildValidator(external: Record<string, unknown>) {
  const body = newAjv(external, false)
  const text = newAjv(external, 'array')
  return ({ schema, httpPart }: SchemaInput) => (httpPart === 'body' ? body : text).compile(schema as object)
}

/** Fastify's types say the compiler is handed a bare schema; it is handed the schema with its HTTP part. */
export const schemaController = {
  compilersFactory: { buildValidator: buildValidator as unknown },
} as NonNullable<FastifyServerOptions['schemaController']>

/** A checker of answers against their schemas, for the tests. */
export const answerChecker = (external: Record<string, unknown>) => newAjv(external, false)
