import type { LocalDate } from '#calendar/index.ts'
import type { AnyDocument } from '../record/index.ts'
import { qualityOf } from './quality.ts'
import { lastDays, ORGANISATION_RULES, SERVICE_RULES } from './rules.ts'

/** Whether a record looks like another changes with what others save: it is said where the record itself is shown. */
const OF_OTHERS = 'duplicate'

/** What a record in the list may lack. */
export const LACKS: readonly string[] = [
  ...new Set([...SERVICE_RULES, ...ORGANISATION_RULES].map(({ code }) => code)),
].filter((code) => code !== OF_OTHERS)

type Listed = {
  readonly score: number
  readonly lacks: readonly string[]
  /** The last day on which this holds; null where no day makes it another. */
  readonly holdsUntil: LocalDate | null
}

/** How good a record is by itself on a day, and how long that holds while nobody changes it. */
export function listedQuality(
  document: AnyDocument,
  reviewDueOn: LocalDate | null,
  today: LocalDate,
): Listed {
  const { score, findings } = qualityOf(document, { reviewDueOn, duplicates: 0 }, today)
  const ahead = lastDays(document, reviewDueOn).filter((day) => day >= today)
  return {
    score,
    lacks: [...new Set(findings.map(({ code }) => code))],
    holdsUntil: ahead.toSorted()[0] ?? null,
  }
}
