import type { LocalDate } from '#calendar/index.ts'
import type { ConsentGiver } from './consent-giver.ts'
import type { ConsentRecord } from './consent-record.ts'
import type { ProblemCode } from './problem-codes.ts'
import { ageOfSubject, type Subject } from './subject.ts'

/** May this person answer for this subject? Three-valued, with what stands in the way. */
export type Entitlement = { status: 'yes' } | { status: 'no' | 'not_known'; problem: ProblemCode }

const YES: Entitlement = { status: 'yes' }
const no = (problem: ProblemCode): Entitlement => ({ status: 'no', problem })
const notKnown = (problem: ProblemCode): Entitlement => ({ status: 'not_known', problem })

/**
 * Whether the giver of a record may answer for a subject on the day of the answer: a holder of parental
 * responsibility until the subject is 18, a young person from 16, a younger child whom somebody judged competent.
 */
export function entitlement(record: ConsentRecord, subject: Subject, on: LocalDate): Entitlement {
  const giver = record.givenBy
  if (!giver) return notKnown('giver_not_recorded')
  const age = ageOfSubject(subject, on)
  switch (giver.entitlement) {
    case 'parental_responsibility':
      if (isSubject(giver, subject, record)) return notKnown('entitlement_not_known')
      return age !== undefined && age >= 18 ? no('giver_not_entitled') : YES
    case 'young_person_16_or_over':
      if (!isSubject(giver, subject, record)) return no('giver_not_entitled')
      if (age === undefined) return notKnown('age_not_known')
      return age >= 16 ? YES : no('under_16_not_judged')
    case 'child_judged_competent':
      if (!isSubject(giver, subject, record)) return no('giver_not_entitled')
      return giver.competence || (age ?? 0) >= 16 ? YES : notKnown('competence_not_judged')
    case 'adult_for_themselves':
      if (!isSubject(giver, subject, record)) return no('giver_not_entitled')
      if (age === undefined) return notKnown('age_not_known')
      return age >= 18 ? YES : no('giver_not_entitled')
    case 'none':
      return no('giver_not_entitled')
    default:
      return notKnown('entitlement_not_known')
  }
}

/** Nobody answers for a brother or sister by being old enough themselves: it must be the subject who speaks. */
function isSubject(giver: ConsentGiver, subject: Subject, record: ConsentRecord): boolean {
  if (giver.person !== undefined) return giver.person === subject.key
  return giver.relation === 'self' && record.subjects.length === 1
}
