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
  /** Where it stands in the facts, as a JSON pointer. */
  pointer: (scope: Scope) => string
}

type Describe = (
  path: string,
  whoCanAnswer: readonly WhoCanAnswer[],
  question: string,
  read: NamedFact['read'],
) => NamedFact

export const familyFact: Describe = (path, whoCanAnswer, question, read) => ({
  of: 'family',
  path,
  question,
  whoCanAnswer,
  read,
  pointer: () => path,
})

/** The pointers of a child's fact are kept, one for each place in the list of children. */
export const childFact: Describe = (path, whoCanAnswer, question, read) => {
  const pointers: string[] = []
  const pointer = ({ position, childAt }: Scope) => {
    pointers[position] ??= childAt + path
    return pointers[position]
  }
  return { of: 'child', path, question, whoCanAnswer, read, pointer }
}

export const memberFact: Describe = (path, whoCanAnswer, question, read) => ({
  of: 'member',
  path,
  question,
  whoCanAnswer,
  read,
  pointer: ({ memberAt }) => memberAt + path,
})

/** Blank, or answered with "not known": both are unknown to the criteria. */
export const isUnknown = (value: FactValue): value is null | typeof NOT_KNOWN =>
  value === null || value === NOT_KNOWN

/** The fact as an entry of the explanation. */
export const used = (fact: NamedFact, scope: Scope, value: Exclude<FactValue, null>): FactUsed => ({
  pointer: fact.pointer(scope),
  value: value as FactUsed['value'],
})
