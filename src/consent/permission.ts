import type { ConsentRecord } from './consent-record.ts'
import type { ProblemCode } from './problem-codes.ts'
import { isAgainst, isTooEarly, type JudgedStanding, type Moment, standingRecords } from './standing.ts'
import type { Subject } from './subject.ts'

/** What stands between a subject and consent; `index` is the record it lies in. */
export type PermissionProblem = { code: ProblemCode; index?: number }

/** Whether one person's information may go on, by whose records, and what stands in the way. */
export type Permission = {
  subject: Subject
  given: boolean
  problems: PermissionProblem[]
  /** The records on which it rests. */
  restsOn: JudgedStanding[]
  /** Different answers of people who are, or may be, entitled: the more protective one holds. */
  disagreement: boolean
  /** Somebody who may not decide said no. It does not bind; it must be seen. */
  objections: JudgedStanding[]
}

/** The permission for one subject at a moment, from all records of the form. */
export function permissionFor(
  subject: Subject,
  records: readonly ConsentRecord[],
  moment: Moment,
): Permission {
  const standing = standingRecords(records, subject, moment)
  const against = standing.filter(isAgainst)
  const inFavour = standing.filter((row) => !isAgainst(row))
  const binding = against.filter((row) => row.binds)
  const entitled = inFavour.filter((row) => row.entitlement.status === 'yes')

  if (entitled.length > 0 && binding.length === 0)
    return {
      subject,
      given: true,
      problems: [],
      restsOn: entitled,
      disagreement: new Set(entitled.map((row) => row.state)).size > 1,
      objections: against,
    }

  const early = records.flatMap((record, index): PermissionProblem[] =>
    record.subjects.includes(subject.key) && isTooEarly(record, moment)
      ? [{ code: 'dated_in_future', index }]
      : [],
  )
  const inTheWay = binding.length > 0 ? binding : standing
  const problems = [...inTheWay.map(problemOf), ...(binding.length > 0 ? [] : early)]
  return {
    subject,
    given: false,
    problems: problems.length > 0 ? problems : [{ code: 'no_record' }],
    restsOn: [],
    disagreement: entitled.length > 0,
    objections: [],
  }
}

function problemOf(row: JudgedStanding): PermissionProblem {
  const { state, index, entitlement } = row
  if (state === 'not_sought' || state === 'refused' || state === 'withdrawn') return { code: state, index }
  if (entitlement.status !== 'yes') return { code: entitlement.problem, index }
  return { code: 'limitations_not_written', index }
}
