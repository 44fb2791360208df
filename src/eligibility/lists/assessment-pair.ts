import type { LocalDate } from '#calendar/index.ts'
import type { FactUsed } from '../condition-result.ts'
import type { Open } from '../derived/derived-fact.ts'

/** Two assessments of a child, the earlier one first; open where a member's day or section is not known. */
export type AssessmentPair = { facts: FactUsed[] } & (
  | { open: false; firstOn: LocalDate; secondOn: LocalDate }
  | { open: Open; firstOn?: never; secondOn?: never }
)

export const NO_PAIR: AssessmentPair = { facts: [], open: {} }
