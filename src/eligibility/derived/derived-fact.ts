import type { FactUsed } from '../condition-result.ts'
import type { WhoCanAnswer } from '../evaluation.ts'
import type { FactName } from '../named-facts/index.ts'
import type { Scope } from '../scope.ts'
import type { Status } from '../status.ts'

/** A question about a fact that has no name of its own, such as a member of another list. */
export type OpenFact = {
  pointer: string
  question: string
  whoCanAnswer: readonly WhoCanAnswer[]
}

/** What leaves a derived fact open: the facts it lacks, and why those given do not do. */
export type Open = {
  lacking?: readonly FactName[] | undefined
  lackingElsewhere?: readonly OpenFact[] | undefined
  reason?: string | undefined
}

/**
 * A number known to lie between two bounds, over a common denominator, so that thresholds compare in
 * whole numbers. Fully known: least equals most. Unknown: nought to infinity.
 */
export type Quantity = Open & { least: number; most: number; of: number }

export type Truth = Open & { status: Status }

/** A small pure function over facts, three-valued: arithmetic that a tree of conditions cannot say plainly. */
export type DerivedQuantity = {
  gives: 'quantity'
  uses: readonly FactName[]
  compute: (scope: Scope) => Quantity
}

export type DerivedTruth = {
  gives: 'truth'
  uses: readonly FactName[]
  /** The parameter is the rule set's, where the condition names one. */
  compute: (scope: Scope, parameter: number) => Truth
  /** Facts used that have no name of their own. */
  otherFacts?: (scope: Scope) => FactUsed[]
}

export const exactly = (value: number, of = 1): Quantity => ({ least: value, most: value, of })

export const unknownQuantity = (open: Open): Quantity => ({ least: 0, most: Infinity, of: 1, ...open })

export const MET: Truth = Object.freeze({ status: 'met' })
export const NOT_MET: Truth = Object.freeze({ status: 'not_met' })
export const undetermined = (open: Open): Truth => ({ status: 'undetermined', ...open })
