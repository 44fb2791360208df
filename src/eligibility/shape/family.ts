import type { Static } from 'typebox'
import type {
  EligibilityFacts,
  ParentalFactors,
  PriorWorkFacts,
  SafetyFacts,
  StatutoryRiskFacts,
} from '../facts.ts'
import { type Filled, NOTHING } from './filled.ts'

export type FamilyShape = ReturnType<typeof shapeFamily>

export const safety = (f: Partial<Static<typeof SafetyFacts>>): Filled<Static<typeof SafetyFacts>> => ({
  immediateDanger: f.immediateDanger ?? null,
  significantHarmSuspected: f.significantHarmSuspected ?? null,
})

const priorWork = (f: Static<typeof PriorWorkFacts>): Filled<Static<typeof PriorWorkFacts>> => ({
  undertaken: f.undertaken ?? null,
  evidence: f.evidence ?? null,
  agencies: f.agencies ?? null,
  agenciesComplete: f.agenciesComplete ?? null,
  from: f.from ?? null,
  to: f.to ?? null,
  overAPeriodOfTime: f.overAPeriodOfTime ?? null,
  result: f.result ?? null,
  worseForAnyChild: f.worseForAnyChild ?? null,
})

const statutoryRisk = (f: Static<typeof StatutoryRiskFacts>): Filled<Static<typeof StatutoryRiskFacts>> => ({
  withoutService: f.withoutService ?? null,
})

const parentalFactors = (f: Static<typeof ParentalFactors>): Filled<Static<typeof ParentalFactors>> => ({
  mentalHealth: f.mentalHealth ?? null,
  domesticAbuse: f.domesticAbuse ?? null,
  substanceMisuse: f.substanceMisuse ?? null,
})

/** The family's facts in their fixed shape. */
export const shapeFamily = (f: EligibilityFacts) => ({
  borough: f.borough ?? null,
  serviceRequested: f.serviceRequested ?? null,
  safety: safety(f.safety ?? NOTHING),
  priorWork: priorWork(f.priorWork ?? NOTHING),
  statutoryRisk: statutoryRisk(f.statutoryRisk ?? NOTHING),
  parentalFactors: parentalFactors(f.parentalFactors ?? NOTHING),
})
