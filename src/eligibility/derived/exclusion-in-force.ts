import { isUnknown } from '../named-facts/named-fact.ts'
import { type DerivedTruth, MET, NOT_MET, undetermined } from './derived-fact.ts'
import { dayProblem } from './possible-day.ts'

/** Not cancelled (A15), and not dated in the future. */
export const exclusionInForce: DerivedTruth = {
  gives: 'truth',
  uses: ['exclusion.status', 'exclusion.startedOn'],
  compute: ({ exclusion: { status, startedOn }, on }) => {
    if (status === 'cancelled') return NOT_MET
    const reason = isUnknown(startedOn) ? undefined : dayProblem(startedOn, on, 'The first day')
    if (reason) return undetermined({ lacking: ['exclusion.startedOn'], reason })
    return status === 'in_force' ? MET : UNKNOWN
  },
}

const UNKNOWN = undetermined({ lacking: ['exclusion.status'] })
