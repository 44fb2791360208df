import { EligibilityFacts } from '#eligibility/index.ts'
import type { DraftForm } from './draft-form.ts'

type Schema = { properties?: Record<string, Schema>; items?: Schema }

/** Does the pointer lead to a fact of the criteria, and to a list member that is there? */
export function isFactPointer(form: DraftForm, pointer: string): boolean {
  let schema: Schema | undefined = EligibilityFacts as Schema
  let value: unknown = form
  for (const segment of pointer.split('/').slice(1)) {
    const isMember = schema.items !== undefined
    schema = schema.items ?? memberOf(schema, segment)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, segment) : undefined
    if (schema === undefined || (isMember && value === undefined)) return false
  }
  return true
}

/** Own members only: "constructor" is no fact. */
const memberOf = ({ properties }: Schema, name: string): Schema | undefined =>
  properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined
