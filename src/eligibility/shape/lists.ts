import type { Static } from 'typebox'
import type { Exclusion, SiblingFacts, StatutoryAssessment, StatutoryPlan } from '../facts.ts'
import type { Filled } from './filled.ts'

export type List<T> = { items: readonly T[]; complete: boolean }
export type ExclusionShape = Filled<Static<typeof Exclusion>>
export type SiblingShape = Filled<Static<typeof SiblingFacts>>
export type AssessmentShape = Filled<Static<typeof StatutoryAssessment>>
export type PlanShape = Filled<Static<typeof StatutoryPlan>>

export const exclusion = (f: Static<typeof Exclusion>): ExclusionShape => ({
  kind: f.kind ?? null,
  startedOn: f.startedOn ?? null,
  lengthHalfDays: f.lengthHalfDays ?? null,
  yearGroup: f.yearGroup ?? null,
  status: f.status ?? null,
  directResultOfParentingIncapacity: f.directResultOfParentingIncapacity ?? null,
})

export const sibling = (f: Static<typeof SiblingFacts>): SiblingShape => ({
  person: f.person ?? null,
  relation: f.relation ?? null,
  dateOfBirth: f.dateOfBirth ?? null,
  convictedOfSeriousYouthViolence: f.convictedOfSeriousYouthViolence ?? null,
  convictedOfSupplyingDrugs: f.convictedOfSupplyingDrugs ?? null,
  knownGangNominal: f.knownGangNominal ?? null,
})

export const assessment = (f: Static<typeof StatutoryAssessment>): AssessmentShape => ({
  section: f.section ?? null,
  completedOn: f.completedOn ?? null,
  reference: f.reference ?? null,
  carriedOutThrough: f.carriedOutThrough ?? null,
})

export const plan = (f: Static<typeof StatutoryPlan>): PlanShape => ({
  kind: f.kind ?? null,
  startedOn: f.startedOn ?? null,
})

type Given<T> = { items?: readonly T[]; complete?: boolean | 'not_known' | null }

/** A list nobody gave is null, in drafts also one without members; one given is complete only where somebody said so. */
export const list = <T, U>(given: Given<T> | undefined, each: (item: T) => U): List<U> | null =>
  given?.items ? { items: given.items.map(each), complete: given.complete === true } : null
