import { type EligibilityFacts, factProperties } from './eligibility-parts.ts'
import type { ReferralForm } from './referral-form.ts'

const FAMILY_FACTS = Object.keys(factProperties.family).filter((name) => name !== 'safety')
const CHILD_FACTS = Object.keys(factProperties.child)

/** The facts of the criteria on a form, in the same places, so that a pointer means the same in both. */
export function factsOf(form: ReferralForm): EligibilityFacts {
  const { immediateDanger, significantHarmSuspected, source } = form.safety
  return {
    ...pick(form, FAMILY_FACTS),
    safety: { immediateDanger, significantHarmSuspected, ...(source === undefined ? {} : { source }) },
    children: form.children.map((child) => pick(child, CHILD_FACTS)),
    ...(form.disputes === undefined ? {} : { disputes: form.disputes }),
  } as EligibilityFacts
}

const pick = <T extends object>(from: T, names: readonly string[]): Partial<T> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name))) as Partial<T>
