import type { LocalDate } from '#calendar/index.ts'
import type { ConsentRecord } from './consent-record.ts'
import { type Entitlement, entitlement } from './entitlement.ts'
import type { ProblemCode } from './problem-codes.ts'
import { dayOf, isPermissive, isTooEarly, type Standing, standingRecords } from './standing.ts'
import type { Subject } from './subject.ts'

/** What stands between a subject and consent; `index` is the record it lies in. */
export type PermissionProblem = { code: ProblemCode; index?: number }

/** Whether one child's information may go on, by whose records, and what stands in the way. */
export type Permission = {
  subject: Subject
  given: boolean
  problems: PermissionProblem[]
  /** The records on which it rests. */
  restsOn: Standing[]
  /** Different answers of people who are, or may be, entitled: the more protective one holds. */
  disagreement: boolean
  /** Somebody who may not decide said no. It does not bind; it must be seen. */
  objections: Standing[]
}

type Judged = Standing & { entitlement: Entitlement }

/** The permission for one child on a day, from all records of the form. */
export function permissionFor(
  subject: Subject,
  records: readonly ConsentRecord[],
  on: LocalDate,
): Permission {
  const standing = standingRecords(records, subject.key, on).map(
    (row): Judged => ({ ...row, entitlement: entitlement(row.record, subject, dayOf(row.record, on)) }),
  )
  const against = standing.filter(isAgainst)
  const inFavour = standing.filter((row) => !isAgainst(row))
  const binding = against.filter((row) => row.entitlement.status !== 'no')
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
    record.subjects.includes(subject.key) && isTooEarly(record, on)
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

/** A no; or a yes with limits that nobody wrote down, which nobody could keep to. */
const isAgainst = (row: Standing): boolean => !isPermissive(row.state) || limitsNotWritten(row)

const limitsNotWritten = ({ state, record }: Standing): boolean =>
  state === 'given_with_limitations' && !record.limitations?.length

function problemOf(row: Judged): PermissionProblem {
  const { state, index, entitlement } = row
  if (state === 'not_sought' || state === 'refused' || state === 'withdrawn') return { code: state, index }
  if (entitlement.status !== 'yes') return { code: entitlement.problem, index }
  return { code: 'limitations_not_written', index }
}
