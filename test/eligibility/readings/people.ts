import type { ChildFacts } from '../../../src/eligibility/index.ts'
import { child, type Row } from './row.ts'

export const offence = (facts: ChildFacts['offence'], dateOfBirth = '2014-01-31') =>
  child({
    dateOfBirth,
    offence: {
      stage: 'admitted',
      committedOn: '2026-05-05',
      lowLevel: true,
      firstOffence: true,
      meetsTriageRequirements: true,
      ...facts,
    },
  })
export const sibling = (facts: object) =>
  child({
    siblings: {
      items: [
        {
          dateOfBirth: '2005-01-01',
          convictedOfSeriousYouthViolence: false,
          convictedOfSupplyingDrugs: false,
          knownGangNominal: false,
          ...facts,
        },
      ],
      complete: true,
    },
  })
export const impact = { onBehaviourAndWellbeing: true, willEscalate: true }

/** Readings A18 to A23: offences, parents, siblings. */
export const PEOPLE: readonly Row[] = [
  ['A18', 'admitted', 'TEH-P5', 'met', offence({})],
  ['A18', 'found', 'TEH-P5', 'met', offence({ stage: 'found' })],
  ['A18', 'denied', 'TEH-P5', 'not_met', offence({ stage: 'denied' })],
  ['A18', 'ten that day', 'TEH-P5', 'met', offence({}, '2016-05-05')],
  ['A18', 'alleged', 'TEH-P5', 'not_met', offence({ stage: 'alleged' })],
  ['A18', 'ten the day after', 'TEH-P5', 'not_met', offence({}, '2016-05-06')],
  ['A19', 'low level not judged', 'TEH-P5', 'undetermined', offence({ lowLevel: 'not_known' })],
  ['A19', 'requirements not met', 'TEH-P5', 'not_met', offence({ meetsTriageRequirements: false })],
  [
    'A20',
    'neither judgement follows from the other',
    'TEH-G2',
    'undetermined',
    { ...child({ parentalImpact: impact }), parentalFactors: { mentalHealth: true }, statutoryRisk: {} },
  ],
  [
    'A20',
    'nor the other way round',
    'TEH-P6',
    'undetermined',
    {
      ...child({ parentalImpact: { ...impact, willEscalate: null } }),
      parentalFactors: { mentalHealth: true },
    },
  ],
  [
    'A21',
    'one judgement about both',
    'TEH-P6',
    'met',
    { ...child({ parentalImpact: impact }), parentalFactors: { mentalHealth: true } },
  ],
  ['A22', 'an adult half-sibling', 'TEH-P7', 'met', sibling({ relation: 'half', knownGangNominal: true })],
  ['A22', 'a twin', 'TEH-P7', 'not_met', sibling({ dateOfBirth: '2014-01-31', knownGangNominal: true })],
  ['A22', 'a day older', 'TEH-P7', 'met', sibling({ dateOfBirth: '2014-01-30', knownGangNominal: true })],
  ['A22', 'a nominal without any conviction', 'TEH-P7', 'met', sibling({ knownGangNominal: true })],
  [
    'A23',
    'classified by its source, never here',
    'TEH-P7',
    'undetermined',
    sibling({ convictedOfSeriousYouthViolence: 'not_known' }),
  ],
]
