import { londonDate } from '#calendar/index.ts'
import { type ConsentOverride, type ConsentRecord, standingRecords } from '#consent/index.ts'
import type { Fault } from '#platform/faults.ts'
import { checkForm, type Issue, type ReferralForm } from '#referrals/index.ts'

/** What was said, and at which pointer of the body: the checks point there. */
export type Said =
  | { readonly kind: 'record'; readonly said: ConsentRecord; readonly place: string }
  | { readonly kind: 'override'; readonly said: ConsentOverride; readonly place: string }

type Found = { faults: Fault[]; issues: Issue[] }

/** On a form that reports danger these are doubts; nothing that is recorded later is held up by them. */
const NEEDED = ['limitation_missing', 'limitation_contradicts_state']

/** What the form's own checks find in it, and what only holds of what is said later. `form` has all that was said before. */
export function checkConsent(form: ReferralForm, { said, ...what }: Said, now: Date): Found {
  const { records } = form.consent ?? { records: [] }
  const isRecord = what.kind === 'record'
  const onForm = isRecord ? `/consent/records/${records.length}` : '/consent/override'
  const consent = isRecord
    ? { ...form.consent, records: [...records, said as ConsentRecord] }
    : { records, override: said as ConsentOverride }
  const found = checkForm({ ...form, consent }, { today: londonDate(now) })
  const here = <Place extends Fault>(places: readonly Place[]): Place[] =>
    places
      .filter(({ pointer }) => pointer === onForm || pointer.startsWith(`${onForm}/`))
      .map((one) => ({ ...one, pointer: `${what.place}${one.pointer.slice(onForm.length)}` }))
  const issues = here(found.issues)
  return {
    faults: [
      ...here(found.faults),
      ...issues
        .filter(({ code }) => NEEDED.includes(code))
        .map(({ pointer, code, message }) => ({ pointer, code, message })),
      ...(isRecord ? notYetGiven(said as ConsentRecord, what.place, now) : []),
    ],
    issues: [
      ...issues.filter(({ code }) => !NEEDED.includes(code)),
      ...(isRecord ? doubts(records, said as ConsentRecord, what.place, form, now) : []),
    ],
  }
}

const isYes = ({ state }: ConsentRecord) => state === 'given' || state === 'given_with_limitations'

/** A form's slip of the pen is doubted; a yes that is recorded by itself has been said, or is none. */
const notYetGiven = (record: ConsentRecord, at: string, now: Date): Fault[] =>
  isYes(record) && !(Date.parse(record.at) <= now.getTime())
    ? [
        {
          pointer: `${at}/at`,
          code: 'not_yet_given',
          message: 'A permission cannot be recorded before it is given.',
        },
      ]
    : []

/** What a person should look at again, although it is recorded. */
function doubts(
  before: readonly ConsentRecord[],
  said: ConsentRecord,
  at: string,
  form: ReferralForm,
  now: Date,
): Issue[] {
  const overtaken = said.subjects.filter((key) => !standsFor(key, [...before, said], form, now))
  const besides =
    said.state === 'withdrawn' && said.subjects.some((key) => besideAYes(key, before, said, form, now))
  return [
    ...(overtaken.length > 0
      ? [
          {
            pointer: `${at}/at`,
            code: 'overtaken',
            message: 'The same person has answered otherwise since: that answer stands.',
            severity: 'high' as const,
          },
        ]
      : []),
    ...(besides
      ? [
          {
            pointer: `${at}/givenBy`,
            code: 'beside_a_permission',
            message:
              'A permission of somebody else, or of the same person otherwise named, still stands beside it. A person looks at it.',
            severity: 'high' as const,
          },
        ]
      : []),
  ]
}

/** Whether the last of the records is among those that stand for somebody. */
export function standsFor(
  key: string,
  records: readonly ConsentRecord[],
  form: ReferralForm,
  now: Date,
): boolean {
  const standing = standingRecords(records, subjectOf(key, form), { on: londonDate(now) })
  return standing.some(({ index }) => index === records.length - 1)
}

const besideAYes = (
  key: string,
  before: readonly ConsentRecord[],
  said: ConsentRecord,
  form: ReferralForm,
  now: Date,
): boolean =>
  standingRecords([...before, said], subjectOf(key, form), { on: londonDate(now) }).some(({ record }) =>
    isYes(record),
  )

/** A child of the form, or somebody else on it: whoever is old enough answers for themselves. */
export const subjectOf = (key: string, { children, people = [] }: ReferralForm) =>
  [...children, ...people].find((each) => each.key === key) ?? { key }
