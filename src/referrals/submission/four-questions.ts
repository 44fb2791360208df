import { londonDate } from '#calendar/index.ts'
import { type GateDecision, mayGoOn } from '#consent/index.ts'
import { type Council, findCouncil, type Route, routeReferral } from '#councils/index.ts'
import type { Evaluation } from '#eligibility/index.ts'
import type { ReferralStatus } from '../lifecycle/status.ts'
import { factsOf, hasSafeguardingReasons, type ReferralForm, reportsImmediateDanger } from '../marf/index.ts'
import { evaluateFor } from './rule-sets.ts'

/** The answers to the four questions a submission raises, in the order they are asked. */
export type FourAnswers = {
  /** Is anybody in danger? */
  readonly danger: boolean
  readonly safeguarding: boolean
  readonly safetyUnanswered: boolean
  /** Which council and service is it for? */
  readonly council: Council
  readonly route: Route
  /** May it go on? */
  readonly gate: GateDecision
  /** What do the criteria say? */
  readonly evaluation: Evaluation
}

/**
 * Asks the four questions of a form at `now`. The criteria are those of the day it was submitted, and speak of
 * that day, however late something is added. Pure.
 */
export function askFourQuestions(form: ReferralForm, now: Date, submittedAt: Date = now): FourAnswers {
  const on = londonDate(now)
  const safeguarding = hasSafeguardingReasons(form)
  const route = routeReferral(form)
  const council = findCouncil(route.council)
  if (council === undefined) throw new Error(`There is no council called ${route.council}.`)
  return {
    danger: reportsImmediateDanger(form),
    safeguarding,
    safetyUnanswered: isSafetyUnanswered(form),
    council,
    route,
    gate: mayGoOn(form.consent, { children: form.children, safeguardingReasons: safeguarding, on }),
    evaluation: evaluateFor(council, factsOf(form), londonDate(submittedAt)),
  }
}

const isSafetyUnanswered = (form: ReferralForm): boolean =>
  form.safety.adultAtRisk === 'not_known' ||
  form.children.some(
    (child) =>
      child.safety?.immediateDanger === 'not_known' || child.safety?.significantHarmSuspected === 'not_known',
  )

/** The status a submission gets: the first that applies. Danger stops everything, but not its written confirmation. */
export function statusOf(form: ReferralForm, answers: FourAnswers): ReferralStatus {
  if (answers.danger && form.channel !== 'phone_confirmation') return 'emergency_stopped'
  if (answers.gate.outcome === 'refer_back') return 'referred_back'
  if (answers.route.status === 'redirected' && !answers.danger) return 'redirected'
  return 'received'
}
