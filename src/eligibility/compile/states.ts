import { frozen } from '../frozen.ts'
import type { FactValue, NamedFact } from '../named-facts/named-fact.ts'
import { type Owner, placeFor } from '../places.ts'
import type { Scope } from '../scope.ts'
import type { CompiledCondition } from './compiled-condition.ts'

/**
 * The states of what a condition looks at, numbered from nought, where they are few: yes, no, codes.
 * A fact whose values are free (a day, a number, a name) has none, so nothing about it is ever kept.
 */
export type States = { owner: Owner; count: number; stateOf: (scope: Scope) => number }

/** Beyond so many it is dearer to keep results than to make them. */
const MOST = 1024

/** The states of one fact: its values, as the schema lists them. */
export function statesOfFact({ of, values, read }: NamedFact): States | undefined {
  if (!values) return undefined
  const states = new Map<FactValue, number>(values.map((value, i) => [value, i]))
  return { owner: of, count: values.length, stateOf: (scope) => states.get(read(scope)) ?? -1 }
}

/** The states of several things together, if each has few and so have all. */
export function statesTogether(parts: readonly (States | undefined)[]): States | undefined {
  const all = parts.filter((part) => part !== undefined)
  const count = all.reduce((product, part) => product * part.count, 1)
  if (all.length < parts.length || count > MOST) return undefined
  return {
    owner: (['member', 'child'] as const).find((one) => all.some(({ owner }) => owner === one)) ?? 'family',
    count,
    stateOf: (scope) => {
      let together = 0
      for (const { count: states, stateOf } of all) {
        const state = stateOf(scope)
        if (state < 0) return -1
        together = together * states + state
      }
      return together
    },
  }
}

/** The same, with what it makes of each state at each place made once, frozen, and shared by evaluations. */
export function keeping<T>(states: States | undefined, make: (scope: Scope) => T): (scope: Scope) => T {
  if (!states) return make
  const { count, stateOf } = states
  const placeOf = placeFor[states.owner]
  const kept: (T | undefined)[][] = []
  return (scope) => {
    const place = placeOf(scope)
    const state = stateOf(scope)
    if (place < 0 || state < 0) return make(scope)
    kept[place] ??= Array(count).fill(undefined)
    const those = kept[place]
    those[state] ??= frozen(make(scope))
    return those[state]
  }
}

/** A condition whose results are kept where they are few. */
export const keepingResults = (condition: CompiledCondition): CompiledCondition => ({
  ...condition,
  evaluate: keeping(condition.states, condition.evaluate),
})
