import type { CriterionResult, EvaluationResult, ResultReason } from '../../../src/eligibility/index.ts'
import { and, or, type Status } from './parts.ts'

const PRIORITIES = ['TEH-P1', 'TEH-P2', 'TEH-P3', 'TEH-P4', 'TEH-P5', 'TEH-P6', 'TEH-P7', 'TEH-P8', 'TEH-P9']

/** How each step to a result stands for one child. */
export type Steps = { danger: Status; care: Status; elsewhere: Status; eligible: Status; any: Status }

export const eligibleOf = (s3: Status, g1: Status, g2: Status, any: Status): Status =>
  and(s3, and(g1, and(g2, any)))

export function outcome(s: Steps): { result: EvaluationResult; couldStillBe?: EvaluationResult[] } {
  if (s.danger === 'met') return { result: 'emergency' }
  if (s.danger === 'not_met') {
    if (s.care === 'met') return { result: 'social_care' }
    if (s.care === 'not_met') {
      if (s.elsewhere === 'met') return { result: 'undetermined' }
      if (s.elsewhere === 'not_met') {
        if (s.eligible === 'met') return { result: 'eligible' }
        if (s.eligible === 'not_met') return { result: 'not_eligible' }
      }
    }
  }
  const possible: EvaluationResult[] = []
  const add = (result: EvaluationResult, status: Status): boolean => {
    if (status !== 'not_met' && !possible.includes(result)) possible.push(result)
    return status === 'met'
  }
  if (
    !add('emergency', s.danger) &&
    !add('social_care', s.care) &&
    !add('undetermined', s.elsewhere) &&
    !add('eligible', s.eligible)
  )
    possible.push('not_eligible')
  return { result: 'undetermined', couldStillBe: possible }
}

/** Which criteria make the eligibility what it is. */
function deciding(s: Steps, by: Record<string, CriterionResult>): string[] {
  const of = s.eligible
  const ids = ['TEH-S3', 'TEH-G1', 'TEH-G2'].filter((id) => by[id]?.status === of)
  return s.any === of ? [...ids, ...PRIORITIES.filter((id) => by[id]?.status === of)] : ids
}

export function reasonsOf(s: Steps, by: Record<string, CriterionResult>): ResultReason[] {
  const reasons: ResultReason[] = []
  const step = (status: Status, code: string, because: string, whenOpen: string, criteria: string[]) => {
    if (status === 'not_met') return false
    reasons.push({ code, text: status === 'met' ? because : whenOpen, criteria })
    return status === 'met'
  }
  if (
    step(
      s.danger,
      'emergency',
      'Immediate danger is reported. Ring 999 and the front door now; do not rely on the form.',
      'It is not known whether anybody is in immediate danger.',
      ['TEH-S1'],
    ) ||
    step(
      s.care,
      'social_care',
      'Significant harm is suspected, a plan or care status is open, or social care is asked for.',
      'It is not known whether this is for social care.',
      ['TEH-S2'],
    ) ||
    step(
      s.elsewhere,
      'no_published_criteria',
      'There are no published criteria for this borough. The portal takes its early help referrals; its own Early Help team decides.',
      'It is not known which borough the child lives in.',
      [],
    ) ||
    step(
      s.eligible,
      'eligible',
      'Both gates and at least one of the priorities are met.',
      'The gates or the priorities cannot be settled on what is known.',
      deciding(s, by),
    ) ||
    reasons.length > 0
  )
    return reasons
  const text = 'The criteria are not met on the facts known. A person confirms it.'
  return [{ code: 'not_eligible', text, criteria: deciding(s, by) }]
}

export const anyOf = (statuses: readonly Status[]): Status => statuses.reduce(or, 'not_met')
