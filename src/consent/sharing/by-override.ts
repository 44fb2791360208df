import type { ConsentNote, GateReason } from '../gate-decision.ts'
import { missingOfOverride, namesTheLaw } from '../override-notes.ts'
import type { SharingCategory } from './categories.ts'
import { placedAt } from './placed.ts'
import type { SharingOverride, SharingQuestion } from './question.ts'

/** What the overrides make of it: rows 13 to 15. */
export type ByOverride = {
  row: 13 | 15 | undefined
  allowed: SharingCategory[]
  /** The overrides on which it rests. */
  restsOn: number[]
  reasons: GateReason[]
  missing: ConsentNote[]
  /** An override for a recipient with no part in protecting anybody (row 14). */
  hasNoPart: boolean
}

type Found = {
  index: number
  row?: 13 | 15
  allowed: SharingCategory[]
  reason: GateReason
  missing: ConsentNote[]
}

/**
 * Only the basis, and the recipient's part or right, are needed: what else the note lacks is asked for and holds
 * nobody up. A legal requirement must name the law, as at the gate: a bare tick would undo N16.
 */
export function byOverride(question: SharingQuestion, asked: readonly SharingCategory[]): ByOverride {
  const found = question.overrides.map((override, index) => read(override, index, question, asked))
  const carrying = found.filter((one) => one.allowed.length > 0)
  return {
    row: carrying.some((one) => one.row === 13) ? 13 : carrying[0]?.row,
    allowed: asked.filter((category) => carrying.some((one) => one.allowed.includes(category))),
    restsOn: carrying.map((one) => one.index),
    reasons: found.map((one) => one.reason),
    missing: carrying.flatMap((one) => one.missing),
    hasNoPart: found.some((one) => one.reason.code === NO_PART.code),
  }
}

const because = (code: string, text: string) => ({ code, text })
const NO_PART = because(
  'no_part',
  'The recipient has no part in protecting the person at risk: it is decided as if there were no override.',
)
const PART = because(
  'part_in_protecting',
  'Somebody is at risk of harm, and the recipient has a part in protecting them.',
)
const NOT_ENTITLED = because('not_entitled_by_law', 'The law does not entitle this recipient to it.')
const LAW_NOT_NAMED = because(
  'legal_requirement_not_named',
  'A legal requirement is claimed and no law, order or warrant is named.',
)
const LAW = because('legal_requirement', 'The law requires it, and entitles this recipient.')
const NOT_RELEVANT = because('nothing_relevant', 'Nothing of what is asked for is relevant to it.')

function read(
  override: SharingOverride,
  index: number,
  question: SharingQuestion,
  asked: readonly SharingCategory[],
): Found {
  const pointer = `/overrides/${index}`
  const { relevantCategories, reasons: words } = override
  const none = (reason: GateReason): Found => ({
    index,
    allowed: [],
    reason: { ...reason, pointer },
    missing: [],
  })
  const isLegal = override.basis === 'legal_requirement'
  if (isLegal && override.entitledByLaw !== true) return none(NOT_ENTITLED)
  if (isLegal && !namesTheLaw(override)) return none(LAW_NOT_NAMED)
  if (!isLegal && override.partInProtecting !== true) return none(NO_PART)
  const allowed = asked.filter((one) => relevantCategories === undefined || relevantCategories.includes(one))
  if (allowed.length === 0) return none(NOT_RELEVANT)
  return {
    index,
    row: isLegal ? 15 : 13,
    allowed,
    reason: { ...(isLegal ? LAW : PART), pointer, ...(words === undefined ? {} : { words }) },
    missing: missingOf(override, index, question),
  }
}

/** The note's gaps, where they are to be filled. */
function missingOf(override: SharingOverride, index: number, { at }: SharingQuestion): ConsentNote[] {
  const notes = missingOfOverride(override).map(placedAt(index))
  const ask = (code: string, what: string, member: string) =>
    notes.push({ code, what, pointer: `/overrides/${index}/${member}` })
  if (override.relevantCategories === undefined)
    ask(
      'override_relevant_categories',
      'Which of what was shared is relevant, and why.',
      'relevantCategories',
    )
  if (override.decidedAt && Date.parse(override.decidedAt) > Date.parse(at))
    ask('override_decided_later', 'When it was decided: the note says later than it was shared.', 'decidedAt')
  return notes
}
