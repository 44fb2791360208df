import type { GateReason } from '../gate-decision.ts'
import type { StatisticsRecipient } from './question.ts'

/** A count from 1 to this lets somebody be recognised (N14). */
const SMALL_CELL = 5

/** Why a release could identify somebody; nothing where it cannot. */
export function whyIdentifying({ identifying, smallestCell }: StatisticsRecipient): GateReason[] {
  const isSmall = smallestCell !== null && !(Number.isInteger(smallestCell) && smallestCell > SMALL_CELL)
  return [
    ...(identifying === false
      ? []
      : [{ code: 'identifying', text: 'It could identify a person or a family.' }]),
    ...(isSmall
      ? [
          {
            code: 'small_cell',
            text: `A count from 1 to ${SMALL_CELL}, or one that is not known to be larger, has to be suppressed.`,
          },
        ]
      : []),
  ]
}
