import type { LocalDate } from '#calendar/index.ts'
import type { Amendment } from '../amendment.ts'
import type { ReferralStatus } from '../lifecycle/status.ts'
import { type ReferralForm, reportsImmediateDanger } from '../marf/index.ts'
import type { ReferralRow } from '../queries/find-referral.ts'
import { amendedForm } from './amended-form.ts'
import { dueOn } from './due.ts'
import { askFourQuestions, type FourAnswers, statusOf } from './four-questions.ts'

/** What an addition leaves of a referral. */
export type AfterAmendment = {
  readonly form: ReferralForm
  readonly answers: FourAnswers
  readonly status: ReferralStatus
  /** It reports danger, for the first time or once more: it stops the referral until the call is confirmed. */
  readonly newDanger: boolean
  readonly due: LocalDate | null
}

/**
 * What an addition changes. Danger stops the referral as at submission; safeguarding reasons let one go on
 * that was referred back; what the sender adds to a decided one has it looked at again. Nothing else moves it.
 */
export function afterAmendment(
  referral: ReferralRow,
  sent: { form: ReferralForm; amendments: readonly Amendment[] },
  added: Amendment,
  now: Date,
  actor: 'sender' | 'council',
): AfterAmendment {
  const before = amendedForm(sent.form, sent.amendments)
  const form = amendedForm(sent.form, [...sent.amendments, added])
  const answers = askFourQuestions(form, now, referral.submitted_at)
  const newDanger = answers.danger && (reportsDanger(added) || !reportsImmediateDanger(before))
  const status = newDanger ? 'emergency_stopped' : statusAfter(referral, form, answers, actor)
  const clockStarts = status !== referral.status && dueOn(status, answers, now) !== null
  return {
    form,
    answers,
    status,
    newDanger,
    due: clockStarts ? dueOn(status, answers, now) : sooner(referral, answers, now),
  }
}

function statusAfter(
  { status, safeguarding }: ReferralRow,
  form: ReferralForm,
  answers: FourAnswers,
  actor: 'sender' | 'council',
): ReferralStatus {
  // By safeguarding reasons alone: a person may have sent it back although the form itself says that consent is given.
  if (status === 'referred_back')
    return answers.safeguarding && !safeguarding ? statusOf(form, answers) : status
  return status === 'decided' && actor === 'sender' ? 'under_review' : status
}

/** Danger that is told again is told for a reason: whatever was reported before, and confirmed or revised since. */
const reportsDanger = ({ immediateDanger, answers }: Amendment): boolean =>
  immediateDanger === true ||
  (answers ?? []).some(({ pointer, value }) => /\/safety\/immediateDanger$/.test(pointer) && value === true)

/** Asking or adding moves no clock, but harm that nobody had reported before does not wait for tomorrow. */
function sooner(referral: ReferralRow, answers: FourAnswers, now: Date): LocalDate | null {
  const { due_on: due, safeguarding } = referral
  if (due === null || safeguarding || !answers.safeguarding) return due
  const today = dueOn('received', answers, now)
  return today !== null && today < due ? today : due
}
