import type { LocalDate } from '#calendar/index.ts'
import type { Amendment } from '../amendment.ts'
import { type ReferralForm, reportsImmediateDanger } from '../marf/index.ts'
import type { ReferralRow } from '../queries/find-referral.ts'
import type { ReferralStatus } from '../status.ts'
import { amendedForm } from './amended-form.ts'
import { dueOn } from './due.ts'
import { askFourQuestions, type FourAnswers, statusOf } from './four-questions.ts'

/** What an addition leaves of a referral. */
export type AfterAmendment = {
  readonly form: ReferralForm
  readonly answers: FourAnswers
  readonly status: ReferralStatus
  /** Danger that nobody had reported before: it stops the referral until the call is confirmed. */
  readonly newDanger: boolean
  readonly due: LocalDate | null
}

/**
 * What an addition changes. Danger stops the referral as at submission; safeguarding reasons let one go on
 * that was referred back. Nothing else moves it: what the council has received stays with the council.
 */
export function afterAmendment(
  referral: ReferralRow,
  sent: { form: ReferralForm; amendments: readonly Amendment[] },
  added: Amendment,
  now: Date,
): AfterAmendment {
  const before = amendedForm(sent.form, sent.amendments)
  const form = amendedForm(sent.form, [...sent.amendments, added])
  const answers = askFourQuestions(form, now, referral.submitted_at)
  const newDanger = answers.danger && !reportsImmediateDanger(before)
  const status = newDanger
    ? 'emergency_stopped'
    : referral.status === 'referred_back'
      ? statusOf(form, answers)
      : referral.status
  const isNowReceived = status === 'received' && referral.status !== 'received'
  return {
    form,
    answers,
    status,
    newDanger,
    due: isNowReceived ? dueOn(status, answers.council, now) : referral.due_on,
  }
}
