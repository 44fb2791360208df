import type { FactUsed } from '../condition-result.ts'
import type { WhoCanAnswer } from '../evaluation.ts'
import { NOT_KNOWN } from '../fact-values.ts'
import type { Scope } from '../scope.ts'

export type FactValue = string | number | boolean | readonly string[] | null

/** One fact that conditions may name: where it stands, how it is asked for, and who can normally answer. */
export type NamedFact = {
  /** Whose fact it is; its path starts there. */
  of: 'family' | 'child' | 'member'
  path: string
  question: string
  whoCanAnswer: readonly WhoCanAnswer[]
  read: (scope: Scope) => FactValue
}

export const familyFact = (
  path: string,
  whoCanAnswer: readonly WhoCanAnswer[],
  question: string,
  read: NamedFact['read'],
): NamedFact => ({ of: 'family', path, question, whoCanAnswer, read })

export const childFact = (
  path: string,
  whoCanAnswer: readonly WhoCanAnswer[],
  question: string,
  read: NamedFact['read'],
): NamedFact => ({ of: 'child', path, question, whoCanAnswer, read })

export const memberFact = (
  path: string,
  whoCanAnswer: readonly WhoCanAnswer[],
  question: string,
  read: NamedFact['read'],
): NamedFact => ({ of: 'member', path, question, whoCanAnswer, read })

/** Where the fact stands in the facts, as a JSON pointer. */
export function pointerTo(fact: NamedFact, scope: Scope): string {
  if (fact.of === 'family') return fact.path
  return fact.of === 'child' ? scope.childAt + fact.path : scope.memberAt + fact.path
}

/** Blank, or answered with "not known": both are unknown to the criteria. */
export const isUnknown = (value: FactValue): value is null | typeof NOT_KNOWN =>
  value === null || value === NOT_KNOWN

/** The fact as an entry of the explanation. */
export const used = (fact: NamedFact, scope: Scope, value: Exclude<FactValue, null>): FactUsed => ({
  pointer: pointerTo(fact, scope),
  value: value as FactUsed['value'],
})
