import type { LocalDate } from '#calendar/index.ts'
import type { ConsentRecord } from './consent-record.ts'
import type { ConsentNote } from './gate-decision.ts'
import type { Permission } from './permission.ts'
import type { Standing } from './standing.ts'
import { ageOfSubject } from './subject.ts'

/** What the records a permission rests on still lack: the proof of it, not the permission. */
export function missingOfRecords(permissions: readonly Permission[], on: LocalDate): ConsentNote[] {
  const rows = new Map(permissions.flatMap((permission) => permission.restsOn.map((row) => [row.index, row])))
  return [
    ...[...rows.values()].flatMap(missingOfRecord),
    ...permissions.flatMap((p) => youngPersonsView(p, on)),
  ]
}

function missingOfRecord({ record, index }: Standing): ConsentNote[] {
  const notes: ConsentNote[] = []
  const ask = (code: string, member: string, what: string) =>
    notes.push({ code, what, pointer: `/consent/records/${index}/${member}` })
  const { givenBy, how, notice } = record
  const isHeldKnown = givenBy?.heldThrough && givenBy.heldThrough !== 'not_known'
  if (givenBy?.entitlement === 'parental_responsibility' && givenBy.relation !== 'mother' && !isHeldKnown)
    ask('held_through', 'givenBy/heldThrough', 'How this person holds parental responsibility.')
  if (!how || how === 'not_known') ask('how', 'how', 'How consent was given.')
  if (!notice) ask('notice', 'notice', 'Which version of the notice the family was shown.')
  return notes
}

/** From 16 a young person is presumed able to decide: where only a parent answered, theirs is asked for. */
function youngPersonsView(permission: Permission, on: LocalDate): ConsentNote[] {
  const { subject, restsOn } = permission
  const age = ageOfSubject(subject, on)
  const onlyParents = restsOn.every(({ record }) => record.givenBy?.entitlement === 'parental_responsibility')
  if (restsOn.length === 0 || age === undefined || age < 16 || !onlyParents) return []
  return [
    {
      code: 'young_persons_own_answer',
      what: 'The young person’s own answer: from 16 they are presumed able to decide.',
      subject: subject.key,
      pointer: '/consent/records',
    },
  ]
}

/** Where nobody was asked, the record must say why. */
export const missingWhyNotSought = (records: readonly ConsentRecord[]): ConsentNote[] =>
  records.flatMap(({ state, whyNotSought }, index) =>
    state === 'not_sought' && !whyNotSought
      ? [
          {
            code: 'why_not_sought',
            what: 'Why consent was not sought, with the reasons.',
            pointer: `/consent/records/${index}/whyNotSought`,
          },
        ]
      : [],
  )
