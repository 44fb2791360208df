import { type LocalDate, londonDate } from '#calendar/index.ts'
import type { GateReason } from '../gate-decision.ts'
import { type ByConsent, byConsent } from './by-consent.ts'
import { type ByOverride, byOverride } from './by-override.ts'
import { isSharingCategory, type SharingCategory } from './categories.ts'
import type { DeniedCategory, SharingDecision } from './decision.ts'
import { mayCaseGoOn } from './going-on.ts'
import { isSharingPurpose, SHARING_PURPOSES } from './purposes.ts'
import type { ExternalRecipient, InternalRecipient, SharingQuestion } from './question.ts'
import { asSeenFrom } from './recipient.ts'
import { rowParts, type SharingRowNumber } from './rows.ts'
import { whyIdentifying } from './statistics.ts'

/** Past every day a limit could name: what is asked at no readable instant is asked too late. */
const END_OF_TIME: LocalDate = '9999-12-31'

/**
 * May this be shared, or the case go on, at this instant? All rows of the table, of consent events so far and
 * nothing else: no clock, no memory. What no row allows is denied. It has to be asked when something is sent,
 * not when it is queued.
 */
export function decideSharing(question: SharingQuestion): SharingDecision {
  const at = Date.parse(question.at)
  const on = Number.isNaN(at) ? END_OF_TIME : londonDate(new Date(at))
  if (question.action === 'go_on') return mayCaseGoOn(question, on)

  const { purpose } = question
  const recipient = asSeenFrom(question.council, question.recipient)
  if (!isSharingPurpose(purpose))
    return denied(question, 18, [because('other_purpose', 'Nothing allows sharing for this purpose.')])
  if (recipient.kind === 'statistics')
    return purpose === 'statistics'
      ? release(question, whyIdentifying(recipient))
      : denied(question, 18, [because('not_statistics', 'A release of statistics serves no other purpose.')])
  if (purpose === 'statistics')
    return denied(question, 17, [because('identifying', 'The records of a case identify a family.')])
  return shareWith(recipient, question, { on, at })
}

const because = (code: string, text: string): GateReason => ({ code, text })

const NOT_BY_CONSENT = because(
  'purpose_not_by_consent',
  'The family’s agreement is for supporting the family. This purpose needs an override, which needs no note to go through.',
)

const askedOf = ({ categories }: SharingQuestion): SharingCategory[] => [
  ...new Set(categories.filter(isSharingCategory)),
]

/** Rows 6 to 15. Each category is carried by an override, by consent, or by nothing. */
function shareWith(
  recipient: InternalRecipient | ExternalRecipient,
  question: SharingQuestion,
  moment: { on: LocalDate; at: number },
): SharingDecision {
  const asked = askedOf(question)
  const overridden = byOverride(question, asked)
  const consent = ofTheFamily(question, byConsent(question, recipient, asked, moment))
  const allowed = asked.filter((one) => overridden.allowed.includes(one) || consent.allowed.includes(one))
  const adds = consent.allowed.some((one) => !overridden.allowed.includes(one))
  const row = overridden.row ?? (allowed.length === 0 && overridden.hasNoPart ? 14 : consent.row)
  const parts = rowParts(row)
  const reasons = [
    ...overridden.reasons,
    ...consent.reasons,
    ...(question.categories.length === 0
      ? [because('no_category', 'It is not said what is asked for.')]
      : []),
    ...safeguardingOnForm(question, allowed.length > 0),
  ]
  return {
    ...parts,
    answer: allowed.length > 0 ? 'allow' : 'deny',
    reasons,
    allowedCategories: allowed,
    deniedCategories: stops(question, allowed, overridden, consent),
    limitations: consent.limitations,
    restsOn: [
      ...overridden.restsOn.map((index) => ({ kind: 'override' as const, index })),
      ...(adds ? consent.restsOn.map((index) => ({ kind: 'consent' as const, index })) : []),
    ],
    writeDown:
      adds && row !== consent.row
        ? [...parts.writeDown, ...rowParts(consent.row).writeDown]
        : parts.writeDown,
    missing: overridden.missing,
    humanCheck: consent.humanCheck.filter((check) => check.categories.some((one) => !allowed.includes(one))),
  }
}

type OfTheFamily = Omit<ByConsent, 'row'> & { row: SharingRowNumber }

/** The family's agreement carries only what it was given for. */
function ofTheFamily({ purpose }: SharingQuestion, consent: ByConsent): OfTheFamily {
  if (isSharingPurpose(purpose) && SHARING_PURPOSES[purpose].byConsent) return consent
  return { ...consent, row: 18, allowed: [], stopped: [], reasons: [NOT_BY_CONSENT], humanCheck: [] }
}

/** For every category that is not allowed, what stops it. */
function stops(
  { categories }: SharingQuestion,
  allowed: readonly SharingCategory[],
  overridden: ByOverride,
  consent: OfTheFamily,
): DeniedCategory[] {
  const [why] = consent.reasons
  return [...new Set(categories)]
    .filter((category) => !allowed.some((one) => one === category))
    .map((category) => {
      if (!isSharingCategory(category)) return { category, stoppedBy: [UNKNOWN] }
      const found = consent.stopped.filter((one) => one.category === category).map((one) => one.reason)
      const stoppedBy = found.length === 0 && why ? [why] : found
      return { category, stoppedBy: overridden.row === undefined ? stoppedBy : [IRRELEVANT, ...stoppedBy] }
    })
}

const UNKNOWN = because('category_not_known', 'There is no such category.')
const IRRELEVANT = because('not_relevant', 'It is not said to be relevant to what the override is for.')

/** Reasons recorded on the form move the case on; they share nothing until somebody decides to. */
const safeguardingOnForm = (question: SharingQuestion, isAllowed: boolean): GateReason[] =>
  !isAllowed &&
  question.safeguardingReasons &&
  !question.overrides.some((override) => override.basis === 'safeguarding')
    ? [
        because(
          'safeguarding_reasons_on_form',
          'Safeguarding reasons are on the form. For a recipient with a part in protecting the person, record the override: it needs no note to go through.',
        ),
      ]
    : []

/** Rows 16 and 17. */
function release(question: SharingQuestion, why: GateReason[]): SharingDecision {
  if (why.length > 0) return denied(question, 17, why)
  const allowed = askedOf(question)
  const unknown = [...new Set(question.categories)].filter((one) => !isSharingCategory(one))
  if (allowed.length === 0 && unknown.length > 0) return denied(question, 17, [UNKNOWN])
  return {
    ...nothing(16),
    answer: 'allow',
    reasons: [because('nobody_identified', 'It identifies nobody, and no count is small.')],
    allowedCategories: allowed,
    deniedCategories: unknown.map((category) => ({ category, stoppedBy: [UNKNOWN] })),
    restsOn: [{ kind: 'nobody_identified' }],
  }
}

const nothing = (row: SharingRowNumber) => ({
  ...rowParts(row),
  allowedCategories: [],
  deniedCategories: [],
  limitations: [],
  restsOn: [],
  missing: [],
  humanCheck: [],
})

const denied = (question: SharingQuestion, row: 17 | 18, reasons: GateReason[]): SharingDecision => ({
  ...nothing(row),
  answer: 'deny',
  reasons,
  deniedCategories: [...new Set(question.categories)].map((category) => ({
    category,
    stoppedBy: isSharingCategory(category) ? reasons : [UNKNOWN],
  })),
})
