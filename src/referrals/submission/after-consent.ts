import type { LocalDate } from '#calendar/index.ts'
import type { GateDecision } from '#consent/index.ts'
import { CARRIED_BY_CONSENT, type ReferralStatus } from '../lifecycle/status.ts'
import type { ReferralForm } from '../marf/index.ts'
import type { ReferralRow } from '../queries/find-referral.ts'
import { dueOn } from './due.ts'
import { askFourQuestions, statusOf } from './four-questions.ts'

/** What a word about consent leaves of a referral. */
export type AfterConsent = {
  readonly gate: GateDecision
  readonly safeguarding: boolean
  readonly status: ReferralStatus
  /** People who are, or may be, entitled do not agree, and nothing but consent carries it: a person has to look. */
  readonly held: boolean
  readonly due: LocalDate | null
}

const NOT_DECIDED: readonly ReferralStatus[] = CARRIED_BY_CONSENT

/**
 * Asks the gate again over all that was said. `opens`: what was said now is a yes or an override. Nothing else
 * lets go on what was sent back, which a person may have done although the form itself says yes.
 */
export function afterConsent(
  referral: ReferralRow,
  form: ReferralForm,
  opens: boolean,
  now: Date,
): AfterConsent {
  const answers = askFourQuestions(form, now, referral.submitted_at)
  const { gate, safeguarding } = answers
  const disagree =
    gate.outcome === 'refer_back' && gate.reasons.some(({ code }) => code === 'answers_disagree')
  const status = statusAfter()
  const held =
    disagree && status !== 'referred_back' && (NOT_DECIDED.includes(status) || referral.consent_hold)
  const due = status === referral.status ? referral.due_on : dueOn(status, answers, now)
  return { gate, safeguarding, status, held, due }

  function statusAfter(): ReferralStatus {
    const { status } = referral
    if (status === 'referred_back') {
      if (!opens || gate.outcome === 'refer_back') return status
      return statusOf(form, answers) === 'redirected' ? 'redirected' : 'received'
    }
    const isCarried = gate.outcome !== 'refer_back' || disagree
    return isCarried || !NOT_DECIDED.includes(status) ? status : 'referred_back'
  }
}
