import type { TSchema } from 'typebox'
import type { FactUsed } from '../condition-result.ts'
import type { WhoCanAnswer } from '../evaluation.ts'
import { NOT_KNOWN } from '../fact-values.ts'
import { ChildFacts, EligibilityFacts, Exclusion, SiblingFacts } from '../facts.ts'
import { keptByPlace, type Owner } from '../places.ts'
import type { Scope } from '../scope.ts'
import { fewValues } from './few-values.ts'

export type FactValue = string | number | boolean | readonly string[] | null

/** One fact that conditions may name: where it stands, how it is asked for, and who can normally answer. */
export type NamedFact = {
  /** Whose fact it is; its path starts there. */
  of: Owner
  path: string
  question: string
  whoCanAnswer: readonly WhoCanAnswer[]
  /** The values it can have where those are few: yes, no, codes. Undefined for a day, a number or a name. */
  values: readonly FactValue[] | undefined
  read: (scope: Scope) => FactValue
  /** Where it stands in the facts, as a JSON pointer. */
  pointer: (scope: Scope) => string
}

type Describe = (
  path: string,
  whoCanAnswer: readonly WhoCanAnswer[],
  question: string,
  read: NamedFact['read'],
) => NamedFact

const describing =
  (of: Owner, schema: TSchema, startOf: (scope: Scope) => string): Describe =>
  (path, whoCanAnswer, question, read) => ({
    of,
    path,
    question,
    whoCanAnswer,
    values: fewValues(schema, path),
    read,
    pointer: of === 'family' ? () => path : keptByPlace(of, (scope) => startOf(scope) + path),
  })

export const familyFact = describing('family', EligibilityFacts, () => '')
export const childFact = describing('child', ChildFacts, ({ childAt }) => childAt)
export const exclusionFact = describing(
  'member',
  Exclusion,
  ({ childAt, memberPosition }) => `${childAt}/exclusions/items/${memberPosition}`,
)
export const siblingFact = describing(
  'member',
  SiblingFacts,
  ({ childAt, memberPosition }) => `${childAt}/siblings/items/${memberPosition}`,
)

/** Blank, or answered with "not known": both are unknown to the criteria. */
export const isUnknown = (value: FactValue): value is null | typeof NOT_KNOWN =>
  value === null || value === NOT_KNOWN

/** The fact as an entry of the explanation. */
export const used = (fact: NamedFact, scope: Scope, value: Exclude<FactValue, null>): FactUsed => ({
  pointer: fact.pointer(scope),
  value: value as FactUsed['value'],
})

/** Those of the facts that are not blank, as entries of the explanation. Counted first: a list that grows is dear. */
export function valuesUsed(facts: readonly NamedFact[], scope: Scope): FactUsed[] {
  let count = 0
  for (const fact of facts) if (fact.read(scope) !== null) count++
  const those = Array<FactUsed>(count)
  let at = 0
  for (const fact of facts) {
    const value = fact.read(scope)
    if (value !== null) those[at++] = used(fact, scope, value)
  }
  return those
}
