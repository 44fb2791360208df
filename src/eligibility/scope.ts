import type { LocalDate } from '#calendar/index.ts'
import { type AssessmentPair, NO_PAIR } from './lists/assessment-pair.ts'
import { type ChildShape, shapeChild } from './shape/child.ts'
import type { FamilyShape } from './shape/family.ts'
import { type ExclusionShape, exclusion, type SiblingShape, sibling } from './shape/lists.ts'

/** What a condition may look at: the family, one child, and the member of a list it is asked about. */
export type Scope = {
  readonly on: LocalDate
  /** The last completed term by the calendar handed in; null where that cannot say. */
  readonly calendarTerm: string | null
  readonly family: FamilyShape
  readonly child: ChildShape
  /** The child's place in the list of children. */
  readonly position: number
  /** Pointers to the child and to the member of a list. */
  readonly childAt: string
  memberAt: string
  exclusion: ExclusionShape
  sibling: SiblingShape
  pair: AssessmentPair
  /** The child's pairs of assessments, once somebody asked for them. */
  pairs: AssessmentPair[] | null
}

const NO_CHILD = shapeChild({})
const NO_EXCLUSION = exclusion({})
const NO_SIBLING = sibling({})

/** The scope of one child, or of the family as a whole. */
export const scopeOf = (
  on: LocalDate,
  calendarTerm: string | null,
  family: FamilyShape,
  child: ChildShape = NO_CHILD,
  position = 0,
): Scope => ({
  on,
  calendarTerm,
  family,
  child,
  position,
  childAt: `/children/${position}`,
  memberAt: '',
  exclusion: NO_EXCLUSION,
  sibling: NO_SIBLING,
  pair: NO_PAIR,
  pairs: null,
})
