import type { TSchema } from 'typebox'
import { EligibilityFacts } from '../facts.ts'
import { memberOf } from './pointers.ts'

/** The schema of what stands at a place in the facts; undefined where the schema knows no such place. */
export function schemaAt(parts: readonly string[]): TSchema | undefined {
  let at: unknown = EligibilityFacts
  for (const part of parts)
    at = /^\d+$/.test(part) ? memberOf(at, 'items') : memberOf(memberOf(at, 'properties'), part)
  return isSchema(at) ? at : undefined
}

const isSchema = (value: unknown): value is TSchema => typeof value === 'object' && value !== null
