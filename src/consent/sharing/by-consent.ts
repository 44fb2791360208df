import type { GateReason, StandingLimitation } from '../gate-decision.ts'
import { disagreements, problemReasons } from '../gate-reasons.ts'
import { type Permission, permissionFor } from '../permission.ts'
import { type Moment, standingRecords } from '../standing.ts'
import { type SharingCategory, sharingCategory } from './categories.ts'
import type { HumanCheck } from './decision.ts'
import { type ExplicitlyCovered, explicitlyCovered } from './explicit.ts'
import { limitsOnSharing } from './limits-on-sharing.ts'
import type { ExternalRecipient, InternalRecipient, NamedProfessional, SharingQuestion } from './question.ts'
import { entriesNaming, isSocialCare } from './recipient.ts'

type ConsentRow = 6 | 7 | 8 | 9 | 10 | 11 | 12

/** What the family's word alone makes of it: rows 6 to 12. */
export type ByConsent = {
  row: ConsentRow
  allowed: SharingCategory[]
  stopped: { category: SharingCategory; reason: GateReason }[]
  reasons: GateReason[]
  restsOn: number[]
  limitations: StandingLimitation[]
  humanCheck: HumanCheck[]
}

const reason = (code: string, text: string): GateReason => ({ code, text })

const NO_SUBJECT = reason(
  'no_subject',
  'It is not said whose information is asked for, so no consent can cover it.',
)

const WHY: Record<ConsentRow, GateReason> = {
  6: reason('given', 'The family agreed to sharing inside the council.'),
  7: reason('given_with_limitations', 'The family agreed to sharing inside the council, with limits.'),
  8: reason('not_given', 'Without the family’s permission nothing is shared inside the council.'),
  9: reason('named_on_form', 'The family agreed, and the professional is named on the completed form.'),
  10: reason('not_given', 'The professional is named on the form, and the family has not agreed.'),
  11: reason('explicit_consent', 'The family agreed to this recipient explicitly.'),
  12: reason(
    'not_named',
    'The recipient is not a professional named on the completed form, and there is no explicit consent for it.',
  ),
}

const NARROW = reason(
  'narrow_category',
  'What is known of other persons goes to social care, or to whom the law or a person at risk requires, and to nobody else.',
)

/** Rows 6 to 12, whatever the purpose: whether the purpose is the family's is asked before. */
export function byConsent(
  question: SharingQuestion,
  recipient: InternalRecipient | ExternalRecipient,
  asked: readonly SharingCategory[],
  moment: Moment & { at: number },
): ByConsent {
  const { subjects, records } = question
  const permissions = subjects.map((subject) => permissionFor(subject, records, moment))
  const standing = subjects.map((subject) => ({
    subject: subject.key,
    standing: standingRecords(records, subject, moment),
  }))
  const limits = limitsOnSharing({ question, recipient, asked, on: moment.on }, standing)
  const isGiven = permissions.length > 0 && permissions.every((permission) => permission.given)
  const entries = entriesNaming(recipient, question.named)
  const explicit = explicitlyCovered(permissions, { question, recipient, asked, at: moment.at })
  const row = rowOf({
    recipient,
    isGiven,
    isLimited: limits.isLimited,
    isNamed: entries.length > 0,
    explicit,
  })
  const mayNotBeTold = row === 9 && entries.some((entry) => entry.mayBeTold === false)
  const carries = (row === 6 || row === 7 || row === 9 || row === 11) && !mayNotBeTold

  const stopped = carries ? [...limits.stopped, ...narrow(recipient, asked)] : []
  const allowed = carries ? asked.filter((one) => !stopped.some(({ category }) => category === one)) : []
  return {
    row,
    allowed,
    stopped,
    reasons: [
      ...(mayNotBeTold ? [MAY_NOT_BE_TOLD] : [WHY[row], ...notSaid(entries)]),
      ...(isGiven ? [] : whyNotGiven(permissions)),
      ...disagreements(permissions.filter((permission) => permission.given)),
      ...limits.notBinding,
      ...laterNo(question, moment.at),
    ],
    restsOn: restingOn(row, permissions, explicit),
    limitations: limits.limitations,
    humanCheck: carries ? limits.humanCheck : row === 12 ? explicit.humanCheck : [],
  }
}

function rowOf(facts: {
  recipient: InternalRecipient | ExternalRecipient
  isGiven: boolean
  isLimited: boolean
  isNamed: boolean
  explicit: ExplicitlyCovered
}): ConsentRow {
  const { isGiven } = facts
  if (facts.recipient.kind === 'internal_team') return isGiven ? (facts.isLimited ? 7 : 6) : 8
  if (facts.isNamed) return isGiven ? 9 : 10
  return facts.explicit.covered ? 11 : 12
}

const narrow = (recipient: InternalRecipient | ExternalRecipient, asked: readonly SharingCategory[]) =>
  isSocialCare(recipient)
    ? []
    : asked
        .filter((category) => sharingCategory(category).narrow)
        .map((category) => ({ category, reason: NARROW }))

const MAY_NOT_BE_TOLD = reason('may_not_be_told', 'The form says that this professional may not be told.')

/** Naming carries it; that nobody said whether the professional may be told has to be seen. */
const notSaid = (entries: readonly NamedProfessional[]): GateReason[] =>
  entries.some((entry) => entry.mayBeTold !== true)
    ? [reason('may_be_told_not_known', 'The form does not say whether this professional may be told.')]
    : []

/** Why the family's word does not carry it, subject by subject; different answers are for a person. */
const whyNotGiven = (permissions: readonly Permission[]): GateReason[] =>
  permissions.length === 0
    ? [NO_SUBJECT]
    : [
        ...permissions
          .filter((permission) => !permission.given && permission.disagreement)
          .map(({ subject }) => ({ ...DISAGREEMENT, subject: subject.key })),
        ...problemReasons(permissions),
      ]

/** People who are entitled, or may be, do not agree. */
export const DISAGREEMENT = reason(
  'disagreement',
  'People who are, or may be, entitled do not agree. It is held for a person; safeguarding is unaffected.',
)

const laterNo = ({ records, subjects }: SharingQuestion, at: number): GateReason[] =>
  records.flatMap((record, index) =>
    (record.state === 'refused' || record.state === 'withdrawn') &&
    Date.parse(record.at) > at &&
    subjects.some(({ key }) => record.subjects.includes(key))
      ? [
          {
            ...reason(
              'later_no',
              'A refusal or withdrawal is dated later than this instant. It counts from then.',
            ),
            pointer: `/consent/records/${index}`,
          },
        ]
      : [],
  )

const restingOn = (
  row: ConsentRow,
  permissions: readonly Permission[],
  explicit: ExplicitlyCovered,
): number[] => {
  const indices =
    row === 11 ? explicit.restsOn : permissions.flatMap(({ restsOn }) => restsOn.map((one) => one.index))
  return [...new Set(indices)].sort((a, b) => a - b)
}
