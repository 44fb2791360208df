import { ageOn, type LocalDate } from '#calendar/index.ts'
import type { FormChild, ReferralForm } from '#referrals/index.ts'

/** A category of services that something on the form speaks for, and where on the form it stands. */
export type Want = { readonly category: string; readonly because: string }

/**
 * What would help a child, by what is answered yes on the form: no words are read for a meaning, and nothing is
 * concluded from what was not asked. What nothing speaks for is left: every family may turn to a family hub.
 */
export function wantsOf(form: ReferralForm, at: number): Want[] {
  const child = form.children[at]
  if (child === undefined) return []
  const here = `/children/${at}`
  const needs = form.assessment?.children.findIndex(({ child: key }) => key === child.key) ?? -1
  const assessed = form.assessment?.children[needs]?.needs
  const disabled = (child.disabilities ?? []).some((code) => code !== 'NONE')
  const parents = form.parentalFactors
  const rules: readonly (readonly [speaks: boolean, because: string, ...categories: string[]])[] = [
    [disabled, `${here}/disabilities`, 'disabled_children', 'short_breaks', 'inclusive_sports'],
    [child.send === 'sen_support' || child.send === 'ehc_plan', `${here}/send`, 'send_advice'],
    [isCarer(child), `${here}/youngCarer`, 'young_carers'],
    [child.attendance != null, `${here}/attendance`, 'attendance'],
    [hasExclusions(child), `${here}/exclusions`, 'alternative_provision'],
    [child.pregnant === true || child.expectedDate !== undefined, `${here}/pregnant`, 'maternity'],
    [child.interpreterNeeded === true, `${here}/interpreterNeeded`, 'language_and_settling'],
    [seeksAsylum(child), `${here}/asylumStatus`, 'legal_advice'],
    [
      (assessed?.emotionalAndBehavioural ?? []).length > 0,
      `/assessment/children/${needs}/needs/emotionalAndBehavioural`,
      'mental_health',
    ],
    [
      (assessed?.relationships ?? []).length > 0,
      `/assessment/children/${needs}/needs/relationships`,
      'parenting',
    ],
    [parents?.mentalHealth === true, '/parentalFactors/mentalHealth', 'mental_health'],
    [parents?.domesticAbuse === true, '/parentalFactors/domesticAbuse', 'domestic_abuse'],
    [parents?.substanceMisuse === true, '/parentalFactors/substanceMisuse', 'drugs_and_alcohol'],
    [true, here, 'family_hubs'],
  ]
  const wants = rules.flatMap(([speaks, because, ...categories]) =>
    speaks ? categories.map((category) => ({ category, because })) : [],
  )
  return wants.filter(
    (want, place) => wants.findIndex(({ category }) => category === want.category) === place,
  )
}

const isCarer = ({ youngCarer }: FormChild): boolean =>
  youngCarer?.identifiedBy === 'council_after_referral' || youngCarer?.identifiedBy === 'referrer'

const hasExclusions = ({ exclusions }: FormChild): boolean =>
  exclusions != null && 'items' in exclusions && exclusions.items.length > 0

const seeksAsylum = ({ asylumStatus }: FormChild): boolean =>
  asylumStatus != null && !['none', 'not_known'].includes(asylumStatus)

/** Completed years on a day; both possible ones where only the year of birth is known. Not born yet is 0. */
export function agesOn(
  { dateOfBirth, yearOfBirth, expectedDate }: FormChild,
  on: LocalDate,
): { from: number; to: number } | undefined {
  if (typeof dateOfBirth === 'string' && dateOfBirth !== 'not_known') {
    const age = Math.max(0, ageOn(dateOfBirth, on))
    return { from: age, to: age }
  }
  if (expectedDate !== undefined) return { from: 0, to: 0 }
  if (yearOfBirth === undefined) return undefined
  const years = Math.max(0, Number(on.slice(0, 4)) - yearOfBirth)
  return { from: Math.max(0, years - 1), to: years }
}
