import { type Static, Type } from 'typebox'

/** The three values. Undetermined is neither yes nor no, all the way to the statistics. */
export const Status = Type.Enum(['met', 'not_met', 'undetermined'], {
  $id: 'CriterionStatus',
  description: 'Undetermined is an answer of its own: it never stands for not met.',
})
export type Status = Static<typeof Status>

/** Strong Kleene conjunction: one "not met" decides, whatever is unknown. */
export function both(a: Status, b: Status): Status {
  if (a === 'not_met' || b === 'not_met') return 'not_met'
  return a === 'met' && b === 'met' ? 'met' : 'undetermined'
}

/** Strong Kleene disjunction: one "met" decides, whatever is unknown. */
export function either(a: Status, b: Status): Status {
  if (a === 'met' || b === 'met') return 'met'
  return a === 'not_met' && b === 'not_met' ? 'not_met' : 'undetermined'
}

/** Strong Kleene negation: the opposite of unknown is unknown. */
export function opposite(a: Status): Status {
  if (a === 'undetermined') return a
  return a === 'met' ? 'not_met' : 'met'
}

/** At least n of a list of which `met` members count and `open` ones might; an incomplete list may hold more. */
export function atLeast(n: number, met: number, open: number, complete: boolean): Status {
  if (met >= n) return 'met'
  return complete && met + open < n ? 'not_met' : 'undetermined'
}
