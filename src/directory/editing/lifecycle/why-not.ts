import type { RecordKind } from '../../record/index.ts'
import type { Side } from '../sides.ts'
import { LIFECYCLE, RECORD_ACTIONS, type RecordAction, type State } from './rules.ts'

/** What the table looks at. */
export type Standing = State & { readonly kind: RecordKind; readonly sides: readonly Side[] }

export type WhyNot = 'other_side' | 'other_kind' | 'other_state'

/** The move that an action makes of a record as it stands, or why it makes none. */
export function moveOf(
  action: RecordAction,
  { kind, publication, change, sides }: Standing,
): { to: State } | { whyNot: WhyNot } {
  const theirs = LIFECYCLE[action].filter(({ by }) => by.some((side) => sides.includes(side)))
  if (theirs.length === 0) return { whyNot: 'other_side' }
  if (action === 'updateLocalOffer' && kind !== 'service') return { whyNot: 'other_kind' }
  const move = theirs.find((each) => each.publication.includes(publication) && each.change.includes(change))
  return move === undefined ? { whyNot: 'other_state' } : { to: { publication, change, ...move.to } }
}

/** All that may be done with it now, by operationId. */
export const possibleActions = (record: Standing): RecordAction[] =>
  RECORD_ACTIONS.filter((action) => 'to' in moveOf(action, record))
