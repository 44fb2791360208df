import type { EligibilityFacts } from '../../../src/eligibility/index.ts'
import { GATES as MET_GATES, NO_PRIORITY } from '../families.ts'
import { child, type Row } from './row.ts'

export const work = (priorWork: EligibilityFacts['priorWork']): EligibilityFacts => ({
  ...MET_GATES,
  priorWork: { ...MET_GATES.priorWork, ...priorWork },
  children: [NO_PRIORITY],
})

/** Readings A2 to A6: the gates. */
export const GATES: readonly Row[] = [
  ['A2', 'evidence not supplied yet', 'TEH-G1', 'undetermined', work({ evidence: 'not_yet_supplied' })],
  ['A2', 'evidence confirmed none', 'TEH-G1', 'not_met', work({ evidence: 'confirmed_none' })],
  ['A2', 'evidence not mentioned', 'TEH-G1', 'undetermined', work({ evidence: null })],
  [
    'A3',
    'two organisations',
    'TEH-G1',
    'met',
    work({ agencies: ['Example School', 'Example Hub'], agenciesComplete: true }),
  ],
  [
    'A3',
    'one organisation twice',
    'TEH-G1',
    'not_met',
    work({ agencies: ['Example School', 'EXAMPLE SCHOOL'], agenciesComplete: true }),
  ],
  [
    'A3',
    'one named, and one without a name',
    'TEH-G1',
    'undetermined',
    work({ agencies: ['Example School', ' '], agenciesComplete: true }),
  ],
  ['A4', 'a day, if judged a period', 'TEH-G1', 'met', work({ from: '2026-05-05', to: '2026-05-05' })],
  [
    'A4',
    'years, if judged no period',
    'TEH-G1',
    'not_met',
    work({ overAPeriodOfTime: false, from: '2020-05-05', to: '2026-05-05' }),
  ],
  [
    'A4',
    'not judged, whatever the dates',
    'TEH-G1',
    'undetermined',
    work({ overAPeriodOfTime: null, from: '2020-05-05', to: '2026-05-05' }),
  ],
  [
    'A5',
    'improved, but worse for one child',
    'TEH-G1',
    'met',
    work({ result: 'improved', worseForAnyChild: true }),
  ],
  [
    'A5',
    'improved, and for no child worse',
    'TEH-G1',
    'not_met',
    work({ result: 'improved', worseForAnyChild: false }),
  ],
  ['A5', 'improved, not known for each child', 'TEH-G1', 'undetermined', work({ result: 'improved' })],
  [
    'A6',
    'perhaps',
    'TEH-G2',
    'undetermined',
    { ...child({}), statutoryRisk: { withoutService: 'not_clear' } },
  ],
  [
    'A6',
    'would not follow',
    'TEH-G2',
    'not_met',
    { ...child({}), statutoryRisk: { withoutService: 'would_not_follow' } },
  ],
]
