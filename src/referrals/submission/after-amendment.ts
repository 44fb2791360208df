import { type ReferralForm, reportsImmediateDanger } from '../marf/index.ts'
import type { ReferralStatus } from '../status.ts'
import { askFourQuestions, type FourAnswers, statusOf } from './four-questions.ts'

/**
 * What an addition changes. Danger stops the referral as at submission; safeguarding reasons let one go on
 * that was referred back. Nothing else moves it: what the council has received stays with the council.
 */
export function afterAmendment(
  status: ReferralStatus,
  before: ReferralForm,
  after: ReferralForm,
  now: Date,
): { status: ReferralStatus; answers: FourAnswers } {
  const answers = askFourQuestions(after, now)
  if (answers.danger && !reportsImmediateDanger(before)) return { status: 'emergency_stopped', answers }
  if (status !== 'referred_back') return { status, answers }
  return { status: statusOf(after, answers), answers }
}
