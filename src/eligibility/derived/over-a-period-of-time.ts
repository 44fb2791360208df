import type { FactName } from '../named-facts/index.ts'
import { isUnknown } from '../named-facts/named-fact.ts'
import { type DerivedTruth, MET, NOT_MET, undetermined } from './derived-fact.ts'
import { dayProblem } from './possible-day.ts'

const DAYS = ['priorWork.from', 'priorWork.to'] as const satisfies readonly FactName[]

/** A judgement without a minimum length (A4); the dates are its evidence and must be possible. */
export const overAPeriodOfTime: DerivedTruth = {
  gives: 'truth',
  uses: ['priorWork.overAPeriodOfTime', ...DAYS],
  compute: ({ family: { priorWork }, on }) => {
    if (priorWork.overAPeriodOfTime === false) return NOT_MET
    const { from, to } = priorWork
    const reason =
      (isUnknown(from) ? undefined : dayProblem(from, on, 'The first day of the work')) ??
      (isUnknown(to) ? undefined : dayProblem(to, on, 'The last day of the work')) ??
      (!isUnknown(from) && !isUnknown(to) && to < from ? 'The work ends before it begins.' : undefined)
    if (reason) return undetermined({ lacking: DAYS, reason })
    return priorWork.overAPeriodOfTime === true ? MET : UNKNOWN
  },
}

const UNKNOWN = undetermined({ lacking: ['priorWork.overAPeriodOfTime'] })
