import { isCriterionOfOthers, withMembers } from '#referrals/index.ts'
import type { DecisionRow } from '../queries/decisions.ts'
import type { Decision, DecisionState } from './decision.ts'
import type { DecisionFindings } from './findings.ts'
import type { NewChildDecision, NewDecision } from './new-decision.ts'
import type { DecidingRole } from './outcomes.ts'

/** The proposal that waits for its second signature, where there is one. */
export type Waiting = string | undefined

/**
 * A decision as its sender reads it: what was decided for whom, and what everybody is told. Never why in the
 * council's own words, what was looked up, another referral, a case's number, or a name.
 */
export const forSender = (row: DecisionRow): string => JSON.stringify(head(row, undefined, false))

/**
 * A decision as the council reads it: the record letter for letter, and what the service found beside it. `ofOthers`:
 * whether the reader's role is for what is known of other persons too (W16).
 */
export const forCouncil = (row: DecisionRow, waiting: Waiting, ofOthers: boolean): string =>
  withMembers(
    { ...head(row, waiting, true), ...signature(row) },
    { record: row.document, findings: ofOthers ? row.findings : findingsWithoutOthers(row.findings) },
  )

function findingsWithoutOthers(json: string): string {
  const findings = JSON.parse(json) as DecisionFindings
  const against = findings.against.map((each) => ({
    ...each,
    criteria: each.criteria.filter(({ id }) => !isCriterionOfOthers(id)),
  }))
  return JSON.stringify({ ...findings, against })
}

function head(row: DecisionRow, waiting: Waiting, names: boolean): Decision {
  const { children, referrer, family, reviewOn } = JSON.parse(row.document) as NewDecision
  const { whyNot: _internal, ...told } = family
  return {
    id: row.id,
    referral: row.referral_id,
    revision: row.revision,
    state: stateOf(row, waiting),
    children: children.map(outcomeOf),
    referrer,
    family: told,
    ...(reviewOn === undefined ? {} : { reviewOn }),
    recordedAt: row.proposed_at.toISOString(),
    tookEffectAt: row.took_effect_at?.toISOString() ?? null,
    dueOn: row.due_on,
    late: row.late ?? false,
    decidedBy: decidersOf(row, names),
    ...(row.challenge_id === null ? {} : { challenge: row.challenge_id }),
  }
}

/** A proposal that no longer waits has lapsed: nobody returned it, and nobody can sign it. */
const stateOf = (row: DecisionRow, waiting: Waiting): DecisionState =>
  row.state === 'proposed' && row.id !== waiting ? 'lapsed' : row.state

const outcomeOf = ({ levelOfNeed: _, duplicateOf: _other, openCase: _case, ...outcome }: NewChildDecision) =>
  outcome

const decider = (role: string, name: string | null, names: boolean) => ({
  role: role as DecidingRole,
  ...(names && name !== null ? { name } : {}),
})

const decidersOf = (row: DecisionRow, names: boolean) => [
  decider(row.proposed_role, row.proposer_name, names),
  ...(row.state === 'recorded' && row.confirmed_role !== null
    ? [decider(row.confirmed_role, row.confirmer_name, names)]
    : []),
]

const signature = (row: DecisionRow): Pick<Decision, 'secondSignature'> =>
  row.confirmed_at === null || row.confirmed_role === null
    ? {}
    : {
        secondSignature: {
          at: row.confirmed_at.toISOString(),
          agrees: row.state === 'recorded',
          note: row.confirmation_note ?? '',
          by: decider(row.confirmed_role, row.confirmer_name, true),
        },
      }
