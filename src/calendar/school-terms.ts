import { type Static, Type } from 'typebox'
import { addDays, dayOfWeek, daysBetween, type LocalDate } from './local-date.ts'

/**
 * A school term, both halves of it. Named by the calendar year it falls in and its season:
 * `2026-spring`, `2026-summer`, `2026-autumn`.
 */
export const SchoolTerm = Type.Object(
  {
    name: Type.String({ pattern: '^[0-9]{4}-(spring|summer|autumn)$', examples: ['2026-summer'] }),
    from: Type.String({ format: 'date' }),
    to: Type.String({ format: 'date' }),
    halfTerm: Type.Optional(
      Type.Object(
        { from: Type.String({ format: 'date' }), to: Type.String({ format: 'date' }) },
        {
          additionalProperties: false,
          description:
            'The first and the last day of the holiday in its middle. Without it nobody has entered one, and the whole term counts as term time.',
        },
      ),
    ),
  },
  { $id: 'SchoolTerm', additionalProperties: false },
)
export type SchoolTerm = Static<typeof SchoolTerm>

/** Whether a day is of a term’s half-term, or of a weekend beside it: councils give the days without school, Monday to Friday. */
export function isInHalfTerm({ halfTerm }: SchoolTerm, date: LocalDate): boolean {
  if (halfTerm === undefined) return false
  const weekday = dayOfWeek(date)
  const beside = weekday === 6 ? [-1, 2] : weekday === 7 ? [-2, 1] : []
  return [0, ...beside]
    .map((days) => addDays(date, days))
    .some((day) => halfTerm.from <= day && day <= halfTerm.to)
}

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
