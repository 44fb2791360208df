import type { ErrorObject } from 'ajv'

/** One thing that is wrong with what was sent: where, which rule, in words. Never the value itself. */
export type Fault = { pointer: string; code: string; message: string }

const escapePointer = (segment: string) => segment.replaceAll('~', '~0').replaceAll('/', '~1')

/** Errors that only say that a choice failed; the branches' own errors say more. */
const SUMMARIES = new Set(['anyOf', 'oneOf', 'if', 'allOf'])

const describe: Record<string, (params: Record<string, unknown>) => string> = {
  required: () => 'This member is required.',
  additionalProperties: () => 'This member is not known here. Check its spelling against the OpenAPI file.',
  unevaluatedProperties: () => 'This member is not known here. Check its spelling against the OpenAPI file.',
  type: (params) => `This must be of type ${[params['type']].flat().join(' or ')}.`,
  enum: (params) => `This must be one of: ${(params['allowedValues'] as unknown[]).map(String).join(', ')}.`,
  const: (params) => `This must be ${JSON.stringify(params['allowedValue'])}.`,
  format: (params) => `This must be a ${params['format']}.`,
  pattern: (params) => `This must match ${params['pattern']}.`,
  minLength: (params) => `This must have at least ${params['limit']} characters.`,
  maxLength: (params) => `This must have at most ${params['limit']} characters.`,
  minItems: (params) => `This needs at least ${params['limit']} items.`,
  maxItems: (params) => `This may have at most ${params['limit']} items.`,
  minimum: (params) => `This must be ${params['limit']} or more.`,
  maximum: (params) => `This must be ${params['limit']} or less.`,
  uniqueItems: () => 'Every item may be there only once.',
}

/** ajv's errors as faults: one a place, those of nested choices folded together. */
export function faultsOf(errors: readonly ErrorObject[]): Fault[] {
  const telling = errors.filter((error) => !SUMMARIES.has(error.keyword))
  const faults = new Map<string, Fault>()
  for (const error of telling.length > 0 ? telling : errors) {
    const pointer = pointerOf(error)
    const message = (
      describe[error.keyword]?.(error.params) ?? 'This is not as the OpenAPI file says.'
    ).slice(0, 500)
    const known = faults.get(pointer)
    if (known === undefined) faults.set(pointer, { pointer, code: snake(error.keyword), message })
    else if (!known.message.includes(message)) known.message = `${known.message} Or: ${message}`
  }
  return [...faults.values()]
}

function pointerOf(error: ErrorObject): string {
  const missing = error.params['missingProperty'] ?? error.params['additionalProperty']
  return typeof missing === 'string' ? `${error.instancePath}/${escapePointer(missing)}` : error.instancePath
}

const snake = (keyword: string) => keyword.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
