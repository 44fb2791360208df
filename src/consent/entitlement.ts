import type { LocalDate } from '#calendar/index.ts'
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
 * One answer may be for a child and for the adult who gives it: adults answer for themselves by whatever right
 * they answer for the child, and nobody's own no is set aside because they have no say about others.
 */
export function entitlement(record: ConsentRecord, subject: Subject, on: LocalDate): Entitlement {
  const giver = record.givenBy
  if (!giver) return notKnown('giver_not_recorded')
  const age = ageOfSubject(subject, on) ?? (subject.isAdult ? 18 : undefined)
  switch (giver.entitlement) {
    case 'parental_responsibility':
      if (speaksForSelf(record, subject))
        return age !== undefined && age >= 18 ? YES : notKnown('entitlement_not_known')
      return age !== undefined && age >= 18 ? no('giver_not_entitled') : YES
    case 'young_person_16_or_over':
      return forSelf(record, subject, age, 16, 'under_16_not_judged')
    case 'adult_for_themselves':
      return forSelf(record, subject, age, 18, 'entitlement_not_known')
    case 'child_judged_competent':
      return forSelf(record, subject, giver.competence ? 16 : age, 16, 'competence_not_judged')
    case 'none':
      return speaksForSelf(record, subject) ? notKnown('entitlement_not_known') : no('giver_not_entitled')
    default:
      return notKnown('entitlement_not_known')
  }
}

/** Too young is not known, not no: the child may be competent, so a refusal must count. */
function forSelf(
  record: ConsentRecord,
  subject: Subject,
  age: number | undefined,
  from: number,
  tooYoung: ProblemCode,
): Entitlement {
  const isSelf = speaksForSelf(record, subject)
  if (isSelf === undefined) return notKnown('entitlement_not_known')
  if (!isSelf) return no('giver_not_entitled')
  if (age === undefined) return notKnown(tooYoung === 'competence_not_judged' ? tooYoung : 'age_not_known')
  return age >= from ? YES : notKnown(tooYoung)
}

/** Nobody answers for a brother or sister by being old enough: the subject must speak. Undefined where it is not said who does. */
function speaksForSelf({ givenBy, subjects }: ConsentRecord, subject: Subject): boolean | undefined {
  if (givenBy?.person !== undefined) return givenBy.person === subject.key
  if (givenBy?.relation !== 'self') return false
  return subjects.length === 1 ? true : undefined
}
