import type { LocalDate } from '#calendar/index.ts'
import type { Open, OpenFact } from '../derived/derived-fact.ts'
import { dayProblem } from '../derived/possible-day.ts'
import { isUnknown } from '../named-facts/named-fact.ts'
import type { Scope } from '../scope.ts'
import type { AssessmentShape } from '../shape/lists.ts'

/** One assessment: its place in the list, and its day, or why that is open. */
export type DistinctAssessment = { at: string; day: LocalDate | null; open: Open }

/**
 * The assessments that count as one each. A section 47 enquiry carried out through an assessment of the
 * list is that assessment (A24), and has its day.
 */
export function distinctAssessments(scope: Scope): DistinctAssessment[] {
  const items = scope.child.assessments?.items ?? []
  const named = new Map<string, number[]>()
  items.forEach((item, i) => {
    if (item.reference !== null) named.set(item.reference, [...(named.get(item.reference) ?? []), i])
  })
  return items.flatMap((item, i) => {
    if (item.carriedOutThrough === null) return [assessmentAt(scope, item, i)]
    const through = named.get(item.carriedOutThrough) ?? []
    if (through.length !== 1) return [linkedNowhere(scope, i)]
    return through[0] === i || standsForItsRing(items, named, i) ? [assessmentAt(scope, item, i)] : []
  })
}

/** Two that name each other are one: the first of them by day, then by section, stands for both. */
function standsForItsRing(
  items: readonly AssessmentShape[],
  named: Map<string, number[]>,
  start: number,
): boolean {
  const seen = new Set<number>()
  let at: number | undefined = start
  while (at !== undefined && !seen.has(at)) {
    seen.add(at)
    const reference: string | null | undefined = items[at]?.carriedOutThrough
    const next: number[] | undefined = reference == null ? undefined : named.get(reference)
    at = next?.length === 1 ? next[0] : undefined
  }
  if (at !== start) return false
  const rank = (i: number) =>
    `${items[i]?.completedOn ?? ''} ${items[i]?.section ?? ''} ${items[i]?.reference ?? ''}`
  return [...seen].every((i) => rank(start) <= rank(i))
}

function assessmentAt(scope: Scope, item: AssessmentShape, i: number): DistinctAssessment {
  const at = `${scope.childAt}/assessments/items/${i}`
  const lackingElsewhere: OpenFact[] = []
  const reason = isUnknown(item.completedOn)
    ? undefined
    : dayProblem(item.completedOn, scope.on, 'The day of completion')
  if (isUnknown(item.completedOn) || reason)
    lackingElsewhere.push(question(at, 'completedOn', 'When was the assessment completed?'))
  if (isUnknown(item.section))
    lackingElsewhere.push(question(at, 'section', 'Was it an assessment under section 17 or section 47?'))
  const day = lackingElsewhere.length === 0 ? item.completedOn : null
  return { at, day, open: reason === undefined ? { lackingElsewhere } : { lackingElsewhere, reason } }
}

const linkedNowhere = (scope: Scope, i: number): DistinctAssessment => {
  const at = `${scope.childAt}/assessments/items/${i}`
  return {
    at,
    day: null,
    open: {
      lackingElsewhere: [
        question(at, 'carriedOutThrough', 'Through which assessment was the enquiry carried out?'),
      ],
      reason: 'The assessment it was carried out through is not in the list, or not the only one so named.',
    },
  }
}

const question = (at: string, member: string, text: string): OpenFact => ({
  pointer: `${at}/${member}`,
  question: text,
  whoCanAnswer: ['social_care', 'screening_team'],
})
