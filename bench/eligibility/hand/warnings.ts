import { addYears, isLocalDate } from '../../../src/calendar/index.ts'
import type {
  ChildFacts,
  CriterionResult,
  EligibilityFacts,
  EvaluationWarning,
} from '../../../src/eligibility/index.ts'

/** What a person should see, though it changes no result. Without the link between assessments, as above. */
export function warningsOf(
  f: EligibilityFacts,
  all: readonly { c: ChildFacts; at: string; by: Record<string, CriterionResult> }[],
  on: string,
  texts: ReadonlyMap<string, EvaluationWarning>,
): EvaluationWarning[] {
  const found: EvaluationWarning[] = []
  const warn = (code: string, pointer: string) => {
    const text = texts.get(code)
    if (text && !found.some((one) => one.code === code && one.pointer === pointer))
      found.push({ ...text, pointer })
  }
  for (const { c, at } of all)
    if (c.parentalImpact?.willEscalate === true && f.statutoryRisk?.withoutService === 'would_not_follow') {
      warn('contradicting_judgements', `${at}/parentalImpact/willEscalate`)
      warn('contradicting_judgements', '/statutoryRisk/withoutService')
    }
  for (const { c, at, by } of all)
    if (by['TEH-P2']?.status === 'met' || by['TEH-P3']?.status === 'met')
      c.exclusions?.items.forEach((e, i) => {
        const old = isLocalDate(e.startedOn) && e.startedOn < addYears(on, -1)
        if (e.kind === 'fixed_term' && e.status !== 'cancelled' && old)
          warn('old_exclusion', `${at}/exclusions/items/${i}/startedOn`)
      })
  for (const { c, at, by } of all) if (by['TEH-P8']?.status === 'met') oldPairs(c, at, on, warn)
  for (const { c, at } of all) {
    const a = c.attendance
    const [possible, missed, stated] = [
      a?.possibleSessions,
      a?.unauthorisedSessions,
      a?.unauthorisedPercentage,
    ]
    if (typeof possible === 'number' && typeof missed === 'number' && typeof stated === 'number')
      if (Math.abs(100 * missed - stated * possible) > possible / 2)
        warn('percentage_disagrees', `${at}/attendance/unauthorisedPercentage`)
  }
  const work = f.priorWork
  if (work?.agencies && work.agenciesComplete === true) {
    const names = work.agencies.map((name) => name.trim().replace(/\s+/g, ' ').toLowerCase())
    if (new Set(names).size < 2 && names.filter((name) => name === '').length < 2)
      warn('single_agency', '/priorWork/agencies')
  }
  return found
}

function oldPairs(
  c: ChildFacts,
  at: string,
  on: string,
  warn: (code: string, pointer: string) => void,
): void {
  const items = c.assessments?.items ?? []
  const days = items
    .filter(({ section }) => section === '17' || section === '47')
    .flatMap(({ completedOn }) => (isLocalDate(completedOn) && completedOn <= on ? [completedOn] : []))
    .sort()
  const later = days.filter((day, i) => {
    const before = days[i - 1]
    return before !== undefined && day <= addYears(before, 1)
  })
  if (later.length > 0 && later.every((day) => day < addYears(on, -1)))
    warn('old_assessments', `${at}/assessments`)
  items.forEach((e, i) => {
    const day = e.completedOn
    if (e.section !== '47' || !isLocalDate(day)) return
    const near = ({ section, completedOn }: typeof e) =>
      section === '17' &&
      isLocalDate(completedOn) &&
      Math.abs(Date.parse(completedOn) - Date.parse(day)) <= 63 * 86_400_000
    if (items.some(near)) warn('perhaps_one_assessment', `${at}/assessments/items/${i}`)
  })
}
