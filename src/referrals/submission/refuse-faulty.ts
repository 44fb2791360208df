import { londonDate } from '#calendar/index.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import { checkForm, type Issue, type ReferralForm } from '../marf/index.ts'

/** What the form's own checks say: a refusal where it contradicts itself, and the doubts it is taken with. */
export function refuseFaulty(
  form: ReferralForm,
  now: Date,
): { refusal: Refusal | undefined; issues: Issue[] } {
  const { faults, issues } = checkForm(form, { today: londonDate(now) })
  return { refusal: faults.length === 0 ? undefined : refuse('form-not-valid', { errors: faults }), issues }
}
