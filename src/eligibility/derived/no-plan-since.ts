import type { FactUsed } from '../condition-result.ts'
import { isUnknown } from '../named-facts/named-fact.ts'
import type { Scope } from '../scope.ts'
import { type DerivedTruth, MET, NOT_MET, type OpenFact, undetermined } from './derived-fact.ts'
import { dayProblem } from './possible-day.ts'

const SOCIAL_CARE = ['social_care', 'screening_team'] as const

/** No child in need or child protection plan started on or after the first of the pair (A26). */
export const noPlanSince: DerivedTruth = {
  gives: 'truth',
  uses: [],
  compute: (scope) => {
    const plans = scope.child.plans
    if (plans === null) return undetermined({ lackingElsewhere: [listQuestion(scope, '/plans')] })
    const open: OpenFact[] = []
    let reason: string | undefined
    for (const [i, plan] of plans.items.entries()) {
      const problem = isUnknown(plan.startedOn)
        ? undefined
        : dayProblem(plan.startedOn, scope.on, 'A plan’s start')
      if (problem) reason = problem
      const startedOn = isUnknown(plan.startedOn) || problem ? null : plan.startedOn
      if (startedOn !== null && !scope.pair.open && startedOn < scope.pair.firstOn) continue
      if (startedOn === null) open.push(planQuestion(scope, i, 'startedOn'))
      if (isUnknown(plan.kind)) open.push(planQuestion(scope, i, 'kind'))
      else if (startedOn !== null && !scope.pair.open) return NOT_MET
    }
    if (!plans.complete) open.push(listQuestion(scope, '/plans/complete'))
    if (open.length > 0)
      return undetermined({ lackingElsewhere: open, ...(reason === undefined ? {} : { reason }) })
    return scope.pair.open && plans.items.length > 0 ? undetermined({}) : MET
  },
  otherFacts: (scope) => plansUsed(scope),
}

function plansUsed({ child, childAt }: Scope): FactUsed[] {
  return (child.plans?.items ?? []).flatMap((plan, i) =>
    plan.startedOn === null
      ? []
      : [{ pointer: `${childAt}/plans/items/${i}/startedOn`, value: plan.startedOn }],
  )
}

const listQuestion = ({ childAt }: Scope, path: string): OpenFact => ({
  pointer: childAt + path,
  question: 'Which child in need or child protection plans has the child had, and are these all?',
  whoCanAnswer: SOCIAL_CARE,
})

const planQuestion = ({ childAt }: Scope, i: number, member: 'startedOn' | 'kind'): OpenFact => ({
  pointer: `${childAt}/plans/items/${i}/${member}`,
  question:
    member === 'kind'
      ? 'Was it a child in need plan or a child protection plan?'
      : 'On which day did the plan start?',
  whoCanAnswer: SOCIAL_CARE,
})
