import type { LocalDate } from '#calendar/index.ts'
import type { ChildEvaluation, Evaluation, EvaluationResult } from '#eligibility/index.ts'
import type { Fault } from '#platform/faults.ts'
import { type CriteriaAgainst, criteriaAgainst, declinesAgainst } from './against-criteria.ts'
import {
  contradictions,
  evaluationOf,
  ownFrontDoorFaults,
  reasonFaults,
  referBackFaults,
  substanceFaults,
  whichChildren,
} from './check-children.ts'
import { memberFaults } from './check-members.ts'
import type { NewChildDecision, NewDecision } from './new-decision.ts'
import { DECIDING_ROLES, type DecidingRole, ruleOf } from './outcomes.ts'
import { type SecondSigners, secondSigners } from './second-signature.ts'

export type DecisionFacts = {
  readonly council: string
  /** The keys of the children of the current revision. */
  readonly children: readonly string[]
  readonly evaluation: Evaluation
  /** The caller's roles in this council that reach this referral. */
  readonly roles: readonly DecidingRole[]
  readonly safeguarding: boolean
  readonly challengeOpen: boolean
  readonly today: LocalDate
}

export type Checked = {
  readonly kind: 'sound'
  /** The role it is recorded in. */
  readonly role: DecidingRole
  /** Who has to sign second; null where it takes effect at once. */
  readonly needsSecondPerson: SecondSigners
  readonly results: ReadonlyMap<string, EvaluationResult>
  readonly against: readonly CriteriaAgainst[]
  readonly issues: readonly Fault[]
}

export type CheckedDecision =
  | Checked
  | { readonly kind: 'not_yours' | 'only_protection' | 'faulty'; readonly faults: Fault[] }

/** Whether a decision may be recorded as it stands: by this person, on this referral, today. Pure. */
export function checkDecision(decision: NewDecision, facts: DecisionFacts): CheckedDecision {
  const { children } = decision
  const role = roleFor(children, facts.roles)
  if (role === undefined) return { kind: 'not_yours', faults: notYours(children, facts.roles) }
  const delayed = facts.challengeOpen ? notProtective(children) : []
  if (delayed.length > 0) return { kind: 'only_protection', faults: delayed }
  const faults = [
    ...whichChildren(children, facts.children, facts.challengeOpen),
    ...memberFaults(decision, facts.today),
    ...ownFrontDoorFaults(decision, facts.council),
    ...referBackFaults(decision, facts.safeguarding),
  ]
  // What a child's outcome is held against is known only once the children are the right ones.
  if (faults.length > 0) return { kind: 'faulty', faults }
  const evaluated = children.map((child) => ({ child, found: resultOf(facts.evaluation, child.key) }))
  const unexplained = [
    ...evaluated.flatMap(({ child, found }, at) => reasonFaults(child, found.result, `/children/${at}`)),
    ...substanceFaults(decision, facts.evaluation),
  ]
  if (unexplained.length > 0) return { kind: 'faulty', faults: unexplained }
  return {
    kind: 'sound',
    role,
    needsSecondPerson: secondSigners(
      evaluated.map(({ child, found }) => ({ outcome: child.outcome, result: found.result })),
      role,
    ),
    results: new Map(evaluated.map(({ child, found }) => [child.key, found.result])),
    against: evaluated.flatMap(({ child, found }) =>
      declinesAgainst(child.outcome, found.result)
        ? [criteriaAgainst(child.key, found, facts.evaluation)]
        : [],
    ),
    issues: contradictions(children),
  }
}

/** A decision is recorded in one role that may record all of it: the one with the widest say. */
const roleFor = (children: readonly NewChildDecision[], roles: readonly DecidingRole[]) =>
  DECIDING_ROLES.find(
    (role) => roles.includes(role) && children.every(({ outcome }) => ruleOf(outcome).roles.includes(role)),
  )

function notYours(children: readonly NewChildDecision[], roles: readonly DecidingRole[]): Fault[] {
  const faults = children.flatMap(({ outcome }, at): Fault[] => {
    const may = ruleOf(outcome).roles
    if (may.some((role) => roles.includes(role))) return []
    return [{ pointer: `/children/${at}/outcome`, code: 'role_needed', message: `For ${may.join(', ')}.` }]
  })
  if (faults.length > 0) return faults
  const message = 'No one of your roles may record all of these together.'
  return [{ pointer: '/children', code: 'role_needed', message }]
}

const notProtective = (children: readonly NewChildDecision[]): Fault[] =>
  children.flatMap(({ outcome }, at) =>
    ruleOf(outcome).protective
      ? []
      : [
          {
            pointer: `/children/${at}/outcome`,
            code: 'not_protective',
            message: 'A challenge is open: only what protects a child may be recorded meanwhile.',
          },
        ],
  )

function resultOf(evaluation: Evaluation, key: string): ChildEvaluation {
  const found = evaluationOf(evaluation, key)
  if (found === undefined) throw new Error('An evaluation lacks a child of its form.')
  return found
}
