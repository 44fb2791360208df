import type { SchoolTerm } from '#calendar/index.ts'
import type { Condition } from './condition.ts'
import type { EvaluationResult } from './evaluation.ts'
import type { EligibilityFacts } from './facts.ts'
import type { Status } from './status.ts'
import type { WarningName } from './warnings/index.ts'

/** A sentence of a published page, letter for letter, slips included. */
export type Sentence = { id: string; text: string }

/** A published page, as it was when its text was taken. */
export type Source = {
  publisher: string
  title: string
  foundAt: readonly string[]
  retrieved: string
  /** SHA-256 of the text the sentences were taken from. */
  sha256: string
  sentences: readonly Sentence[]
}

/** A threshold, with its unit and the sentence (or reading) that gives it. `of` is its denominator. */
export type Parameter = {
  name: string
  value: number
  of: number
  unit: string
  words: string
  cites: string
}

/** What a worked example gives, and what the criterion makes of it. */
export type WorkedExample = {
  name: string
  facts: EligibilityFacts
  status: Status
  /** Where the day matters; otherwise the rule set's day for examples. */
  evaluatedOn?: string
}

export type Criterion = {
  id: string
  title: string
  /** The sentences it rests on; those that explain its words stand apart. */
  cites: readonly string[]
  explainedBy?: readonly string[]
  readings: readonly string[]
  kind: 'computable' | 'judgement' | 'mixed'
  /** Asked once for the family, or of every child. */
  scope: 'family' | 'child'
  condition: Condition
  examples: readonly WorkedExample[]
}

/** Where the text leaves room: the question, how this rule set reads it, and why. */
export type Reading = { id: string; question: string; reading: string; why: string; alternative: string }

export type CompositionNode =
  | { criterion: string }
  | { all: readonly CompositionNode[] }
  | { any: readonly CompositionNode[] }
  /** A condition of the composition itself, asked on behalf of a criterion. */
  | { condition: Condition; cites: string; onBehalfOf: string }

/** One step of the order in which results are decided: the first that holds gives the result. */
export type CompositionStep = {
  code: string
  when: CompositionNode
  result: EvaluationResult
  because: string
  /** What is said when it cannot be told whether the step holds. */
  whenOpen: string
}

export type Composition = {
  steps: readonly CompositionStep[]
  otherwise: { code: string; result: EvaluationResult; because: string }
}

export type RuleSetWarning = {
  code: WarningName
  text: string
  criteria: readonly string[]
  cites?: string
}

/** Published criteria as data. Serialises to JSON, and is never changed once published: a correction is a new version. */
export type RuleSet = {
  id: string
  council: string
  version: number
  title: string
  effectiveFrom: string
  effectiveTo: string | null
  note?: string
  sources: readonly Source[]
  parameters: readonly Parameter[]
  readings: readonly Reading[]
  criteria: readonly Criterion[]
  composition: Composition
  warnings: readonly RuleSetWarning[]
  /** The day and the calendar the worked examples hold for. */
  examplesHold: { evaluatedOn: string; terms: readonly SchoolTerm[] }
}
