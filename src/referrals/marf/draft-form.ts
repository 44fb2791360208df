import { Type } from 'typebox'
import { ReferralForm } from './referral-form.ts'

/** The same shape with nothing required, at any depth. */
export type Draft<T> = T extends readonly (infer Item)[]
  ? Draft<Item>[]
  : T extends object
    ? { [Member in keyof T]?: Draft<T[Member]> }
    : T

type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Rules a half-filled form cannot keep yet. */
const INCOMPLETE = new Set(['required', 'minItems'])
/** Values, not schemas: they are left as they are. */
const LITERAL = new Set(['enum', 'const', 'description', 'examples'])

/**
 * A schema with every `required` and `minItems` taken off. Named schemas that change are renamed, so
 * that both can be components; those that do not change stay the same schema.
 */
export function draftOf(schema: unknown): unknown {
  if (Array.isArray(schema)) return unlessSame(schema, schema.map(draftOf))
  if (!isNode(schema)) return schema
  const entries = Object.entries(schema)
    .filter(([keyword, value]) => !(INCOMPLETE.has(keyword) && isRule(value)))
    .map(([keyword, value]) => [keyword, LITERAL.has(keyword) ? value : draftOf(value)] as const)
  const draft = unlessSame(schema, Object.fromEntries(entries))
  if (draft === schema || typeof schema['$id'] !== 'string') return draft
  return { ...(draft as Node), $id: `Draft${schema['$id']}` }
}

/** A member of a form may be called "required"; only the keyword holds a list or a number. */
const isRule = (value: unknown): boolean => Array.isArray(value) || typeof value === 'number'

const unlessSame = (before: Node | unknown[], after: Node | unknown[]): unknown => {
  const same =
    Object.keys(before).length === Object.keys(after).length &&
    Object.entries(before).every(([name, value]) => (after as Node)[name] === value)
  return same ? before : after
}

/** A form being filled in: everything may be missing, nothing may be misspelt. */
export const DraftForm = Type.Unsafe<Draft<ReferralForm>>({
  ...(draftOf(ReferralForm) as Node),
  $id: 'DraftForm',
})
export type DraftForm = Draft<ReferralForm>
