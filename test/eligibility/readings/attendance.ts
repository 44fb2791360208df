import type { ChildFacts, EligibilityFacts } from '../../../src/eligibility/index.ts'
import { child, type Row } from './row.ts'

export const attendance = (figures: ChildFacts['attendance']): EligibilityFacts =>
  child({
    attendance: {
      term: '2026-summer',
      possibleSessions: 120,
      unauthorisedSessions: 30,
      schoolActions: 'no_impact',
      mainCause: 'parenting_capacity',
      ...figures,
    },
  })

/** Readings A7 to A11: attendance. */
export const ATTENDANCE: readonly Row[] = [
  ['A7', '12 of 120', 'TEH-P1', 'not_met', attendance({ unauthorisedSessions: 12 })],
  ['A7', '13 of 120', 'TEH-P1', 'met', attendance({ unauthorisedSessions: 13 })],
  ['A7', '7 of 69', 'TEH-P1', 'met', attendance({ possibleSessions: 69, unauthorisedSessions: 7 })],
  ['A7', '7 of 70', 'TEH-P1', 'not_met', attendance({ possibleSessions: 70, unauthorisedSessions: 7 })],
  [
    'A7',
    'a bare 10%',
    'TEH-P1',
    'undetermined',
    attendance({ unauthorisedSessions: null, unauthorisedPercentage: 10 }),
  ],
  [
    'A7',
    'a bare 11%',
    'TEH-P1',
    'met',
    attendance({ unauthorisedSessions: null, unauthorisedPercentage: 11 }),
  ],
  [
    'A7',
    'a bare 9%',
    'TEH-P1',
    'not_met',
    attendance({ unauthorisedSessions: null, unauthorisedPercentage: 9 }),
  ],
  [
    'A7',
    'sessions count before a percentage',
    'TEH-P1',
    'not_met',
    attendance({ unauthorisedSessions: 12, unauthorisedPercentage: 12 }),
  ],
  ['A8', 'the term before the last', 'TEH-P1', 'undetermined', attendance({ term: '2026-spring' })],
  ['A8', 'the term that still runs', 'TEH-P1', 'undetermined', attendance({ term: '2026-autumn' })],
  ['A8', 'the day after it ended', 'TEH-P1', 'met', attendance({}), '2026-07-22'],
  ['A8', 'on its last day', 'TEH-P1', 'undetermined', attendance({}), '2026-07-21'],
  [
    'A8',
    "the school's own calendar",
    'TEH-P1',
    'met',
    attendance({ term: '2026-autumn', lastCompletedTerm: '2026-autumn' }),
  ],
  ['A9', 'only unauthorised sessions count', 'TEH-P1', 'not_met', attendance({ unauthorisedSessions: 0 })],
  ['A10', 'no action taken yet', 'TEH-P1', 'not_met', attendance({ schoolActions: 'none_taken' })],
  ['A11', 'mixed causes', 'TEH-P1', 'undetermined', attendance({ mainCause: 'mixed' })],
  ['A11', "the child's ill health", 'TEH-P1', 'not_met', attendance({ mainCause: 'childs_ill_health' })],
  ['A11', 'a conduct disorder', 'TEH-P1', 'not_met', attendance({ mainCause: 'conduct_disorder' })],
]
