import type { TSchema } from 'typebox'
import { memberOf, partsOf } from '../disputes/pointers.ts'
import { schemaAt } from '../disputes/schema-at.ts'
import type { FactValue } from './named-fact.ts'

/** The values the schema lists for a fact, blank among them; undefined where its values are free. */
export function fewValues(schema: TSchema, path: string): readonly FactValue[] | undefined {
  const listed = memberOf(schemaAt(partsOf(path), schema), 'enum')
  return Array.isArray(listed) ? listed : undefined
}
