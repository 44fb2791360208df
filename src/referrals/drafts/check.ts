import { londonDate } from '#calendar/index.ts'
import { findCouncil } from '#councils/index.ts'
import type { Evaluation } from '#eligibility/index.ts'
import type { Fault } from '#platform/faults.ts'
import { faultsOfBody } from '#platform/validation.ts'
import { checkForm, type DraftForm, factsOf, type Issue, ReferralForm } from '../marf/index.ts'
import { dueOn } from '../submission/due.ts'
import { askFourQuestions, statusOf } from '../submission/four-questions.ts'
import { nextSteps } from '../submission/next-steps.ts'
import { evaluateFor } from '../submission/rule-sets.ts'
import { whyOf } from '../submission/why.ts'

export type CheckedDraft = { missing: Fault[]; faults: Fault[]; issues: Issue[] }

/** What a draft lacks and where it contradicts itself; nothing of either when it is a form that can be submitted. */
export function checkDraftForm(form: DraftForm, now: Date): CheckedDraft {
  const { faults, issues } = checkForm(form, { today: londonDate(now) })
  return { missing: faultsOfBody(ReferralForm, form), faults, issues }
}

/** The form as a whole one, where nothing stands against submitting it. */
export const wholeForm = (form: DraftForm, checked: CheckedDraft): ReferralForm | undefined =>
  checked.missing.length === 0 && checked.faults.length === 0 ? (form as ReferralForm) : undefined

/** What the criteria would say so far: every fact not yet there is unknown. */
export function evaluateSoFar(form: DraftForm, council: string, now: Date): Evaluation {
  const speaking = findCouncil(council)
  if (speaking === undefined) throw new Error(`There is no council called ${council}.`)
  return evaluateFor(speaking, factsOf(form), londonDate(now))
}

/** What the receipt would say of a whole form. */
export function foresee(form: ReferralForm, now: Date) {
  const answers = askFourQuestions(form, now)
  const status = statusOf(form, answers)
  const due = dueOn(status, answers, now)
  return {
    evaluation: answers.evaluation,
    would: { status, why: whyOf(status, answers), next: nextSteps(status, form, answers, due) },
  }
}
