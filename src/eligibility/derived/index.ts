import { age } from './age.ts'
import { ageAtOffence } from './age-at-offence.ts'
import { completedWithin } from './completed-within.ts'
import type { DerivedQuantity, DerivedTruth } from './derived-fact.ts'
import { exclusionInForce } from './exclusion-in-force.ts'
import { exclusionLength } from './exclusion-length.ts'
import { noPlanSince } from './no-plan-since.ts'
import { numberOfAgencies } from './number-of-agencies.ts'
import { olderThanChild } from './older-than-child.ts'
import { overAPeriodOfTime } from './over-a-period-of-time.ts'
import { harmSuspected, inImmediateDanger } from './safety.ts'
import { unauthorisedShare } from './unauthorised-share.ts'

const quantities = {
  age,
  age_at_offence: ageAtOffence,
  exclusion_length: exclusionLength,
  number_of_agencies: numberOfAgencies,
  unauthorised_share: unauthorisedShare,
}

const truths = {
  completed_within: completedWithin,
  exclusion_in_force: exclusionInForce,
  harm_suspected: harmSuspected,
  in_immediate_danger: inImmediateDanger,
  no_plan_since: noPlanSince,
  older_than_child: olderThanChild,
  over_a_period_of_time: overAPeriodOfTime,
}

export type DerivedName<Gives extends 'quantity' | 'truth'> = Gives extends 'quantity'
  ? keyof typeof quantities
  : keyof typeof truths

/** Every derived fact a condition may name. */
export const DERIVED_QUANTITIES: Readonly<Record<DerivedName<'quantity'>, DerivedQuantity>> = quantities
export const DERIVED_TRUTHS: Readonly<Record<DerivedName<'truth'>, DerivedTruth>> = truths
