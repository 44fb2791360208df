import { type Static, Type } from 'typebox'
import { daysBetween, type LocalDate } from './local-date.ts'

/**
 * A school term, both halves of it. Named by the calendar year it falls in and its season:
 * `2026-spring`, `2026-summer`, `2026-autumn`.
 */
export const SchoolTerm = Type.Object(
  {
    name: Type.String({ pattern: '^[0-9]{4}-(spring|summer|autumn)$', examples: ['2026-summer'] }),
    from: Type.String({ format: 'date' }),
    to: Type.String({ format: 'date' }),
  },
  { $id: 'SchoolTerm', additionalProperties: false },
)
export type SchoolTerm = Static<typeof SchoolTerm>

/** Longer than any summer holiday, shorter than any term: a longer gap hides a term nobody entered. */
const LONGEST_HOLIDAY_DAYS = 70

/**
 * The last term that was over before `on` (reading A8). Undefined where the calendar cannot say:
 * before its first term has ended, after its end, or where a term is missing. Never an older term instead.
 */
export function lastCompletedTerm(terms: readonly SchoolTerm[], on: LocalDate): SchoolTerm | undefined {
  let last: SchoolTerm | undefined
  let knownUpTo = on
  for (const term of terms) {
    if (term.to < on) {
      if (!last || term.to > last.to) last = term
    } else if (term.from < knownUpTo) knownUpTo = term.from
  }
  return last && daysBetween(last.to, knownUpTo) <= LONGEST_HOLIDAY_DAYS ? last : undefined
}
