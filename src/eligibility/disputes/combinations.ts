import type { EligibilityFacts } from '../facts.ts'
import type { Accounts } from './accounts.ts'
import { partsOf, withValueAt } from './pointers.ts'

/** More combinations than this are not tried: the disputed facts then count as unknown. */
export const MOST_COMBINATIONS = 256

/** Every way of believing one account of each disputed fact; undefined where there are too many. */
export function combinations(
  facts: EligibilityFacts,
  disputed: readonly Accounts[],
): EligibilityFacts[] | undefined {
  const number = disputed.reduce((product, { values }) => product * values.length, 1)
  if (number > MOST_COMBINATIONS) return undefined
  return disputed.reduce<EligibilityFacts[]>(
    (so, { pointer, values }) => so.flatMap((one) => values.map((value) => believing(one, pointer, value))),
    [facts],
  )
}

/** The facts with one account believed. The value was checked against the schema of its place. */
export const believing = (facts: EligibilityFacts, pointer: string, value: unknown): EligibilityFacts =>
  withValueAt(facts, partsOf(pointer), value) as EligibilityFacts
