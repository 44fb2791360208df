import { daysBetween, isLocalDate } from '#calendar/index.ts'
import type { WarningFinder } from './finder.ts'

/** An assessment takes at most 45 working days, nine weeks: an enquiry that close may have been part of it. */
const NINE_WEEKS = 63

/** A section 17 and a section 47 assessment close together that nobody has linked (A24). */
export const perhapsOneAssessment: WarningFinder = ({ child, childAt }) => {
  const items = child.assessments?.items ?? []
  return items.flatMap((enquiry, i) =>
    enquiry.section === '47' && enquiry.carriedOutThrough === null && isLocalDate(enquiry.completedOn)
      ? items.some(
          ({ section, completedOn }) =>
            section === '17' &&
            isLocalDate(completedOn) &&
            isLocalDate(enquiry.completedOn) &&
            Math.abs(daysBetween(completedOn, enquiry.completedOn)) <= NINE_WEEKS,
        )
        ? [`${childAt}/assessments/items/${i}`]
        : []
      : [],
  )
}
