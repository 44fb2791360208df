import { ageOn } from '#calendar/index.ts'
import { YEAR_GROUPS } from '#eligibility/index.ts'

/** A child who is two on 31 August begins N1 the next day. */
const AGE_OF_FIRST_YEAR_GROUP = 2

/** The year group usual for a date of birth in the school year of a day, with one either side. */
export function usualYearGroups(dateOfBirth: string, on: string): string[] {
  const year = Number(on.slice(0, 4))
  const schoolYearBegan = on.slice(5) >= '09-01' ? year : year - 1
  const usual = ageOn(dateOfBirth, `${schoolYearBegan}-08-31`) - AGE_OF_FIRST_YEAR_GROUP
  return YEAR_GROUPS.filter((_, position) => Math.abs(position - usual) <= 1)
}
